/**
 * @file Sampling: from standard normal noise down a list of levels to the data. In model units throughout.
 *
 * Every sampler walks the same list: from each level to the next one in the list, and from the last one onto the
 * data (alphaBar 1), where no noise is added any more. (Some libraries step by T / steps instead, which is the
 * same where T is a multiple.)
 *
 * Clipping bounds x0 only: DDIM goes on with the noise as predicted, which is not the noise that would take the
 * clipped x0 to x. The other samplers have no use for the noise beside x0: Heun's slope and DPM-Solver++ follow
 * from x and the clipped x0.
 *
 * At alphaBar 0 (zero terminal SNR) DDPM, DDIM and DPM-Solver++ take their ordinary step and Heun takes Euler's,
 * all well defined as long as the network predicts v or x0.
 */
import { type Schedule } from '../schedules.ts';
import type { Prediction, SamplerConfig, Trajectories } from '../types.ts';
/**
 * The network: its prediction at x, the same length.
 * @param x in model units; not to be changed.
 * @param t level, 0 .. T - 1.
 * @param alphaBar of that level.
 */
export type Denoise = (x: Float32Array, t: number, alphaBar: number) => Float32Array | Promise<Float32Array>;
/** What a sampling needs. */
export interface SampleTask {
    readonly schedule: Schedule;
    readonly sampler: SamplerConfig;
    /** Descending levels to visit instead of the sampler's own, to begin part of the way down. */
    readonly levels?: ArrayLike<number>;
    /** What `denoise` predicts. */
    readonly prediction: Prediction;
    readonly denoise: Denoise;
    /** Standard normal, [count, 2]. */
    readonly start: Float32Array;
    /** Standard normal noise of the step that leads to `frame`, as long as `start`; only asked for when needed. */
    readonly noise: (frame: number) => Float32Array;
    /** Called with every frame as it is reached, the start (0) included. */
    readonly onFrame?: (frame: number, x: Float32Array) => void;
}
/**
 * The levels a sampler visits, all settings checked.
 * @throws DiffusionError `bad-sampler` or `eps-without-signal`: what `sample` would refuse.
 */
export declare function checkSampler(schedule: Schedule, sampler: SamplerConfig, prediction: Prediction, levels?: ArrayLike<number>): Int32Array;
/** Frames at these levels and at the data: levels as shares of T, and alphaBars; [levels + 1] each. */
export declare function frameLevels(schedule: Schedule, levels: ArrayLike<number>): Pick<Trajectories, 'times' | 'alphaBars'>;
/**
 * Samples, frame by frame.
 * @throws DiffusionError as `checkSampler`, and `bad-points` for a start that is no list of x, y pairs.
 */
export declare function sample(task: SampleTask): Promise<Trajectories>;
