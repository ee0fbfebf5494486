/** @file Figures of drawn points that are cheap enough to take at every picture and while training. */

import type { Mixture } from './data/mixture.ts';
import { energyDistance, meanDistanceWithin } from './measures/energy-distance.ts';
import { modeCounts } from './measures/modes.ts';
import { finitePoints, spread } from './measures/spread.ts';
import type { QuickFigures } from './types.ts';

/** Points compared at most on either side: the work grows with their square. */
export const FIGURE_POINTS = 1000;

/** What points are compared with. */
export interface Truth {
  /** True points in data units, [n, 2]. */
  readonly points: Float32Array;
  /** Mean distance of two of them. */
  readonly within: number;
  /** The data's centres; undefined where they have none. */
  readonly centres: Mixture | undefined;
}

/** True points to compare with, the first FIGURE_POINTS of them. */
export function truthOf(points: Float32Array, centres: Mixture | undefined): Truth {
  const compared = points.subarray(0, 2 * FIGURE_POINTS);
  return { points: compared, within: meanDistanceWithin(compared), centres };
}

/**
 * Figures of drawn points, [count, 2] in data units, of which the first FIGURE_POINTS count. Distances and spread
 * are of the points that are finite, NaN where there are fewer than two.
 */
export function quickFigures(drawn: Float32Array, { points, within, centres }: Truth): QuickFigures {
  const compared = drawn.subarray(0, 2 * FIGURE_POINTS);
  const finite = finitePoints(compared);
  const enough = finite.length >= 4 && points.length >= 4;
  return {
    energyDistance: enough ? energyDistance(finite, points, within) : NaN,
    spread: enough ? spread(finite) : NaN,
    ...modeCounts(compared, centres),
  };
}
