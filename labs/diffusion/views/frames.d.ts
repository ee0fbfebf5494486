/** @file Which frame of a picture belongs to a diffusion time: 1 is the last noise level, 0 is the data. */
import type { ScoreField, Trajectories } from '../types.ts';
/**
 * The last frame that a sampler has completed on its way down to `time`; frame 0 before its first.
 * @param times of the frames, descending
 */
export declare function frameAt(times: Float32Array, time: number): number;
/** Positions of one frame, [count, 2]. A view, not a copy. */
export declare function framePositions({ positions, count }: Trajectories, frame: number): Float32Array;
/**
 * alphaBar at a time: 1 at the data, `alphaBars[T - 1]` at time 1.
 * @param alphaBars of levels 1 to T
 */
export declare function alphaBarAt(alphaBars: ArrayLike<number>, time: number): number;
/**
 * The forward process: sqrt(alphaBar) x0 + sqrt(1 - alphaBar) eps, into `out`.
 * @param data [n, 2] in data units
 * @param noise [n, 2], standard normal in model units
 * @param scale data units a model unit
 */
export declare function forwardPoints(data: Float32Array, noise: Float32Array, alphaBar: number, scale: number, out: Float32Array): Float32Array;
/** log SNR, bounded where nothing or everything is signal. */
export declare function logSnr(alphaBar: number): number;
/** The level of the field whose log SNR is nearest. */
export declare function nearestLevel(field: ScoreField, alphaBar: number): number;
/** Every time at which one of the samplings completes a frame, descending, each once. */
export declare function stopsOf(...times: readonly Float32Array[]): number[];
/** Standard deviation a coordinate, over finite points; NaN without any. */
export declare function spreadOf(points: Float32Array): number;
