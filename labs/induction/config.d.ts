/**
 * @file What a run may be configured to: defaults, limits, presets, and the check every configuration passes
 * before anything is allocated. Shapes: V vocabulary, T context, d width, B batch, L layers, H heads a layer.
 */
import type { InductionConfig, Positions, Task } from './types.ts';
/** Inclusive bounds of the numeric fields. */
export declare const LIMITS: {
    readonly layers: {
        readonly min: 1;
        readonly max: 2;
    };
    readonly heads: {
        readonly min: 1;
        readonly max: 8;
    };
    readonly vocabulary: {
        readonly min: 8;
        readonly max: 256;
    };
    readonly context: {
        readonly min: 24;
        readonly max: 256;
    };
    readonly width: {
        readonly min: 8;
        readonly max: 128;
    };
    readonly batch: {
        readonly min: 1;
        readonly max: 128;
    };
    readonly learningRate: {
        readonly min: 0.00001;
        readonly max: 0.1;
    };
    readonly headDropout: {
        readonly min: 0;
        readonly max: 0.5;
    };
    /** d / H: below 4 a head's circuits have too few dimensions for their figures to mean anything. */
    readonly headWidth: {
        readonly min: 4;
        readonly max: 128;
    };
    /** GFLOP a training step, control included. */
    readonly gigaflopsPerStep: {
        readonly max: 2;
    };
    /** MB of activations and their gradients a training step, control included. */
    readonly activationMegabytes: {
        readonly max: 128;
    };
};
/** The choices of the fields that are not numbers. */
export declare const TASKS: readonly Task[];
export declare const POSITIONS: readonly Positions[];
/** Two heads a layer: the head forms within about 450 steps, and one can ask which head matters. */
export declare const DEFAULT_CONFIG: InductionConfig;
/** Named configurations; `classic` is the default. */
export declare const PRESETS: {
    readonly bare: {
        readonly task: Task;
        readonly layers: number;
        readonly vocabulary: number;
        readonly context: number;
        readonly width: number;
        readonly batch: number;
        readonly learningRate: number;
        readonly positions: Positions;
        readonly headDropout: number;
        readonly control: boolean;
        readonly heads: 1;
    };
    readonly classic: InductionConfig;
    readonly redundant: {
        readonly task: Task;
        readonly layers: number;
        readonly vocabulary: number;
        readonly context: number;
        readonly width: number;
        readonly batch: number;
        readonly learningRate: number;
        readonly positions: Positions;
        readonly control: boolean;
        readonly heads: 4;
        readonly headDropout: 0.2;
    };
    readonly 'one-layer': {
        readonly task: Task;
        readonly heads: number;
        readonly vocabulary: number;
        readonly context: number;
        readonly width: number;
        readonly batch: number;
        readonly learningRate: number;
        readonly positions: Positions;
        readonly headDropout: number;
        readonly control: boolean;
        readonly layers: 1;
    };
    readonly bigrams: {
        readonly layers: number;
        readonly heads: number;
        readonly vocabulary: number;
        readonly context: number;
        readonly width: number;
        readonly batch: number;
        readonly learningRate: number;
        readonly positions: Positions;
        readonly headDropout: number;
        readonly control: boolean;
        readonly task: 'bigrams';
    };
};
export type PresetName = keyof typeof PRESETS;
/** A configuration out of bounds; `message` names the field, the value and the limits. */
export declare class ConfigError extends Error {
    /** The field to change; a cost limit names the field that contributes most. */
    readonly field: keyof InductionConfig | undefined;
    readonly code = "bad-config";
    constructor(message: string, 
    /** The field to change; a cost limit names the field that contributes most. */
    field: keyof InductionConfig | undefined);
}
/**
 * Floating-point operations of one training step: forward a token L(8d² + 4Td) + 2dV, backward twice that,
 * B·T tokens; the control adds its one layer.
 */
export declare function flopsPerStep(config: InductionConfig): number;
/**
 * Bytes of 32-bit activations and gradients alive in one training step: a token keeps queries, keys, values,
 * mixed values and residual (5d), scores and pattern (2HT) a layer, logits and probabilities (2V).
 */
export declare function activationBytes(config: InductionConfig): number;
/**
 * The configuration, checked; absent fields take their default.
 * @throws ConfigError (`code` "bad-config") that names the field, its value and what it can be: an unknown
 *   field, a value out of bounds, a width the heads do not divide, or a step too costly for a small device.
 */
export declare function validateConfig(value: unknown): InductionConfig;
/** The one-layer model that trains beside this one: the same in everything but its depth. */
export declare function controlConfig(config: InductionConfig): InductionConfig;
