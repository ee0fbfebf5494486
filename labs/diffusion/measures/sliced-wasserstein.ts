/** @file Sliced 2-Wasserstein distance; Bonneel, Rabin, Peyré & Pfister 2015, by random directions. */

import { randomStream } from '../../../core/training/random.ts';
import type { Points } from '../samplers/points.ts';

/** Directions of the sum, always the same ones: two measurements differ by their points alone. */
export const SLICES = 256;

const ANGLES: readonly number[] = seededAngles();

/** Points seen along every direction, each sorted. */
export type Slices = readonly Float64Array[];

/**
 * Root of the mean over directions of W2^2 between the projected points, in their units. Positive for true
 * points, too: compare with the null band.
 * @param a [n, 2], n from 1, finite. @param b [m, 2], likewise.
 */
export function slicedWasserstein(a: Points, b: Points): number {
  return slicesDistance(slices(a), slices(b));
}

/** The same from points already sliced. */
export function slicesDistance(a: Slices, b: Slices): number {
  let sum = 0;
  a.forEach((sorted, i) => (sum += squaredWasserstein(sorted, b[i])));
  return Math.sqrt(sum / a.length);
}

/**
 * Projections of the points, sorted: the part of the work that a second comparison can reuse.
 * @param angles of the directions; slices can only be compared along the same ones.
 */
export function slices(points: Points, angles = ANGLES): Slices {
  return angles.map((angle) => {
    const alongX = Math.cos(angle);
    const alongY = Math.sin(angle);
    const projected = new Float64Array(points.length / 2);
    for (let i = 0; i < projected.length; i++) {
      projected[i] = alongX * points[2 * i] + alongY * points[2 * i + 1];
    }
    return projected.sort();
  });
}

function seededAngles(): number[] {
  const stream = randomStream(0, 'sliced-wasserstein', 0);
  return Array.from({ length: SLICES }, () => 2 * Math.PI * stream.uniform());
}

/** W2^2 on the line: the integral of the squared difference of the quantile functions, of any two counts. */
function squaredWasserstein(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  let i = 0;
  let j = 0;
  let below = 0;
  while (i < a.length && j < b.length) {
    // Compared as (i + 1) m <= (j + 1) n, in whole numbers: both quantile functions step at once when equal.
    const endOfA = (i + 1) * b.length;
    const endOfB = (j + 1) * a.length;
    const end = Math.min(endOfA, endOfB);
    sum += (end - below) * (a[i] - b[j]) ** 2;
    below = end;
    if (endOfA === end) i++;
    if (endOfB === end) j++;
  }
  return sum / (a.length * b.length);
}
