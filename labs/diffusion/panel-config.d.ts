/** @file How points are drawn: defaults of a panel, and the checks of panels, schedules and `sample()`'s options. */
import type { PanelConfig, Prediction, ScheduleConfig } from './types.ts';
/** Nichol & Dhariwal's schedule, which reaches noise at every T. */
export declare const DEFAULT_SCHEDULE: ScheduleConfig;
/** 50 steps of DDIM without noise, from the last level on, without clipping. */
export declare const DEFAULT_PANEL: PanelConfig;
/** What the model of a run predicts, on which it depends where a sampler may begin. */
export interface PanelContext {
    readonly prediction: Prediction;
}
/**
 * The schedule, checked; absent fields take the default.
 * @throws ConfigError that names the field, also when the prediction cannot be used with it.
 */
export declare function validateSchedule(value: unknown, prediction: Prediction): ScheduleConfig;
/**
 * The panel, checked; absent fields take those of `defaults`.
 * @throws ConfigError that names the field: out of bounds, more steps than levels, or a schedule that the
 *   run's prediction cannot start from.
 */
export declare function validatePanel(value: unknown, { prediction }: PanelContext, defaults?: PanelConfig): PanelConfig;
/** A sampling, fully told. */
export interface SampleRequest {
    readonly panel: PanelConfig;
    readonly count: number;
    readonly seed: number;
}
/** Points of `sample()` unless it asks for others. */
export declare const SAMPLE_COUNT = 2000;
/**
 * `sample()`'s options, checked; absent fields are those of the panel `first`, 2,000 points, and seed 0.
 * @throws ConfigError as `validatePanel` does, or for a count or a seed that is none.
 */
export declare function validateSampleOptions(value: unknown, context: PanelContext, first: PanelConfig): SampleRequest;
