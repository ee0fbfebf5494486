/** @file How wide points lie, and which of them can be measured at all. */

import type { Points } from '../samplers/points.ts';

/** Standard deviation a coordinate, sqrt((Var x + Var y) / 2), in the points' units. @param points [n, 2], n from 2. */
export function spread(points: Points): number {
  const n = points.length / 2;
  let x = 0;
  let y = 0;
  for (let i = 0; i < points.length; i += 2) {
    x += points[i];
    y += points[i + 1];
  }
  x /= n;
  y /= n;
  let squares = 0;
  for (let i = 0; i < points.length; i += 2) squares += (points[i] - x) ** 2 + (points[i + 1] - y) ** 2;
  return Math.sqrt(squares / (2 * (n - 1)));
}

/** The points whose coordinates are both finite, [n or fewer, 2]: a diverged point makes every distance NaN. */
export function finitePoints(points: Float32Array): Float32Array {
  if (points.every(Number.isFinite)) return points;
  const kept = new Float32Array(points.length);
  let length = 0;
  for (let i = 0; i < points.length; i += 2) {
    if (!Number.isFinite(points[i]) || !Number.isFinite(points[i + 1])) continue;
    kept[length++] = points[i];
    kept[length++] = points[i + 1];
  }
  return kept.subarray(0, length);
}
