/**
 * @file Noise schedules: how much of the data is left at each of T levels. x_t = sqrt(alphaBar_t) x0 +
 * sqrt(1 - alphaBar_t) eps, with alphaBar_t the product of 1 - beta_0 .. beta_t. Level 0 is next to the data,
 * level T - 1 is the one sampling starts from; the data themselves have alphaBar 1 and no level.
 *
 *   linear           Ho, Jain & Abbeel 2020: beta from 1e-4 to 0.02, whatever T
 *   linear-rescaled  the same times 1000 / T, so that fewer levels reach as far (Nichol & Dhariwal 2021, code)
 *   scaled-linear    Rombach et al. 2022: sqrt(beta) is linear, from 0.00085 to 0.012
 *   cosine           Nichol & Dhariwal 2021, equation 17
 *   sigmoid          Xu et al. 2022 (GeoDiff): beta from 1e-4 to 0.02 along a sigmoid
 */
import type { ScheduleConfig, ScheduleName } from './types.ts';
export declare const SCHEDULE_NAMES: readonly ScheduleName[];
/** Inclusive limits of T. */
export declare const SCHEDULE_STEPS: {
    readonly min: 10;
    readonly max: 1000;
};
/** First and last beta, where a schedule has them. */
export interface BetaRange {
    readonly start: number;
    readonly end: number;
}
/** Those of each paper; the cosine schedule has none. */
export declare const DEFAULT_BETAS: Readonly<Record<Exclude<ScheduleName, 'cosine'>, BetaRange>>;
/**
 * Whether sampling may start from N(0, I) although the last level is not quite that: by `startError`, at most
 * 1 point in 100 starts wrong (`ok`), at most 1 in 10 (`mild`), or more (`alarm`).
 */
export type StartAlarm = 'ok' | 'mild' | 'alarm';
/** What is left of the data at the last level. */
export interface TerminalLevel {
    readonly alphaBar: number;
    /** Signal-to-noise ratio, alphaBar / (1 - alphaBar). */
    readonly snr: number;
    /** Share of the data's amplitude, sqrt(alphaBar). */
    readonly signal: number;
    /** `startError` for points of unit variance. */
    readonly startError: number;
}
/** T levels, from the data's side to the noise's. */
export interface Schedule {
    readonly config: ScheduleConfig;
    /** T. */
    readonly steps: number;
    /** [T] */
    readonly betas: Float64Array;
    /** [T], decreasing; the last is 0 exactly when `config.zeroTerminalSnr`. */
    readonly alphaBars: Float64Array;
    readonly terminal: TerminalLevel;
    readonly alarm: StartAlarm;
}
/**
 * The schedule of a configuration.
 * @param betas first and last beta instead of the paper's; the cosine schedule has none.
 * @throws DiffusionError `bad-schedule`.
 */
export declare function createSchedule(config: ScheduleConfig, betas?: BetaRange): Schedule;
/** The schedule as a library computing in float32 has it: beta, 1 - beta and every product rounded. */
export declare function roundedToFloat32(schedule: Schedule): Schedule;
/**
 * A bound on the share of points that start wrong when N(0, I) stands in for the last level. The two differ by
 * at most sqrt(KL / 2) in total variation (Pinsker), and their divergence by no more than the prior term of the
 * variational bound (Ho et al. 2020, L_T), which for data of mean 0 is (alphaBar (variance - 1) -
 * ln(1 - alphaBar)) / 2 nats a coordinate.
 * @param variance of the data a coordinate, in model units.
 * @param dimensions of a point.
 * @returns 0 .. 1
 */
export declare function startError(alphaBar: number, variance?: number, dimensions?: number): number;
/** What a start error amounts to; thresholds at `StartAlarm`. */
export declare function startAlarm(error: number): StartAlarm;
/** @throws DiffusionError `bad-schedule` when the name is unknown or T out of its limits. */
export declare function checkSchedule({ name, steps }: ScheduleConfig): void;
/** alphaBar of level t, or of the data (1) for t = -1. */
export declare function alphaBarAt(schedule: Schedule, t: number): number;
