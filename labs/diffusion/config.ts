/**
 * @file What a run may be configured to: defaults, presets, and the check every configuration passes before
 * anything is allocated. Bounds are in `limits.ts`, panels in `panel-config.ts`; both are handed on from here.
 */

import {
  choice,
  ConfigError,
  DATASETS,
  fieldsOf,
  LIMITS,
  number,
  PREDICTIONS,
  show,
  whole,
} from './limits.ts';
import { DEFAULT_PANEL, DEFAULT_SCHEDULE, validateSchedule } from './panel-config.ts';
import type { DiffusionConfig, PanelConfig } from './types.ts';

export {
  ConfigError,
  DATASETS,
  LIMITS,
  PREDICTIONS,
  SAMPLERS,
  SCHEDULES,
  SPACINGS,
  VARIANCES,
  WEIGHTS,
} from './limits.ts';
export {
  DEFAULT_PANEL,
  DEFAULT_SCHEDULE,
  SAMPLE_COUNT,
  validatePanel,
  validateSampleOptions,
  validateSchedule,
} from './panel-config.ts';
export type { SampleRequest } from './panel-config.ts';

/** Particles in each panel unless the reader asks for others: a seek through training stays under 100 ms. */
export const DEFAULT_COUNT = 512;

/** Particles in each panel at most. */
export const MAX_COUNT = 5000;

/** 8 gaussians are learned within 4,000 steps, by a network that trains in seconds. */
export const DEFAULT_CONFIG: DiffusionConfig = {
  dataset: '8gaussians',
  drawn: [],
  points: null,
  dataScale: 2,
  schedule: DEFAULT_SCHEDULE,
  prediction: 'v',
  depth: 3,
  width: 64,
  batch: 256,
  learningRate: 4e-3,
  decaySteps: 4000,
  emaDecay: 0.999,
};

/** A configuration, and the two panels that show what is to be seen with it. */
export interface Preset {
  readonly config: DiffusionConfig;
  readonly panels: readonly [PanelConfig, PanelConfig];
}

/** tiny-diffusion's default: 50 levels whose noise was made for 1000, so that 60 % of the signal is left. */
const TINY_DIFFUSION = { name: 'linear', steps: 50, zeroTerminalSnr: false } as const;

const DDPM: PanelConfig = { ...DEFAULT_PANEL, sampler: 'ddpm' };

/** A heart, to be drawn over: x = 16 sin³ u and y = 13 cos u - 5 cos 2u - 2 cos 3u - cos 4u, a fifth the size. */
const HEART: DiffusionConfig['drawn'] = Array.from({ length: 48 }, (_, i) => {
  const u = (2 * Math.PI * i) / 48;
  const x = 16 * Math.sin(u) ** 3;
  const y = 13 * Math.cos(u) - 5 * Math.cos(2 * u) - 2 * Math.cos(3 * u) - Math.cos(4 * u);
  // Two decimals, so that engines whose sines differ in the last bit agree on the points.
  const round = (value: number): number => Math.round(20 * value) / 100;
  return [round(x), round(y)] as const;
});

/** Named configurations; `classic` is the default. */
export const PRESETS = {
  /** The same noise, the same network, with and without noise on the way. */
  classic: { config: DEFAULT_CONFIG, panels: [DDPM, DEFAULT_PANEL] },
  // The network knows all levels, and is told the level's SNR: either panel may walk a schedule of its own.
  'short-schedule': {
    config: { ...DEFAULT_CONFIG, dataScale: 1 },
    panels: [
      { ...DEFAULT_PANEL, schedule: TINY_DIFFUSION },
      { ...DEFAULT_PANEL, schedule: { ...TINY_DIFFUSION, name: 'linear-rescaled' } },
    ],
  },
  'few-steps': {
    config: DEFAULT_CONFIG,
    panels: [
      { ...DDPM, steps: 5 },
      { ...DEFAULT_PANEL, steps: 5 },
    ],
  },
  eta: { config: DEFAULT_CONFIG, panels: [DEFAULT_PANEL, { ...DEFAULT_PANEL, eta: 1 }] },
  clipping: {
    config: { ...DEFAULT_CONFIG, dataScale: 1 },
    panels: [{ ...DEFAULT_PANEL, clip: 1 }, DEFAULT_PANEL],
  },
  // Large units, depth and time: the network comes to know the very points, not only where they lie.
  memorising: {
    config: { ...DEFAULT_CONFIG, dataset: 'moons', points: 20, dataScale: 0.5, depth: 4, decaySteps: 6000 },
    panels: [DDPM, DEFAULT_PANEL],
  },
  drawn: { config: { ...DEFAULT_CONFIG, dataset: 'drawn', drawn: HEART }, panels: [DDPM, DEFAULT_PANEL] },
} as const satisfies Record<string, Preset>;

