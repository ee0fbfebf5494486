/**
 * @file What a run may be configured to: defaults, limits, presets, and the check every configuration passes
 * before anything is allocated. Shapes: V vocabulary, T context, d width, B batch, L layers, H heads a layer.
 */

import type { InductionConfig, Positions, Task } from './types.ts';

/** Inclusive bounds of the numeric fields. */
export const LIMITS = {
  layers: { min: 1, max: 2 },
  heads: { min: 1, max: 8 },
  vocabulary: { min: 8, max: 256 },
  context: { min: 24, max: 256 },
  width: { min: 8, max: 128 },
  batch: { min: 1, max: 128 },
  learningRate: { min: 1e-5, max: 0.1 },
  headDropout: { min: 0, max: 0.5 },
  /** d / H: below 4 a head's circuits have too few dimensions for their figures to mean anything. */
  headWidth: { min: 4, max: 128 },
  /** GFLOP a training step, control included. */
  gigaflopsPerStep: { max: 2 },
  /** MB of activations and their gradients a training step, control included. */
  activationMegabytes: { max: 128 },
} as const;

/** The choices of the fields that are not numbers. */
export const TASKS: readonly Task[] = ['random-period', 'fixed-period', 'bigrams'];
export const POSITIONS: readonly Positions[] = ['added', 'queries-and-keys'];

/** Two heads a layer: the head forms within about 450 steps, and one can ask which head matters. */
export const DEFAULT_CONFIG: InductionConfig = {
  task: 'random-period',
  layers: 2,
  heads: 2,
  vocabulary: 64,
  context: 64,
  width: 32,
  batch: 16,
  learningRate: 1e-2,
  positions: 'added',
  headDropout: 0,
  control: false,
};

/** Named configurations; `classic` is the default. */
export const PRESETS = {
  bare: { ...DEFAULT_CONFIG, heads: 1 },
  classic: DEFAULT_CONFIG,
  // Four heads alone mostly leave one previous-token head that all copying hangs on; see README.
  redundant: { ...DEFAULT_CONFIG, heads: 4, headDropout: 0.2 },
  'one-layer': { ...DEFAULT_CONFIG, layers: 1 },
  bigrams: { ...DEFAULT_CONFIG, task: 'bigrams' },
} as const satisfies Record<string, InductionConfig>;

export type PresetName = keyof typeof PRESETS;

/** A configuration out of bounds; `message` names the field, the value and the limits. */
export class ConfigError extends Error {
  readonly code = 'bad-config';
  constructor(
    message: string,
    /** The field to change; a cost limit names the field that contributes most. */
    readonly field: keyof InductionConfig | undefined,
  ) {
    super(message);
    this.name = 'ConfigError';
  }
}

/**
 * Floating-point operations of one training step: forward a token L(8d² + 4Td) + 2dV, backward twice that,
 * B·T tokens; the control adds its one layer.
 */
export function flopsPerStep(config: InductionConfig): number {
  const { width: d, context: T, vocabulary: V, batch: B } = config;
  const forward = (layers: number) => layers * (8 * d * d + 4 * T * d) + 2 * d * V;
  return 3 * B * T * (forward(config.layers) + (config.control ? forward(1) : 0));
}

/**
 * Bytes of 32-bit activations and gradients alive in one training step: a token keeps queries, keys, values,
 * mixed values and residual (5d), scores and pattern (2HT) a layer, logits and probabilities (2V).
 */
export function activationBytes(config: InductionConfig): number {
  const { width: d, context: T, vocabulary: V, batch: B, heads: H } = config;
  const floats = (layers: number) => layers * (5 * d + 2 * H * T) + 2 * V;
  return 2 * 4 * B * T * (floats(config.layers) + (config.control ? floats(1) : 0));
}

function choice<Value extends string>(
  field: keyof InductionConfig,
  value: unknown,
  allowed: readonly Value[],
): Value {
  const found = allowed.find((candidate) => candidate === value);
  if (found !== undefined) return found;
  throw new ConfigError(`${field} is ${show(value)}; it can be ${allowed.join(', ')}.`, field);
}

