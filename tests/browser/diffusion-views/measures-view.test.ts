import { describe, expect, test } from 'vitest';
import { DiffusionMeasures, type MeasuresState } from '../../../labs/diffusion/views/measures-view.ts';
import { drawn, expectAccessible, expectNoOverflow, find, findAll, show, textOf } from '../view-support.ts';
import { MEASURES } from './fixture.ts';

const MEASURED: MeasuresState = {
  kind: 'measured',
  panels: [MEASURES, { ...MEASURES, energyDistance: 0.05 }],
  current: true,
};

const build = (state: MeasuresState = MEASURED, page: Parameters<typeof show>[2] = {}) =>
  show(new DiffusionMeasures(), { state }, page);

describe('<diffusion-measures>', () => {
  test('shows both panels beside the null band, and ticks what lies in it', async () => {
    const view = await build();
    const rows = findAll(view, 'table:first-of-type tbody tr').map((row) =>
      row.textContent!.replace(/\s+/g, ' ').trim(),
    );
    expect(rows[0]).toMatch(/^Energy distance within the null band: ✓ 0\.004 0\.050 −0\.003 to 0\.007$/);
    expect(rows[3]).toMatch(/^High-quality samples 97\.3 % 97\.3 % 98\.4 % to 99\.5 %$/);
    expect(rows[5]).toMatch(/^Negative log-likelihood 2\.910 2\.910 exact 2\.805$/);
  });

  test('a figure’s definition is one press away', async () => {
    const view = await build();
    find<HTMLButtonElement>(view, 'button.term').click();
    await drawn(view);
    expect(textOf(view, '.definition')).toContain('Székely');
    expect(find(view, 'button.term').getAttribute('aria-expanded')).toBe('true');
  });

  test('the score’s error by noise level is a chart and a table', async () => {
    const view = await build();
    expect(findAll(view, 'figure tbody tr')).toHaveLength(3);
    expect(findAll(view, 'svg circle')).toHaveLength(3);
  });

  test('says that it measures, why not, and that figures are of another step', async () => {
    expect(textOf(await build({ kind: 'working' }))).toContain('Measuring');
    expect(textOf(await build({ kind: 'failed', message: 'no luck' }), '[role=alert]')).toContain('no luck');
    expect(textOf(await build({ ...MEASURED, current: false } as MeasuresState))).toContain(
      'still the figures of step 800',
    );
  });

  test('is accessible in light and dark, and fits 360 px', async () => {
    for (const scheme of ['light', 'dark'] as const)
      await expectAccessible(await build(MEASURED, { scheme }));
    expectNoOverflow(await build(MEASURED, { width: 360 }));
  });
});
