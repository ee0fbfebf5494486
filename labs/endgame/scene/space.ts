/**
 * @file The scene's space. One unit is one square; the board lies in the plane y = 0 with its centre at the
 * origin, a1 at the front left: files run along x, ranks away from the viewer along −z, time up along y.
 */

import { fileOf, rankOf } from '../chess/geometry.ts';

/** A square's centre along x. */
export function squareX(square: number): number {
  return fileOf(square) - 3.5;
}

/** A square's centre along z. */
export function squareZ(square: number): number {
  return 3.5 - rankOf(square);
}

/** A point, or a colour's linear red, green and blue. */
export type Triple = readonly [number, number, number];

/** Games of one group run side by side on a ring within the square, so that those that agree form a bundle. */
export function bundleOffset(index: number, count: number): readonly [number, number] {
  if (count === 1) return [0, 0];
  const angle = (2 * Math.PI * index) / count;
  return [0.27 * Math.cos(angle), 0.27 * Math.sin(angle)];
}
