/**
 * @file The moving average of the weights, with which samples are drawn. It is kept beside the training, from the
 * weights of every eighth step, so that it costs little and is the same in whatever slices a run is trained.
 *
 * On the timeline a model is one arena: the weights of the step, and behind them their moving average.
 */

/** Steps between two updates; each counts for all steps since the one before. */
export const EMA_EVERY = 8;

/** Share of the average that is left after the steps `from` + 1 to `to`: min(decay, (1 + step) / (10 + step)) each. */
export function decayBetween(from: number, to: number, decay: number): number {
  let left = 1;
  for (let step = from + 1; step <= to; step++) left *= Math.min(decay, (1 + step) / (10 + step));
  return left;
}

/** The next step after `step` at which the average is updated. */
export function nextEmaStep(step: number): number {
  return (Math.floor(step / EMA_EVERY) + 1) * EMA_EVERY;
}

/** Brings the average up to the weights of `step`, a multiple of EMA_EVERY, in place. */
export function updateEma(ema: Float32Array, weights: Float32Array, step: number, decay: number): void {
  const left = decayBetween(step - EMA_EVERY, step, decay);
  for (let i = 0; i < ema.length; i++) ema[i] = left * ema[i] + (1 - left) * weights[i];
}

/** The arena on the timeline: weights, then average. */
export function joinEma(weights: Float32Array, ema: Float32Array): Float32Array {
  const arena = new Float32Array(weights.length + ema.length);
  arena.set(weights);
  arena.set(ema, weights.length);
  return arena;
}

/** Views into an arena of the timeline. */
export function splitEma(arena: Float32Array): { readonly raw: Float32Array; readonly ema: Float32Array } {
  const size = arena.length / 2;
  return { raw: arena.subarray(0, size), ema: arena.subarray(size) };
}
