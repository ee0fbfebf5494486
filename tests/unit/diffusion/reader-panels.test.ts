import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG, DEFAULT_PANEL } from '../../../labs/diffusion/config.ts';
import { ReaderPanels } from '../../../labs/diffusion/reader-panels.ts';
import type { DiffusionConfig, DiffusionPicture, PanelConfig } from '../../../labs/diffusion/types.ts';

const HEUN: PanelConfig = { ...DEFAULT_PANEL, sampler: 'heun' };
const NO_SIGNAL: PanelConfig = {
  ...DEFAULT_PANEL,
  schedule: { ...DEFAULT_PANEL.schedule, zeroTerminalSnr: true },
};

/** Panels of a lab, with a count of the pictures that were asked for. */
function build(config: Partial<DiffusionConfig> = {}, picture?: Partial<DiffusionPicture>) {
  const asked = { count: 0 };
  const panels = new ReaderPanels([DEFAULT_PANEL, DEFAULT_PANEL], {
    config: () => ({ ...DEFAULT_CONFIG, ...config }),
    picture: () => picture as DiffusionPicture | undefined,
    asks: () => asked.count++,
    changed: () => {},
  });
  return { panels, asked };
}

describe('the panels', () => {
  it('are changed one at a time, or made alike', () => {
    const { panels, asked } = build();
    panels.edit({ index: 1, panel: HEUN });
    expect(panels.shown).toEqual([DEFAULT_PANEL, HEUN]);
    panels.copy({ index: 0 });
    expect(panels.shown).toEqual([HEUN, HEUN]);
    expect(asked.count).toBe(2);
  });

  it('stay as they are when one is refused', () => {
    const { panels, asked } = build();
    const bad = { ...DEFAULT_PANEL, steps: 0 };
    expect(() => panels.set([HEUN, bad])).toThrow(expect.objectContaining({ code: 'bad-config' }));
    expect(() => panels.set([HEUN] as never)).toThrow(expect.objectContaining({ code: 'bad-config' }));
    expect(panels.shown).toEqual([DEFAULT_PANEL, DEFAULT_PANEL]);
    expect(asked.count).toBe(0);
  });

  it('keep some signal at the first level for a network that predicts the noise', () => {
    const { panels } = build({ prediction: 'eps' });
    panels.take([NO_SIGNAL, HEUN]);
    expect(panels.shown).toEqual([DEFAULT_PANEL, HEUN]);
    const other = build({ prediction: 'v' });
    other.panels.take([NO_SIGNAL, HEUN]);
    expect(other.panels.shown).toEqual([NO_SIGNAL, HEUN]);
  });
});

describe('what both start from', () => {
  it('is asked for anew when it changes, and not otherwise', () => {
    const { panels, asked } = build();
    panels.choose({ weights: 'ema', field: 'off' });
    expect(asked.count).toBe(0);
    panels.choose({ weights: 'raw' });
    panels.choose({ count: 256 });
    panels.choose({ newNoise: true });
    expect(asked.count).toBe(3);
    expect(panels.request()).toMatchObject({ weights: 'raw', count: 256, noiseSeed: 1, field: false });
  });

  it('arrows are asked for once: another kind is drawn from what is there', () => {
    const without = build();
    without.panels.choose({ field: 'exact' });
    expect([without.asked.count, without.panels.request().field]).toEqual([1, true]);
    const there = build({}, { field: {} as DiffusionPicture['field'] });
    there.panels.choose({ field: 'exact' });
    expect(there.asked.count).toBe(0);
  });
});
