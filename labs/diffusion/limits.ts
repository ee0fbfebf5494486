/** @file Bounds and choices of everything a reader or a file may set, and what each field can be. */

import { check, choice, FLAG, number, whole, type Rule } from '../../core/training/config-check.ts';
import type {
  DatasetName,
  DdpmVariance,
  Prediction,
  SamplerName,
  ScheduleName,
  Spacing,
  WeightsChoice,
} from './types.ts';

/** Inclusive bounds of the numeric fields. */
export const LIMITS = {
  points: { min: 2, max: 10_000 },
  /** Points that a drawing may have; two different ones at least. */
  drawn: { min: 2, max: 2000 },
  /** Coordinates of drawn points, in data units. */
  coordinate: { min: -4, max: 4 },
  dataScale: { min: 0.25, max: 8 },
  depth: { min: 1, max: 6 },
  width: { min: 8, max: 256 },
  batch: { min: 16, max: 4096 },
  learningRate: { min: 1e-5, max: 0.1 },
  decaySteps: { min: 100, max: 100_000 },
  emaDecay: { min: 0, max: 0.9999 },
  /** T. */
  scheduleSteps: { min: 10, max: 1000 },
  samplerSteps: { min: 1, max: 1000 },
  eta: { min: 0, max: 1 },
  /** In model units. */
  clip: { min: 0.1, max: 100 },
  /** Points of `sample()`, and particles of the panels. */
  count: { min: 1, max: 20_000 },
  /** GFLOP a training step. */
  gigaflopsPerStep: { max: 2 },
} as const;

/** The choices of the fields that are not numbers. */
export const DATASETS: readonly DatasetName[] = [
  '8gaussians',
  'moons',
  'pinwheel',
  'swissroll',
  '2spirals',
  'checkerboard',
  'rings',
  'drawn',
];
export const SCHEDULES: readonly ScheduleName[] = [
  'linear',
  'linear-rescaled',
  'scaled-linear',
  'cosine',
  'sigmoid',
];
export const PREDICTIONS: readonly Prediction[] = ['v', 'eps', 'x0'];
export const SAMPLERS: readonly SamplerName[] = ['ddpm', 'ddim', 'heun', 'dpm-solver++'];
export const VARIANCES: readonly DdpmVariance[] = ['fixed-small', 'fixed-large'];
export const SPACINGS: readonly Spacing[] = ['leading', 'trailing', 'linspace'];
export const WEIGHTS: readonly WeightsChoice[] = ['ema', 'raw'];

/** What each field of a configuration and of a panel can be, by the name that messages use. */
export const RULES = {
  dataset: choice(DATASETS),
  points: whole(LIMITS.points),
  dataScale: number(LIMITS.dataScale),
  'schedule.name': choice(SCHEDULES),
  'schedule.steps': whole(LIMITS.scheduleSteps),
  'schedule.zeroTerminalSnr': FLAG,
  prediction: choice(PREDICTIONS),
  depth: whole(LIMITS.depth),
  width: whole(LIMITS.width),
  batch: whole(LIMITS.batch),
  learningRate: number(LIMITS.learningRate),
  decaySteps: whole(LIMITS.decaySteps),
  emaDecay: number(LIMITS.emaDecay),
  sampler: choice(SAMPLERS),
  steps: whole(LIMITS.samplerSteps),
  eta: number(LIMITS.eta),
  variance: choice(VARIANCES),
  spacing: choice(SPACINGS),
  count: whole(LIMITS.count),
  seed: whole({ min: 0, max: Number.MAX_SAFE_INTEGER }),
  weights: choice(WEIGHTS),
} as const satisfies Readonly<Record<string, Rule>>;

/** The value of a field, which its rule allows; else a ConfigError is thrown. */
export const checkField = <Field extends keyof typeof RULES>(field: Field, value: unknown) =>
  check(field, value, RULES[field]);
