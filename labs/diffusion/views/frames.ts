/** @file Which frame of a picture belongs to a diffusion time: 1 is the last noise level, 0 is the data. */

import type { ScoreField, Trajectories } from '../types.ts';

/** Times are stored in single precision; a frame counts as reached within this. */
const SLACK = 1e-6;

/**
 * The last frame that a sampler has completed on its way down to `time`; frame 0 before its first.
 * @param times of the frames, descending
 */
export function frameAt(times: Float32Array, time: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle] >= time - SLACK) low = middle + 1;
    else high = middle;
  }
  return Math.max(low - 1, 0);
}

/** Positions of one frame, [count, 2]. A view, not a copy. */
export function framePositions({ positions, count }: Trajectories, frame: number): Float32Array {
  return positions.subarray(2 * count * frame, 2 * count * (frame + 1));
}

/**
 * alphaBar at a time: 1 at the data, `alphaBars[T - 1]` at time 1.
 * @param alphaBars of levels 1 to T
 */
export function alphaBarAt(alphaBars: ArrayLike<number>, time: number): number {
  const level = Math.round(Math.min(Math.max(time, 0), 1) * alphaBars.length);
  return level === 0 ? 1 : alphaBars[level - 1];
}

/**
 * The forward process: sqrt(alphaBar) x0 + sqrt(1 - alphaBar) eps, into `out`.
 * @param data [n, 2] in data units
 * @param noise [n, 2], standard normal in model units
 * @param scale data units a model unit
 */
export function forwardPoints(
  data: Float32Array,
  noise: Float32Array,
  alphaBar: number,
  scale: number,
  out: Float32Array,
): Float32Array {
  const signal = Math.sqrt(alphaBar);
  const sigma = scale * Math.sqrt(1 - alphaBar);
  for (let i = 0; i < out.length; i++) out[i] = signal * data[i] + sigma * noise[i];
  return out;
}

/** log SNR, bounded where nothing or everything is signal. */
export function logSnr(alphaBar: number): number {
  const share = Math.min(Math.max(alphaBar, 1e-9), 1 - 1e-6);
  return Math.log(share / (1 - share));
}

/** The level of the field whose log SNR is nearest. */
export function nearestLevel(field: ScoreField, alphaBar: number): number {
  const wanted = logSnr(alphaBar);
  let best = 0;
  for (let i = 1; i < field.alphaBars.length; i++) {
    const distance = (level: number) => Math.abs(logSnr(field.alphaBars[level]) - wanted);
    if (distance(i) < distance(best)) best = i;
  }
  return best;
}

/** Every time at which one of the samplings completes a frame, descending, each once. */
export function stopsOf(...times: readonly Float32Array[]): number[] {
  const all = times.flatMap((each) => [...each]).sort((a, b) => b - a);
  return all.filter((time, i) => i === 0 || all[i - 1] - time > SLACK);
}

/** Standard deviation a coordinate, over finite points; NaN without any. */
export function spreadOf(points: Float32Array): number {
  let [n, sumX, sumY, squares] = [0, 0, 0, 0];
  for (let i = 0; i + 1 < points.length; i += 2) {
    const x = points[i];
    const y = points[i + 1];
    if (!Number.isFinite(x + y)) continue;
    n++;
    sumX += x;
    sumY += y;
    squares += x * x + y * y;
  }
  return Math.sqrt((squares - (sumX * sumX + sumY * sumY) / n) / (2 * n));
}
