/** @file Mixtures of isotropic gaussians in the plane: data whose score is known in closed form. */

import type { RandomStream } from '../../../core/training/random.ts';

/** Components of one standard deviation; K of them. */
export interface Mixture {
  /** [K], sums to 1. */
  readonly weights: Float64Array;
  /** [K, 2] */
  readonly means: Float64Array;
  /** Standard deviation a coordinate, of every component; 0 for a finite sample. */
  readonly sd: number;
}

/** The mixture in other units: of points divided by `dataScale`. */
export function inModelUnits({ weights, means, sd }: Mixture, dataScale: number): Mixture {
  return { weights, means: means.map((mean) => mean / dataScale), sd: sd / dataScale };
}

/** The finite sample as a mixture: all its points, equally likely, without width. */
export function mixtureOfPoints(points: ArrayLike<number>): Mixture {
  const count = points.length / 2;
  return { weights: new Float64Array(count).fill(1 / count), means: Float64Array.from(points), sd: 0 };
}

/** A component drawn by its weight. */
export function drawComponent({ weights }: Mixture, stream: RandomStream): number {
  let left = stream.uniform();
  for (let k = 0; k < weights.length - 1; k++) {
    left -= weights[k];
    if (left < 0) return k;
  }
  return weights.length - 1;
}

/** Points of the mixture with the noise of a level, [count, 2]; the mixture's own points at alphaBar 1. */
export function drawNoised(
  mixture: Mixture,
  alphaBar: number,
  count: number,
  stream: RandomStream,
): Float32Array {
  const signal = Math.sqrt(alphaBar);
  const spread = Math.sqrt(alphaBar * mixture.sd ** 2 + 1 - alphaBar);
  const x = new Float32Array(2 * count);
  for (let i = 0; i < x.length; i += 2) {
    const k = drawComponent(mixture, stream);
    x[i] = signal * mixture.means[2 * k] + spread * stream.normal();
    x[i + 1] = signal * mixture.means[2 * k + 1] + spread * stream.normal();
  }
  return x;
}
