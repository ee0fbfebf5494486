/** @file Bounds and choices of everything a reader or a file may set, and the checks that hold values to them. */

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

/** A setting out of bounds; `message` names the field, the value and what it can be. */
export class ConfigError extends Error {
  readonly code = 'bad-config';
  constructor(
    message: string,
    /** The field to change, such as `batch` or `schedule.steps`; undefined when it is the whole. */
    readonly field: string | undefined,
  ) {
    super(message);
    this.name = 'ConfigError';
  }
}

/** The value as a message quotes it: short, and never an exception of its own. */
export function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 40));
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  return String(value);
}

/** @throws ConfigError unless the value is one of `allowed`. */
export function choice<Value extends string>(
  field: string,
  value: unknown,
  allowed: readonly Value[],
): Value {
  const found = allowed.find((candidate) => candidate === value);
  if (found !== undefined) return found;
  throw new ConfigError(`${field} is ${show(value)}; it can be ${allowed.join(', ')}.`, field);
}

/** @throws ConfigError unless the value is true or false. */
export function truth(field: string, value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  throw new ConfigError(`${field} is ${show(value)}; it can be true or false.`, field);
}

interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** @throws ConfigError unless the value is a number within the bounds. */
export function number(field: string, value: unknown, { min, max }: Bounds): number {
  if (typeof value === 'number' && value >= min && value <= max) return value;
  throw new ConfigError(`${field} is ${show(value)}; it can be a number from ${min} to ${max}.`, field);
}

/** @throws ConfigError unless the value is a whole number within the bounds. */
export function whole(field: string, value: unknown, { min, max }: Bounds): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) return value;
  throw new ConfigError(`${field} is ${show(value)}; it can be a whole number from ${min} to ${max}.`, field);
}

/**
 * The value as an object that has no other fields than those of `known`.
 * @param what the object's name in messages, such as `The configuration`.
 * @throws ConfigError when it is none, or has one.
 */
export function fieldsOf(what: string, value: unknown, known: readonly string[]): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ConfigError(`${what} is ${show(value)}; it has to be an object.`, undefined);
  }
  const unknown = Object.keys(value).find((key) => !known.includes(key));
  if (unknown === undefined) return { ...value };
  throw new ConfigError(
    `${what} has a field ${show(unknown)} that is not known; the fields are ${known.join(', ')}.`,
    undefined,
  );
}
