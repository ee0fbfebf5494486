/** @file Energy distance; Székely & Rizzo 2013, as a U-statistic: without bias, and below 0 half of the time for true points. */

import type { Points } from '../samplers/points.ts';

/**
 * 2 E|X - Y| - E|X - X'| - E|Y - Y'| in the points' units; 0 for equal distributions and no others.
 * @param withinB `meanDistanceWithin(b)`, where it is known already.
 * @param a [n, 2], n from 2, finite. @param b [m, 2], likewise.
 */
export function energyDistance(a: Points, b: Points, withinB = meanDistanceWithin(b)): number {
  return 2 * meanDistanceBetween(a, b) - meanDistanceWithin(a) - withinB;
}

/** Mean distance of two different points, [n, 2]. */
export function meanDistanceWithin(points: Points): number {
  const n = points.length / 2;
  const [x, y] = coordinates(points);
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const xi = x[i];
    const yi = y[i];
    for (let j = 0; j < i; j++) {
      const dx = xi - x[j];
      const dy = yi - y[j];
      sum += Math.sqrt(dx * dx + dy * dy);
    }
  }
  return (2 * sum) / (n * (n - 1));
}

function meanDistanceBetween(a: Points, b: Points): number {
  const [ax, ay] = coordinates(a);
  const [bx, by] = coordinates(b);
  let sum = 0;
  for (let i = 0; i < ax.length; i++) {
    const xi = ax[i];
    const yi = ay[i];
    for (let j = 0; j < bx.length; j++) {
      const dx = xi - bx[j];
      const dy = yi - by[j];
      sum += Math.sqrt(dx * dx + dy * dy);
    }
  }
  return sum / (ax.length * bx.length);
}

/** Side by side the loops above run twice as fast. */
function coordinates(points: Points): readonly [Float64Array, Float64Array] {
  const n = points.length / 2;
  const x = new Float64Array(n);
  const y = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    x[i] = points[2 * i];
    y[i] = points[2 * i + 1];
  }
  return [x, y];
}