export type PresetName = keyof typeof PRESETS;

/** The presets in the order in which they are offered. */
export const PRESET_ORDER: readonly PresetName[] = [
  'classic',
  'short-schedule',
  'few-steps',
  'eta',
  'clipping',
  'memorising',
  'drawn',
];

/** Columns of the network's input: x, y, the half log-SNR and 8 sine and cosine pairs of it. */
const INPUT_FEATURES = 19;

/**
 * Floating-point operations of the matrix products of one training step: 2 a weight and point forwards, twice
 * that backwards.
 */
export function flopsPerStep({ depth, width, batch }: DiffusionConfig): number {
  const weights = INPUT_FEATURES * width + (depth - 1) * width * width + 2 * width;
  return 6 * batch * weights;
}

/**
 * The configuration, checked; absent fields take their default.
 * @throws ConfigError (`code` "bad-config") that names the field, its value and what it can be: an unknown
 *   field, a value out of bounds, a drawing with fewer than two different points, a prediction that the
 *   schedule does not allow, or a step too costly for a small device.
 */
export function validateConfig(value: unknown): DiffusionConfig {
  const given: Record<keyof DiffusionConfig, unknown> = {
    ...DEFAULT_CONFIG,
    ...fieldsOf('The configuration', value, Object.keys(DEFAULT_CONFIG)),
  };
  const dataset = choice('dataset', given.dataset, DATASETS);
  const prediction = choice('prediction', given.prediction, PREDICTIONS);
  const config: DiffusionConfig = {
    dataset,
    drawn: drawing(given.drawn, dataset === 'drawn'),
    points: given.points === null ? null : whole('points', given.points, LIMITS.points),
    dataScale: number('dataScale', given.dataScale, LIMITS.dataScale),
    schedule: validateSchedule(given.schedule, prediction),
    prediction,
    depth: whole('depth', given.depth, LIMITS.depth),
    width: whole('width', given.width, LIMITS.width),
    batch: whole('batch', given.batch, LIMITS.batch),
    learningRate: number('learningRate', given.learningRate, LIMITS.learningRate),
    decaySteps: whole('decaySteps', given.decaySteps, LIMITS.decaySteps),
    emaDecay: number('emaDecay', given.emaDecay, LIMITS.emaDecay),
  };
  const gigaflops = flopsPerStep(config) / 1e9;
  if (gigaflops > LIMITS.gigaflopsPerStep.max) {
    throw new ConfigError(
      `One step would cost ${gigaflops.toFixed(1)} GFLOP; the limit is ${LIMITS.gigaflopsPerStep.max}. ` +
        `Make batch (${config.batch}), width (${config.width}) or depth (${config.depth}) smaller.`,
      'batch',
    );
  }
  return config;
}

/** A drawing may be unfinished while it is not what the network learns. */
function drawing(value: unknown, used: boolean): DiffusionConfig['drawn'] {
  if (!Array.isArray(value)) {
    throw new ConfigError(`drawn is ${show(value)}; it has to be a list of points [x, y].`, 'drawn');
  }
  const points = value.map((point: unknown, i) => drawnPoint(point, i));
  const { min, max } = LIMITS.drawn;
  if (points.length > max) {
    throw new ConfigError(`drawn has ${points.length} points; it can have ${max}. Leave some out.`, 'drawn');
  }
  if (!used) return points;
  if (points.length < min) {
    const has = points.length === 0 ? 'The drawing is empty' : 'The drawing has one point';
    throw new ConfigError(
      `${has}; draw at least ${min} points, or choose another dataset than "drawn".`,
      'drawn',
    );
  }
  const [[x0, y0]] = points;
  if (points.every(([x, y]) => x === x0 && y === y0)) {
    throw new ConfigError(
      `All ${points.length} points of the drawing are the same; draw at least one elsewhere.`,
      'drawn',
    );
  }
  return points;
}

function drawnPoint(point: unknown, index: number): readonly [number, number] {
  const { min, max } = LIMITS.coordinate;
  const inside = (value: unknown): value is number =>
    typeof value === 'number' && value >= min && value <= max;
  if (Array.isArray(point) && point.length === 2 && inside(point[0]) && inside(point[1])) {
    return [point[0], point[1]];
  }
  const shown = Array.isArray(point) ? `[${point.slice(0, 3).map(show).join(', ')}]` : show(point);
  throw new ConfigError(
    `Point ${index + 1} of the drawing is ${shown}; it has to be [x, y], both from ${min} to ${max}.`,
    'drawn',
  );
}
