/** @file Maximum mean discrepancy; Gretton et al. 2012, equation 3, with a sum of gaussian kernels. */

import type { Points } from '../samplers/points.ts';

/** Bandwidths in the points' units; each twice the one before, which `kernel` relies on. */
export const MMD_BANDWIDTHS = [0.25, 0.5, 1, 2, 4] as const;

const WIDEST = 1 / (2 * 4 ** 2);

/**
 * MMD^2 without bias (so below 0 half of the time for true points), under the mean of the kernels
 * exp(-|x - y|^2 / 2 s^2).
 * @param a [n, 2], n from 2, finite. @param b [m, 2], likewise.
 * @param withinB `meanKernelWithin(b)`, where it is known already.
 */
export function mmd(a: Points, b: Points, withinB = meanKernelWithin(b)): number {
  return meanKernelWithin(a) + withinB - 2 * meanKernelBetween(a, b);
}

/** Mean kernel of two different points, [n, 2]. */
export function meanKernelWithin(points: Points): number {
  const n = points.length / 2;
  let sum = 0;
  for (let i = 0; i < points.length; i += 2) {
    const x = points[i];
    const y = points[i + 1];
    for (let j = 0; j < i; j += 2) sum += kernel(x - points[j], y - points[j + 1]);
  }
  return (2 * sum) / (n * (n - 1));
}

function meanKernelBetween(a: Points, b: Points): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 2) {
    const x = a[i];
    const y = a[i + 1];
    for (let j = 0; j < b.length; j += 2) sum += kernel(x - b[j], y - b[j + 1]);
  }
  return (sum * 4) / (a.length * b.length);
}

/** One exponential for the widest kernel: half the bandwidth is the fourth power. */
function kernel(dx: number, dy: number): number {
  const k4 = Math.exp(-(dx * dx + dy * dy) * WIDEST);
  const k2 = fourth(k4);
  const k1 = fourth(k2);
  const kHalf = fourth(k1);
  return (k4 + k2 + k1 + kHalf + fourth(kHalf)) / MMD_BANDWIDTHS.length;
}

function fourth(value: number): number {
  const square = value * value;
  return square * square;
}
