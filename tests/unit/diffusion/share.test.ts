import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { StateFields } from '../../../core/element/restore.ts';
import { differences, stateText } from '../../../core/element/share.ts';
import {
  DATASETS,
  DEFAULT_CONFIG,
  PRESETS,
  SAMPLERS,
  SCHEDULES,
  SPACINGS,
  validateConfig,
  VARIANCES,
  WEIGHTS,
} from '../../../labs/diffusion/config.ts';
import { readState } from '../../../labs/diffusion/restore.ts';
import { writeState, type ReaderState } from '../../../labs/diffusion/share.ts';
import type { DiffusionConfig, PanelConfig } from '../../../labs/diffusion/types.ts';
import { FIELD_KINDS } from '../../../labs/diffusion/views/arrows.ts';

let warnings: string[];
beforeEach(() => {
  warnings = [];
  vi.spyOn(console, 'warn').mockImplementation((text: string) => void warnings.push(text));
});
afterEach(() => vi.restoreAllMocks());

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true }).map((value) => value + 0);

const schedules = fc.record({
  name: fc.constantFrom(...SCHEDULES),
  steps: fc.integer({ min: 10, max: 1000 }),
  zeroTerminalSnr: fc.boolean(),
});

const panels: fc.Arbitrary<PanelConfig> = schedules.chain((schedule) =>
  fc.record({
    sampler: fc.constantFrom(...SAMPLERS),
    steps: fc.integer({ min: 1, max: schedule.steps }),
    eta: number(0, 1),
    variance: fc.constantFrom(...VARIANCES),
    spacing: fc.constantFrom(...SPACINGS),
    clip: fc.option(number(0.1, 100)),
    schedule: fc.constant(schedule),
  }),
);

const states: fc.Arbitrary<ReaderState> = fc.record({
  panels: fc.tuple(panels, panels),
  choices: fc.record({
    field: fc.constantFrom(...FIELD_KINDS),
    count: fc.integer({ min: 1, max: 5000 }),
    weights: fc.constantFrom(...WEIGHTS),
  }),
  time: number(0, 1),
  noise: fc.nat(),
  measuresOpen: fc.boolean(),
});

const coordinate = number(-4, 4);

const configs: fc.Arbitrary<DiffusionConfig> = fc
  .record({
    dataset: fc.constantFrom(...DATASETS.filter((name) => name !== 'drawn')),
    drawn: fc.array(fc.tuple(coordinate, coordinate), { maxLength: 20 }),
    points: fc.option(fc.integer({ min: 2, max: 100 })),
    dataScale: number(0.25, 8),
    schedule: schedules,
    prediction: fc.constantFrom('v' as const, 'x0' as const),
    depth: fc.integer({ min: 1, max: 4 }),
    learningRate: number(1e-5, 0.1),
  })
  .map((fields) => validateConfig({ ...DEFAULT_CONFIG, ...fields }));

const json = ({ drawn, ...config }: DiffusionConfig) => ({
  ...config,
  drawn: drawn.map(([x, y]) => [x, y]),
  schedule: { ...config.schedule },
});

const presets = fc.constantFrom(...Object.values(PRESETS));

describe('the diffusion lab’s state', () => {
  test('is the same after a round trip, from whatever preset', () => {
    fc.assert(
      fc.property(states, presets, (state, preset) => {
        const text = stateText(writeState(state, preset.panels));
        expect(readState(new StateFields(text, 'lab'), preset.config, preset.panels)).toEqual(state);
        expect(warnings).toEqual([]);
      }),
    );
  });

  test('of a configuration that is no preset, a drawing among it, too', () => {
    fc.assert(
      fc.property(configs, presets, (config, { config: base }) => {
        const fields = new StateFields(stateText(differences(json(config), json(base))), 'lab');
        expect(fields.config(json(base), validateConfig) ?? base).toEqual(config);
        expect(warnings).toEqual([]);
      }),
    );
  });

  test('says only what differs from the preset, and has keys of its own', () => {
    const { panels: usual } = PRESETS.classic;
    const state: ReaderState = {
      panels: [usual[0], { ...usual[1], sampler: 'dpm-solver++', steps: 5 }],
      choices: { field: 'exact', count: 256, weights: 'raw' },
      time: 0.25,
      noise: 2,
      measuresOpen: true,
    };
    const values = writeState(state, usual);
    expect(stateText(values)).toBe(
      'b.sampler=dpm-solver%2B%2B&b.steps=5&time=0.25&field=exact&count=256&weights=raw&noise=2&measures=open',
    );
    const core = ['preset', 'seed', 'step', ...Object.keys(DEFAULT_CONFIG)];
    expect(Object.keys(values).filter((key) => core.includes(key))).toEqual([]);
  });

  test('that cannot be meant is left out, and the rest is there', () => {
    const { config, panels: usual } = PRESETS.classic;
    const text = 'a.steps=5000&a.eta=0.5&b.sampler=magic&time=2&field=no&count=1e9&noise=-1&weights=raw';
    const state = readState(new StateFields(text, 'lab-bad'), config, usual);
    expect(state.panels).toEqual([{ ...usual[0], eta: 0.5 }, usual[1]]);
    expect([state.time, state.choices, state.noise]).toEqual([
      0,
      { field: 'off', count: 512, weights: 'raw' },
      0,
    ]);
    expect(warnings).toHaveLength(6);
  });
});
