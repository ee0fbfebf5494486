/**
 * @file The moving average of the weights, with which samples are drawn. It is kept beside the training, from the
 * weights of every eighth step, so that it costs little and is the same in whatever slices a run is trained.
 *
 * On the timeline a model is one arena: the weights of the step, and behind them their moving average.
 */
/** Steps between two updates; each counts for all steps since the one before. */
export declare const EMA_EVERY = 8;
/** Share of the average that is left after the steps `from` + 1 to `to`: min(decay, (1 + step) / (10 + step)) each. */
export declare function decayBetween(from: number, to: number, decay: number): number;
/** The next step after `step` at which the average is updated. */
export declare function nextEmaStep(step: number): number;
/** Brings the average up to the weights of `step`, a multiple of EMA_EVERY, in place. */
export declare function updateEma(ema: Float32Array, weights: Float32Array, step: number, decay: number): void;
/** The arena on the timeline: weights, then average. */
export declare function joinEma(weights: Float32Array, ema: Float32Array): Float32Array;
/** Views into an arena of the timeline. */
export declare function splitEma(arena: Float32Array): {
    readonly raw: Float32Array;
    readonly ema: Float32Array;
};
