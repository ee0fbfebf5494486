/**
 * @file What a run may be configured to: defaults, presets, and the check every configuration passes before
 * anything is allocated. Bounds are in `limits.ts`, panels in `panel-config.ts`; both are handed on from here.
 */
import type { DiffusionConfig, PanelConfig } from './types.ts';
export { ConfigError, DATASETS, LIMITS, PREDICTIONS, SAMPLERS, SCHEDULES, SPACINGS, VARIANCES, WEIGHTS, } from './limits.ts';
export { DEFAULT_PANEL, DEFAULT_SCHEDULE, SAMPLE_COUNT, validatePanel, validateSampleOptions, validateSchedule, } from './panel-config.ts';
export type { SampleRequest } from './panel-config.ts';
/** Particles in each panel unless the reader asks for others: a seek through training stays under 100 ms. */
export declare const DEFAULT_COUNT = 512;
/** Particles in each panel at most. */
export declare const MAX_COUNT = 5000;
/** 8 gaussians are learned within 4,000 steps, by a network that trains in seconds. */
export declare const DEFAULT_CONFIG: DiffusionConfig;
/** A configuration, and the two panels that show what is to be seen with it. */
export interface Preset {
    readonly config: DiffusionConfig;
    readonly panels: readonly [PanelConfig, PanelConfig];
}
/** Named configurations; `classic` is the default. */
export declare const PRESETS: {
    /** The same noise, the same network, with and without noise on the way. */
    readonly classic: {
        readonly config: DiffusionConfig;
        readonly panels: readonly [PanelConfig, PanelConfig];
    };
    readonly 'short-schedule': {
        readonly config: {
            readonly dataset: import("./types.ts").DatasetName;
            readonly drawn: readonly (readonly [number, number])[];
            readonly points: number | null;
            readonly schedule: import("./types.ts").ScheduleConfig;
            readonly prediction: import("./types.ts").Prediction;
            readonly depth: number;
            readonly width: number;
            readonly batch: number;
            readonly learningRate: number;
            readonly decaySteps: number;
            readonly emaDecay: number;
            readonly dataScale: 1;
        };
        readonly panels: readonly [{
            readonly sampler: import("./types.ts").SamplerName;
            readonly steps: number;
            readonly eta: number;
            readonly variance: import("./types.ts").DdpmVariance;
            readonly spacing: import("./types.ts").Spacing;
            readonly clip: number | null;
            readonly schedule: {
                readonly name: 'linear';
                readonly steps: 50;
                readonly zeroTerminalSnr: false;
            };
        }, {
            readonly sampler: import("./types.ts").SamplerName;
            readonly steps: number;
            readonly eta: number;
            readonly variance: import("./types.ts").DdpmVariance;
            readonly spacing: import("./types.ts").Spacing;
            readonly clip: number | null;
            readonly schedule: {
                readonly steps: 50;
                readonly zeroTerminalSnr: false;
                readonly name: 'linear-rescaled';
            };
        }];
    };
    readonly 'few-steps': {
        readonly config: DiffusionConfig;
        readonly panels: readonly [{
            readonly sampler: import("./types.ts").SamplerName;
            readonly eta: number;
            readonly variance: import("./types.ts").DdpmVariance;
            readonly spacing: import("./types.ts").Spacing;
            readonly clip: number | null;
            readonly schedule: import("./types.ts").ScheduleConfig;
            readonly steps: 5;
        }, {
            readonly sampler: import("./types.ts").SamplerName;
            readonly eta: number;
            readonly variance: import("./types.ts").DdpmVariance;
            readonly spacing: import("./types.ts").Spacing;
            readonly clip: number | null;
            readonly schedule: import("./types.ts").ScheduleConfig;
            readonly steps: 5;
        }];
    };
    readonly eta: {
        readonly config: DiffusionConfig;
        readonly panels: readonly [PanelConfig, {
            readonly sampler: import("./types.ts").SamplerName;
            readonly steps: number;
            readonly variance: import("./types.ts").DdpmVariance;
            readonly spacing: import("./types.ts").Spacing;
            readonly clip: number | null;
            readonly schedule: import("./types.ts").ScheduleConfig;
            readonly eta: 1;
        }];
    };
    readonly clipping: {
        readonly config: {
            readonly dataset: import("./types.ts").DatasetName;
            readonly drawn: readonly (readonly [number, number])[];
            readonly points: number | null;
            readonly schedule: import("./types.ts").ScheduleConfig;
            readonly prediction: import("./types.ts").Prediction;
            readonly depth: number;
            readonly width: number;
            readonly batch: number;
            readonly learningRate: number;
            readonly decaySteps: number;
            readonly emaDecay: number;
            readonly dataScale: 1;
        };
        readonly panels: readonly [{
            readonly sampler: import("./types.ts").SamplerName;
            readonly steps: number;
            readonly eta: number;
            readonly variance: import("./types.ts").DdpmVariance;
            readonly spacing: import("./types.ts").Spacing;
            readonly schedule: import("./types.ts").ScheduleConfig;
            readonly clip: 1;
        }, PanelConfig];
    };
    readonly memorising: {
        readonly config: {
            readonly drawn: readonly (readonly [number, number])[];
            readonly schedule: import("./types.ts").ScheduleConfig;
            readonly prediction: import("./types.ts").Prediction;
            readonly width: number;
            readonly batch: number;
            readonly learningRate: number;
            readonly emaDecay: number;
            readonly dataset: 'moons';
            readonly points: 20;
            readonly dataScale: 0.5;
            readonly depth: 4;
            readonly decaySteps: 6000;
        };
        readonly panels: readonly [PanelConfig, PanelConfig];
    };
    readonly drawn: {
        readonly config: {
            readonly points: number | null;
            readonly dataScale: number;
            readonly schedule: import("./types.ts").ScheduleConfig;
            readonly prediction: import("./types.ts").Prediction;
            readonly depth: number;
            readonly width: number;
            readonly batch: number;
            readonly learningRate: number;
            readonly decaySteps: number;
            readonly emaDecay: number;
            readonly dataset: 'drawn';
            readonly drawn: readonly (readonly [number, number])[];
        };
        readonly panels: readonly [PanelConfig, PanelConfig];
    };
};
export type PresetName = keyof typeof PRESETS;
/** The presets in the order in which they are offered. */
export declare const PRESET_ORDER: readonly PresetName[];
/**
 * Floating-point operations of the matrix products of one training step: 2 a weight and point forwards, twice
 * that backwards.
 */
export declare function flopsPerStep({ depth, width, batch }: DiffusionConfig): number;
/**
 * The configuration, checked; absent fields take their default.
 * @throws ConfigError (`code` "bad-config") that names the field, its value and what it can be: an unknown
 *   field, a value out of bounds, a drawing with fewer than two different points, a prediction that the
 *   schedule does not allow, or a step too costly for a small device.
 */
export declare function validateConfig(value: unknown): DiffusionConfig;
