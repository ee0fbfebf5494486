import { userEvent } from 'vitest/browser';
import { describe, expect, test } from 'vitest';
import type { ConfigDetail } from '../../../core/element/config-form.ts';
import { DEFAULT_CONFIG, LIMITS, PRESETS } from '../../../labs/induction/config.ts';
import type { InductionConfig } from '../../../labs/induction/types.ts';
import { InductionAdvanced } from '../../../labs/induction/views/advanced-panel.ts';
import {
  drawn,
  expectAccessible,
  expectNoOverflow,
  find,
  findAll,
  listen,
  show,
  textOf,
} from '../view-support.ts';

const form = (config: InductionConfig = DEFAULT_CONFIG, page: Parameters<typeof show>[2] = {}) =>
  show(new InductionAdvanced(), { config }, page);

const input = (view: InductionAdvanced, field: string) => find<HTMLInputElement>(view, `#${field}`);
const apply = (view: InductionAdvanced) => find<HTMLButtonElement>(view, 'button[type=submit]');

async function enter(view: InductionAdvanced, field: string, value: string): Promise<void> {
  input(view, field).value = value;
  input(view, field).dispatchEvent(new Event('input', { bubbles: true }));
  await drawn(view);
}

describe('<induction-advanced>', () => {
  test('starts from the configuration of the run, and states the limit of every number', async () => {
    const view = await form(PRESETS.redundant);
    expect(input(view, 'heads').value).toBe('4');
    for (const field of [
      'vocabulary',
      'context',
      'width',
      'heads',
      'layers',
      'batch',
      'learningRate',
      'headDropout',
    ] as const) {
      const { min, max } = LIMITS[field];
      expect(find(view, `#${field}-hint`).textContent).toContain(`${min} to ${max}`);
    }
  });

  test('sends the whole configuration once it is applied, and nothing before', async () => {
    const view = await form();
    const sent = listen<ConfigDetail<InductionConfig>>(view, 'lab-config');
    await enter(view, 'heads', '4');
    await enter(view, 'learningRate', '0.003');
    await userEvent.click(find(view, 'input[value=bigrams]'));
    await userEvent.click(find(view, 'input[value=queries-and-keys]'));
    await userEvent.click(find(view, 'input[name=control]'));
    expect(sent).toEqual([]);
    await userEvent.click(apply(view));
    expect(sent).toEqual([
      {
        config: {
          ...DEFAULT_CONFIG,
          heads: 4,
          learningRate: 0.003,
          task: 'bigrams',
          positions: 'queries-and-keys',
          control: true,
        },
      },
    ]);
  });

  test('Enter in a field applies', async () => {
    const view = await form();
    const sent = listen<ConfigDetail<InductionConfig>>(view, 'lab-config');
    await userEvent.click(input(view, 'width'));
    await userEvent.keyboard('{Enter}');
    expect(sent).toEqual([{ config: DEFAULT_CONFIG }]);
  });

  test.each([
    ['width', '33', 'multiple of 2'],
    ['vocabulary', '1000', '8 to 256'],
    ['batch', '2.5', 'whole number'],
    ['context', '', 'has to be a number'],
    ['learningRate', '1', '0.1'],
  ])('explains why %s cannot be %s, and applies nothing', async (field, value, explanation) => {
    const view = await form();
    const sent = listen<ConfigDetail<InductionConfig>>(view, 'lab-config');
    await enter(view, field, value);
    expect(textOf(view, '[role=alert]')).toContain(explanation);
    expect(input(view, field).getAttribute('aria-invalid')).toBe('true');
    expect(findAll(view, '[aria-invalid=true]')).toHaveLength(1);
    expect(apply(view).disabled).toBe(true);
    find<HTMLFormElement>(view, 'form').requestSubmit();
    expect(sent).toEqual([]);
  });

  test('says what a step costs, and refuses one too costly for a small device', async () => {
    const view = await form();
    expect(textOf(view)).toContain('One step: 0.11 GFLOP');
    await enter(view, 'width', '128');
    await enter(view, 'context', '256');
    expect(textOf(view, '[role=alert]')).toContain('GFLOP; the limit is 2');
  });

  test('undo brings back the configuration of the run', async () => {
    const view = await form();
    const undo = findAll<HTMLButtonElement>(view, 'button')[1];
    expect(undo.disabled).toBe(true);
    await enter(view, 'heads', '4');
    await userEvent.click(undo);
    await drawn(view);
    expect(input(view, 'heads').value).toBe('2');
  });

  test('a new run puts its configuration into the form', async () => {
    const view = await form();
    await enter(view, 'heads', '8');
    view.config = PRESETS.bare;
    await drawn(view);
    expect(input(view, 'heads').value).toBe('1');
  });

  test('is accessible in light and dark, also with an error, and fits 360 px', async () => {
    for (const scheme of ['light', 'dark'] as const) {
      const view = await form(DEFAULT_CONFIG, { scheme });
      await expectAccessible(view);
      await enter(view, 'width', '33');
      await expectAccessible(view);
    }
    expectNoOverflow(await form(DEFAULT_CONFIG, { width: 360 }));
  });
});
