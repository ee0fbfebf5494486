/** @file Bounds and choices of everything a reader or a file may set, and the checks that hold values to them. */
import type { DatasetName, DdpmVariance, Prediction, SamplerName, ScheduleName, Spacing, WeightsChoice } from './types.ts';
/** Inclusive bounds of the numeric fields. */
export declare const LIMITS: {
    readonly points: {
        readonly min: 2;
        readonly max: 10000;
    };
    /** Points that a drawing may have; two different ones at least. */
    readonly drawn: {
        readonly min: 2;
        readonly max: 2000;
    };
    /** Coordinates of drawn points, in data units. */
    readonly coordinate: {
        readonly min: -4;
        readonly max: 4;
    };
    readonly dataScale: {
        readonly min: 0.25;
        readonly max: 8;
    };
    readonly depth: {
        readonly min: 1;
        readonly max: 6;
    };
    readonly width: {
        readonly min: 8;
        readonly max: 256;
    };
    readonly batch: {
        readonly min: 16;
        readonly max: 4096;
    };
    readonly learningRate: {
        readonly min: 0.00001;
        readonly max: 0.1;
    };
    readonly decaySteps: {
        readonly min: 100;
        readonly max: 100000;
    };
    readonly emaDecay: {
        readonly min: 0;
        readonly max: 0.9999;
    };
    /** T. */
    readonly scheduleSteps: {
        readonly min: 10;
        readonly max: 1000;
    };
    readonly samplerSteps: {
        readonly min: 1;
        readonly max: 1000;
    };
    readonly eta: {
        readonly min: 0;
        readonly max: 1;
    };
    /** In model units. */
    readonly clip: {
        readonly min: 0.1;
        readonly max: 100;
    };
    /** Points of `sample()`, and particles of the panels. */
    readonly count: {
        readonly min: 1;
        readonly max: 20000;
    };
    /** GFLOP a training step. */
    readonly gigaflopsPerStep: {
        readonly max: 2;
    };
};
/** The choices of the fields that are not numbers. */
export declare const DATASETS: readonly DatasetName[];
export declare const SCHEDULES: readonly ScheduleName[];
export declare const PREDICTIONS: readonly Prediction[];
export declare const SAMPLERS: readonly SamplerName[];
export declare const VARIANCES: readonly DdpmVariance[];
export declare const SPACINGS: readonly Spacing[];
export declare const WEIGHTS: readonly WeightsChoice[];
/** A setting out of bounds; `message` names the field, the value and what it can be. */
export declare class ConfigError extends Error {
    /** The field to change, such as `batch` or `schedule.steps`; undefined when it is the whole. */
    readonly field: string | undefined;
    readonly code = "bad-config";
    constructor(message: string, 
    /** The field to change, such as `batch` or `schedule.steps`; undefined when it is the whole. */
    field: string | undefined);
}
/** The value as a message quotes it: short, and never an exception of its own. */
export declare function show(value: unknown): string;
/** @throws ConfigError unless the value is one of `allowed`. */
export declare function choice<Value extends string>(field: string, value: unknown, allowed: readonly Value[]): Value;
/** @throws ConfigError unless the value is true or false. */
export declare function truth(field: string, value: unknown): boolean;
interface Bounds {
    readonly min: number;
    readonly max: number;
}
/** @throws ConfigError unless the value is a number within the bounds. */
export declare function number(field: string, value: unknown, { min, max }: Bounds): number;
/** @throws ConfigError unless the value is a whole number within the bounds. */
export declare function whole(field: string, value: unknown, { min, max }: Bounds): number;
/**
 * The value as an object that has no other fields than those of `known`.
 * @param what the object's name in messages, such as `The configuration`.
 * @throws ConfigError when it is none, or has one.
 */
export declare function fieldsOf(what: string, value: unknown, known: readonly string[]): Record<string, unknown>;
export {};
