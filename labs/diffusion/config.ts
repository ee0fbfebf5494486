/**
 * @file What a run may be configured to: defaults, presets, and the check every configuration passes before
 * anything is allocated. Bounds are in `limits.ts`, panels in `panel-config.ts`; both are handed on from here.
 */

import {
  ConfigError,
  fieldsOf,
  show,
  type Bounds,
  type Sentences,
} from '../../core/training/config-check.ts';
import { checkField, LIMITS } from './limits.ts';
import { DEFAULT_PANEL, DEFAULT_SCHEDULE, validateSchedule } from './panel-config.ts';
import type { DiffusionConfig, PanelConfig } from './types.ts';

export {
  DATASETS,
  LIMITS,
  PREDICTIONS,
  RULES,
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
    ...fieldsOf('configuration', value, Object.keys(DEFAULT_CONFIG)),
  };
  const dataset = checkField('dataset', given.dataset);
  const prediction = checkField('prediction', given.prediction);
  const config: DiffusionConfig = {
    dataset,
    drawn: drawing(given.drawn, dataset === 'drawn'),
    points: given.points === null ? null : checkField('points', given.points),
    dataScale: checkField('dataScale', given.dataScale),
    schedule: validateSchedule(given.schedule, prediction),
    prediction,
    depth: checkField('depth', given.depth),
    width: checkField('width', given.width),
    batch: checkField('batch', given.batch),
    learningRate: checkField('learningRate', given.learningRate),
    decaySteps: checkField('decaySteps', given.decaySteps),
    emaDecay: checkField('emaDecay', given.emaDecay),
  };
  const gigaflops = flopsPerStep(config) / 1e9;
  const { max } = LIMITS.gigaflopsPerStep;
  if (gigaflops > max) {
    throw new ConfigError(SENTENCES, 'too-many-operations', 'batch', { ...config, max, gigaflops });
  }
  return config;
}

/** What can be wrong with a configuration besides single fields, said in English. */
export const SENTENCES = {
  'too-many-operations': ({ gigaflops, max, batch, width, depth }: Operations) =>
    `One step would cost ${gigaflops.toFixed(1)} GFLOP; the limit is ${max}. ` +
    `Make batch (${batch}), width (${width}) or depth (${depth}) smaller.`,
  'drawing-not-a-list': ({ value }: { readonly value: unknown }) =>
    `drawn is ${show(value)}; it has to be a list of points [x, y].`,
  'drawing-too-long': ({ count, max }: { readonly count: number; readonly max: number }) =>
    `drawn has ${count} points; it can have ${max}. Leave some out.`,
  'drawing-too-short': ({ count, min }: { readonly count: number; readonly min: number }) =>
    `The drawing ${count === 0 ? 'is empty' : 'has one point'}; ` +
    `draw at least ${min} points, or choose another dataset than "drawn".`,
  'drawing-of-one-place': ({ count }: { readonly count: number }) =>
    `All ${count} points of the drawing are the same; draw at least one elsewhere.`,
  'drawing-point': ({ index, point, min, max }: PointOutside) => {
    const shown = Array.isArray(point) ? `[${point.slice(0, 3).map(show).join(', ')}]` : show(point);
    return `Point ${index + 1} of the drawing is ${shown}; it has to be [x, y], both from ${min} to ${max}.`;
  },
} as const satisfies Sentences;

type Operations = DiffusionConfig & { readonly gigaflops: number; readonly max: number };
type PointOutside = Bounds & { readonly index: number; readonly point: unknown };

/** A drawing may be unfinished while it is not what the network learns. */
function drawing(value: unknown, used: boolean): DiffusionConfig['drawn'] {
  if (!Array.isArray(value)) throw new ConfigError(SENTENCES, 'drawing-not-a-list', 'drawn', { value });
  const points = value.map((point: unknown, i) => drawnPoint(point, i));
  const { min, max } = LIMITS.drawn;
  const count = points.length;
  if (count > max) throw new ConfigError(SENTENCES, 'drawing-too-long', 'drawn', { count, max });
  if (!used) return points;
  if (count < min) throw new ConfigError(SENTENCES, 'drawing-too-short', 'drawn', { count, min });
  const [[x0, y0]] = points;
  if (points.every(([x, y]) => x === x0 && y === y0)) {
    throw new ConfigError(SENTENCES, 'drawing-of-one-place', 'drawn', { count });
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
  throw new ConfigError(SENTENCES, 'drawing-point', 'drawn', { index, point, min, max });
}
