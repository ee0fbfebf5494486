import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../../core/training/config-check.ts';
import {
  DEFAULT_CONFIG,
  DEFAULT_PANEL,
  PRESET_ORDER,
  PRESETS,
  validateConfig,
  validatePanel,
  validateSampleOptions,
} from '../../../labs/diffusion/config.ts';

const error = (work: () => unknown): ConfigError => {
  try {
    work();
  } catch (thrown) {
    if (thrown instanceof ConfigError) return thrown;
    throw thrown;
  }
  throw new Error('Nothing was thrown.');
};
const refused = (config: object): ConfigError => error(() => validateConfig(config));
const drawing = (...drawn: unknown[]) => ({ dataset: 'drawn', drawn });

describe('a configuration', () => {
  it('takes the defaults for what it leaves out', () => {
    expect(validateConfig({})).toEqual(DEFAULT_CONFIG);
    expect(validateConfig({ width: 32 })).toEqual({ ...DEFAULT_CONFIG, width: 32 });
  });

  it('of every preset is good as it stands, with both panels', () => {
    expect([...PRESET_ORDER].sort()).toEqual(Object.keys(PRESETS).sort());
    for (const { config, panels } of Object.values(PRESETS)) {
      expect(validateConfig(config)).toEqual(config);
      for (const panel of panels) expect(validatePanel(panel, config)).toEqual(panel);
    }
  });

  it('comes back from JSON as it was', () => {
    for (const { config } of Object.values(PRESETS)) {
      expect(validateConfig(JSON.parse(JSON.stringify(config)))).toEqual(config);
    }
  });

  for (const [what, config, field, says] of [
    ['an empty drawing', drawing(), 'drawn', /empty.*draw at least 2 points/],
    ['a drawing of one point', drawing([1, 1]), 'drawn', /one point.*draw at least 2 points/],
    ['coincident points', drawing([1, 1], [1, 1], [1, 1]), 'drawn', /the same; draw at least one elsewhere/],
    ['a point that is not finite', drawing([0, 0], [NaN, 1]), 'drawn', /Point 2.*\[NaN, 1\].*from -4 to 4/],
    ['a point outside', drawing([0, 0], [5, 1]), 'drawn', /Point 2.*\[5, 1\].*from -4 to 4/],
    ['a point that is none', drawing([0, 0], 'x'), 'drawn', /Point 2.*"x"/],
    ['T = 1', { schedule: { steps: 1 } }, 'schedule.steps', /whole number from 10 to 1000/],
    ['a broken T', { schedule: { steps: 99.5 } }, 'schedule.steps', /whole number from 10 to 1000/],
    ['an unknown schedule', { schedule: { name: 'cubic' } }, 'schedule.name', /"cubic".*cosine/],
    ['NaN for a number', { learningRate: NaN }, 'learningRate', /NaN.*a number from/],
    ['text for a number', { width: '64' }, 'width', /"64".*whole number/],
    [
      'eps without terminal signal',
      { prediction: 'eps', schedule: { zeroTerminalSnr: true } },
      'schedule.zeroTerminalSnr',
      /prediction to v or x0/,
    ],
    ['one training point', { points: 1 }, 'points', /from 2 to/],
    ['an unknown dataset', { dataset: 'dino' }, 'dataset', /"dino".*moons/],
    ['a step too costly', { width: 256, depth: 6, batch: 4096 }, 'batch', /GFLOP; the limit is 2/],
  ] as const) {
    it(`is refused for ${what}, saying what can be done`, () => {
      const { code, message, field: named } = refused(config);
      expect(code).toBe('bad-config');
      expect(named).toBe(field);
      expect(message).toMatch(says);
    });
  }

  it('is refused for a field that is not known, and for being none', () => {
    expect(refused({ learningrate: 1 }).message).toMatch(/"learningrate".*learningRate/);
    expect(error(() => validateConfig(null)).message).toMatch(/has to be an object/);
    expect(error(() => validateConfig([])).message).toMatch(/has to be an object/);
  });

  it('may hold an unfinished drawing that is not what is learned', () => {
    expect(validateConfig({ drawn: [[0, 1]] }).drawn).toEqual([[0, 1]]);
  });
});

describe('a panel', () => {
  const panel = (value: object) => () => validatePanel(value, DEFAULT_CONFIG);

  it('takes no more steps than its schedule has levels', () => {
    const schedule = { name: 'linear', steps: 50, zeroTerminalSnr: false };
    expect(validatePanel({ schedule, steps: 50 }, DEFAULT_CONFIG).steps).toBe(50);
    expect(error(panel({ schedule, steps: 51 })).message).toMatch(/steps is 51.*50 levels/);
    expect(error(panel({ steps: 0 })).field).toBe('steps');
  });

  it('starts without signal only where the network can', () => {
    const walk = { schedule: { zeroTerminalSnr: true } };
    expect(validatePanel(walk, { prediction: 'x0' }).schedule.zeroTerminalSnr).toBe(true);
    expect(error(() => validatePanel(walk, { prediction: 'eps' })).field).toBe('schedule.zeroTerminalSnr');
  });

  it('is refused for an eta, a clip or a sampler that is none', () => {
    expect(error(panel({ eta: 1.5 })).field).toBe('eta');
    expect(error(panel({ eta: NaN })).field).toBe('eta');
    expect(error(panel({ clip: 0 })).message).toMatch(/or null for none/);
    expect(error(panel({ sampler: 'euler' })).message).toMatch(/ddim/);
    expect(error(panel({ steep: 1 })).message).toMatch(/"steep"/);
  });
});

describe("sample()'s options", () => {
  const first = { ...DEFAULT_PANEL, steps: 20, eta: 0.5 };

  it('are those of the first panel where they are absent', () => {
    expect(validateSampleOptions(undefined, DEFAULT_CONFIG, first)).toEqual({
      panel: first,
      count: 2000,
      seed: 0,
    });
    const asked = { sampler: 'heun', steps: undefined, count: 7, seed: 3 };
    expect(validateSampleOptions(asked, DEFAULT_CONFIG, first)).toEqual({
      panel: { ...first, sampler: 'heun' },
      count: 7,
      seed: 3,
    });
  });

  it('are refused out of bounds', () => {
    const options = (value: unknown) =>
      error(() => validateSampleOptions(value, DEFAULT_CONFIG, first)).field;
    expect(options({ count: 0 })).toBe('count');
    expect(options({ seed: -1 })).toBe('seed');
    expect(options({ steps: 2000 })).toBe('steps');
  });
});