function number(field: keyof typeof LIMITS & keyof InductionConfig, value: unknown): number {
  const { min, max } = LIMITS[field];
  if (typeof value === 'number' && value >= min && value <= max) return value;
  throw new ConfigError(`${field} is ${show(value)}; it can be a number from ${min} to ${max}.`, field);
}

function whole(field: keyof typeof LIMITS & keyof InductionConfig, value: unknown): number {
  const { min, max } = LIMITS[field];
  if (Number.isInteger(value) && (value as number) >= min && (value as number) <= max) return value as number;
  throw new ConfigError(`${field} is ${show(value)}; it can be a whole number from ${min} to ${max}.`, field);
}

/** The value as the message quotes it: short, and never an exception of its own. */
function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 40));
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  return String(value);
}

/**
 * The configuration, checked; absent fields take their default.
 * @throws ConfigError (`code` "bad-config") that names the field, its value and what it can be: an unknown
 *   field, a value out of bounds, a width the heads do not divide, or a step too costly for a small device.
 */
export function validateConfig(value: unknown): InductionConfig {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ConfigError(`The configuration is ${show(value)}; it has to be an object.`, undefined);
  }
  const unknown = Object.keys(value).find((key) => !(key in DEFAULT_CONFIG));
  if (unknown !== undefined) {
    const known = Object.keys(DEFAULT_CONFIG).join(', ');
    throw new ConfigError(
      `There is no field ${show(unknown)} in a configuration; the fields are ${known}.`,
      undefined,
    );
  }
  const given: Record<keyof InductionConfig, unknown> = { ...DEFAULT_CONFIG, ...value };
  if (typeof given.control !== 'boolean') {
    throw new ConfigError(`control is ${show(given.control)}; it can be true or false.`, 'control');
  }
  const config: InductionConfig = {
    task: choice('task', given.task, TASKS),
    layers: whole('layers', given.layers),
    heads: whole('heads', given.heads),
    vocabulary: whole('vocabulary', given.vocabulary),
    context: whole('context', given.context),
    width: whole('width', given.width),
    batch: whole('batch', given.batch),
    learningRate: number('learningRate', given.learningRate),
    positions: choice('positions', given.positions, POSITIONS),
    headDropout: number('headDropout', given.headDropout),
    control: given.control,
  };
  checkHeads(config);
  checkCost(config);
  return config;
}

function checkHeads({ width, heads, layers, control }: InductionConfig): void {
  if (width % heads !== 0) {
    const near = Math.max(1, Math.round(width / heads)) * heads;
    throw new ConfigError(
      `width is ${width}, which ${heads} heads do not divide evenly; it can be a multiple of ${heads}, such as ${near}.`,
      'width',
    );
  }
  if (width / heads < LIMITS.headWidth.min) {
    throw new ConfigError(
      `width is ${width}, which leaves ${width / heads} for each of ${heads} heads; ` +
        `a head needs at least ${LIMITS.headWidth.min}, so width has to be ${heads * LIMITS.headWidth.min} or more.`,
      'width',
    );
  }
  if (control && layers === 1) {
    throw new ConfigError(
      'control is true, but this model has one layer already; set layers to 2 or control to false.',
      'control',
    );
  }
}

function checkCost(config: InductionConfig): void {
  const gigaflops = flopsPerStep(config) / 1e9;
  if (gigaflops > LIMITS.gigaflopsPerStep.max) {
    throw new ConfigError(
      `One step would cost ${gigaflops.toFixed(1)} GFLOP; the limit is ${LIMITS.gigaflopsPerStep.max}. ` +
        `Make batch (${config.batch}), context (${config.context}) or width (${config.width}) smaller.`,
      'batch',
    );
  }
  const megabytes = activationBytes(config) / 1e6;
  if (megabytes > LIMITS.activationMegabytes.max) {
    throw new ConfigError(
      `One step would keep ${megabytes.toFixed(0)} MB of activations; the limit is ${LIMITS.activationMegabytes.max}. ` +
        `Make batch (${config.batch}), context (${config.context}) or heads (${config.heads}) smaller.`,
      'batch',
    );
  }
}

/** The one-layer model that trains beside this one: the same in everything but its depth. */
export function controlConfig(config: InductionConfig): InductionConfig {
  return { ...config, layers: 1, control: false };
}
