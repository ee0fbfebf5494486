/** @file The score field as arrows. */

import type { ScoreField } from '../types.ts';

/** What the arrows show. */
export type FieldKind = (typeof FIELD_KINDS)[number];

/** The kinds in the order in which they are offered. */
export const FIELD_KINDS = ['off', 'learned', 'exact', 'difference'] as const;

/**
 * Scores grow without bound towards the data, so arrows are the score times the noise level sigma: minus the
 * expected noise, a number without units that is about 1 where particles are. An arrow of this many is as long
 * as the grid's distance.
 */
const LONGEST = 3;

/** Lines from a grid point along the field, [n, 4]: x, y, to x, to y in data units. */
export function fieldArrows(
  field: ScoreField,
  level: number,
  kind: Exclude<FieldKind, 'off'>,
  dataScale: number,
): Float32Array {
  const { side, extent, learned, exact } = field;
  const sigma = dataScale * Math.sqrt(1 - field.alphaBars[level]);
  const cell = (2 * extent) / side;
  const arrows = new Float32Array(4 * side * side);
  for (let i = 0; i < side * side; i++) {
    const at = 2 * (level * side * side + i);
    const component = (c: 0 | 1): number => {
      if (kind === 'learned') return learned[at + c];
      if (kind === 'exact') return exact[at + c];
      return learned[at + c] - exact[at + c];
    };
    const [u, v] = [sigma * component(0), sigma * component(1)];
    const size = Math.hypot(u, v);
    const length = size > LONGEST ? cell / size : cell / LONGEST;
    const x = gridCoordinate(i % side, side, extent);
    const y = gridCoordinate(Math.floor(i / side), side, extent);
    arrows.set([x, y, x + u * length, y + v * length], 4 * i);
  }
  return arrows;
}

/** Where a row or column of the grid lies: both ends included. */
function gridCoordinate(index: number, side: number, extent: number): number {
  return side > 1 ? extent * ((2 * index) / (side - 1) - 1) : 0;
}
