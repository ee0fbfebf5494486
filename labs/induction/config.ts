/**
 * @file What a run may be configured to: defaults, limits, presets, and the check every configuration passes
 * before anything is allocated. Shapes: V vocabulary, T context, d width, B batch, L layers, H heads a layer.
 */

import {
  checkFields,
  choice,
  ConfigError,
  FLAG,
  number,
  whole,
  type Rules,
  type Sentences,
} from '../../core/training/config-check.ts';
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

/** What each field can be. */
export const RULES: Rules<InductionConfig> = {
  task: choice(TASKS),
  layers: whole(LIMITS.layers),
  heads: whole(LIMITS.heads),
  vocabulary: whole(LIMITS.vocabulary),
  context: whole(LIMITS.context),
  width: whole(LIMITS.width),
  batch: whole(LIMITS.batch),
  learningRate: number(LIMITS.learningRate),
  positions: choice(POSITIONS),
  headDropout: number(LIMITS.headDropout),
  control: FLAG,
};

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

/**
 * The configuration, checked; absent fields take their default.
 * @throws ConfigError (`code` "bad-config") that names the field, its value and what it can be: an unknown
 *   field, a value out of bounds, a width the heads do not divide, or a step too costly for a small device.
 */
export function validateConfig(value: unknown): InductionConfig {
  const config = checkFields(value, RULES, DEFAULT_CONFIG);
  checkHeads(config);
  checkCost(config);
  return config;
}

/** What can be wrong with a configuration whose fields are each within their rule, said in English. */
export const SENTENCES = {
  'heads-do-not-divide': ({ width, heads, near }: Widths & { readonly near: number }) =>
    `width is ${width}, which ${heads} heads do not divide evenly; it can be a multiple of ${heads}, such as ${near}.`,
  'heads-too-narrow': ({ width, heads, min }: Widths & { readonly min: number }) =>
    `width is ${width}, which leaves ${width / heads} for each of ${heads} heads; ` +
    `a head needs at least ${min}, so width has to be ${heads * min} or more.`,
  'control-of-one-layer': () =>
    'control is true, but this model has one layer already; set layers to 2 or control to false.',
  'too-many-operations': ({ gigaflops, max, batch, context, width }: Operations) =>
    `One step would cost ${gigaflops.toFixed(1)} GFLOP; the limit is ${max}. ` +
    `Make batch (${batch}), context (${context}) or width (${width}) smaller.`,
  'too-many-activations': ({ megabytes, max, batch, context, heads }: Activations) =>
    `One step would keep ${megabytes.toFixed(0)} MB of activations; the limit is ${max}. ` +
    `Make batch (${batch}), context (${context}) or heads (${heads}) smaller.`,
} as const satisfies Sentences;

type Widths = Pick<InductionConfig, 'width' | 'heads'>;
type Operations = InductionConfig & { readonly gigaflops: number; readonly max: number };
type Activations = InductionConfig & { readonly megabytes: number; readonly max: number };

function checkHeads({ width, heads, layers, control }: InductionConfig): void {
  if (width % heads !== 0) {
    const near = Math.max(1, Math.round(width / heads)) * heads;
    throw new ConfigError(SENTENCES, 'heads-do-not-divide', 'width', { width, heads, near });
  }
  const { min } = LIMITS.headWidth;
  if (width / heads < min)
    throw new ConfigError(SENTENCES, 'heads-too-narrow', 'width', { width, heads, min });
  if (control && layers === 1) throw new ConfigError(SENTENCES, 'control-of-one-layer', 'control');
}

/** The field named is the one that contributes most. */
function checkCost(config: InductionConfig): void {
  const gigaflops = flopsPerStep(config) / 1e9;
  const { gigaflopsPerStep, activationMegabytes } = LIMITS;
  if (gigaflops > gigaflopsPerStep.max) {
    throw new ConfigError(SENTENCES, 'too-many-operations', 'batch', {
      ...config,
      ...gigaflopsPerStep,
      gigaflops,
    });
  }
  const megabytes = activationBytes(config) / 1e6;
  if (megabytes > activationMegabytes.max) {
    throw new ConfigError(SENTENCES, 'too-many-activations', 'batch', {
      ...config,
      ...activationMegabytes,
      megabytes,
    });
  }
}

/** The one-layer model that trains beside this one: the same in everything but its depth. */
export function controlConfig(config: InductionConfig): InductionConfig {
  return { ...config, layers: 1, control: false };
}
