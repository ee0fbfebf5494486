import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { ConfigDetail } from '../../../core/element/config-form.ts';
import { DEFAULT_CONFIG, LIMITS, PRESETS } from '../../../labs/endgame/config.ts';
import type { EndgameConfig } from '../../../labs/endgame/types.ts';
import { EndgameAdvanced } from '../../../labs/endgame/views/advanced-panel.ts';
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

const form = (config: EndgameConfig = DEFAULT_CONFIG, page: Parameters<typeof show>[2] = {}) =>
  show(new EndgameAdvanced(), { config }, page);

const input = (view: EndgameAdvanced, field: string) => find<HTMLInputElement>(view, `#${field}`);

async function enter(view: EndgameAdvanced, field: string, value: string): Promise<void> {
  input(view, field).value = value;
  input(view, field).dispatchEvent(new Event('input', { bubbles: true }));
  await drawn(view);
}

describe('<endgame-advanced>', () => {
  test('has a control for every field of the configuration', async () => {
    const view = await form();
    for (const field of Object.keys(DEFAULT_CONFIG)) {
      expect(findAll(view, `#${field}, [name=${field}]`).length, field).toBeGreaterThan(0);
    }
  });

  test('states the limits of every number', async () => {
    const view = await form();
    for (const field of findAll<HTMLInputElement>(view, 'input[type=number]')) {
      const { min, max } = LIMITS[field.id as Exclude<keyof typeof LIMITS, 'gamesPerStep'>];
      expect(find(view, `#${field.id}-hint`).textContent).toContain(`${min} to ${max}`);
    }
  });

  test('sends the whole configuration once it is applied, and nothing before', async () => {
    const view = await form();
    const sent: ConfigDetail<EndgameConfig>[] = listen(view, 'lab-config');
    await enter(view, 'group', '32');
    await userEvent.click(find(view, 'input[value=KRK]'));
    await userEvent.click(find(view, 'input[value=leave-one-out]'));
    await userEvent.click(find(view, 'input[name=control]'));
    expect(sent).toEqual([]);
    await userEvent.click(find(view, 'button[type=submit]'));
    expect(sent).toEqual([
      { config: { ...DEFAULT_CONFIG, group: 32, ending: 'KRK', advantage: 'leave-one-out', control: true } },
    ]);
  });

  test.each([
    ['width', '7', '8 to 256'],
    ['group', '2.5', 'whole number'],
    ['learningRate', '', 'has to be a number'],
    ['startsPerStep', '256', undefined],
    ['startsPerStep', '257', '1 to 256'],
    ['retreatBelow', '0.7', 'not below advanceAt'],
  ])('%s = %s', async (field, value, explanation) => {
    const view = await form();
    await enter(view, field, value);
    const problem = textOf(view, '[role=alert]');
    if (explanation === undefined) {
      expect(problem.trim()).toBe('');
    } else {
      expect(problem).toContain(explanation);
      expect(input(view, field).getAttribute('aria-invalid')).toBe('true');
      expect(find<HTMLButtonElement>(view, 'button[type=submit]').disabled).toBe(true);
    }
  });

  test('a new run puts its configuration into the form', async () => {
    const view = await form();
    await enter(view, 'slack', '3');
    view.config = PRESETS.rook;
    await drawn(view);
    expect(input(view, 'slack').value).toBe('8');
  });

  test('is accessible in light and dark, also with an error, and fits 328 px', async () => {
    for (const scheme of ['light', 'dark'] as const) {
      const view = await form(DEFAULT_CONFIG, { scheme });
      await expectAccessible(view);
      await enter(view, 'width', '7');
      await expectAccessible(view);
    }
    expectNoOverflow(await form(DEFAULT_CONFIG, { width: 328 }));
  });
});
