import { userEvent } from 'vitest/browser';
import { describe, expect, test } from 'vitest';
import type { ConfigDetail } from '../../../core/element/config-form.ts';
import { DEFAULT_CONFIG } from '../../../labs/diffusion/config.ts';
import type { DiffusionConfig } from '../../../labs/diffusion/types.ts';
import { DiffusionAdvanced } from '../../../labs/diffusion/views/advanced-panel.ts';
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

const build = (page: Parameters<typeof show>[2] = {}) => show(new DiffusionAdvanced(), {}, page);

async function enter(view: DiffusionAdvanced, id: string, value: string): Promise<void> {
  const input = find<HTMLInputElement>(view, `#${id}`);
  input.value = value;
  input.dispatchEvent(new Event('input'));
  await drawn(view);
}

const apply = (view: DiffusionAdvanced) => find<HTMLButtonElement>(view, 'button[type=submit]');

describe('<diffusion-advanced>', () => {
  test('sends the whole configuration once it is applied, and nothing before', async () => {
    const view = await build();
    const sent = listen<ConfigDetail<DiffusionConfig>>(view, 'lab-config');
    await enter(view, 'width', '128');
    await enter(view, 'points', '20');
    await enter(view, 'schedule-steps', '100');
    await userEvent.selectOptions(find(view, '#schedule-name'), 'linear-rescaled');
    await userEvent.click(find(view, 'input[value=x0]'));
    expect(sent).toEqual([]);
    await userEvent.click(apply(view));
    expect(sent).toEqual([
      {
        config: {
          ...DEFAULT_CONFIG,
          width: 128,
          points: 20,
          prediction: 'x0',
          schedule: { name: 'linear-rescaled', steps: 100, zeroTerminalSnr: false },
        },
      },
    ]);
  });

  test.each([
    ['schedule-steps', '1', '10 to 1000'],
    ['width', '7', '8 to 256'],
    ['batch', '', 'has to be a number'],
  ])('explains why %s cannot be “%s”', async (id, value, explanation) => {
    const view = await build();
    await enter(view, id, value);
    expect(textOf(view, '[role=alert]')).toContain(explanation);
    expect(findAll(view, '[aria-invalid=true]').map((each) => each.id)).toEqual([id]);
    expect(apply(view).disabled).toBe(true);
  });

  test('refuses a network that predicts the noise where no signal is left', async () => {
    const view = await build();
    await userEvent.click(find(view, 'input[name=schedule-zeroTerminalSnr]'));
    await userEvent.click(find(view, 'input[value=eps]'));
    expect(textOf(view, '[role=alert]')).toContain('predicts eps');
    expect(apply(view).disabled).toBe(true);
  });

  test('is accessible in light and dark, and fits 360 px', async () => {
    for (const scheme of ['light', 'dark'] as const) await expectAccessible(await build({ scheme }));
    expectNoOverflow(await build({ width: 360 }));
  });
});
