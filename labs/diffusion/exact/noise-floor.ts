/** @file The loss that no network can avoid: noise that x does not tell. */

import type { Mixture } from '../data/mixture.ts';
import type { Points } from '../samplers/points.ts';
import { posteriorAt } from './mixture-score.ts';

/**
 * E|eps - eps*|^2 a coordinate at a level, the floor of a loss on eps; that of x0 is (1 - alphaBar) / alphaBar
 * times as much, that of v 1 / alphaBar times. By the law of total variance it is alphaBar / (1 - alphaBar) times
 * the mean of trace Cov(x0 | x) / 2, of which only x is left to be drawn.
 * @param mixture in model units.
 * @param x noised data, [n, 2]: see `drawNoised`.
 * @param alphaBar below 1.
 */
export function noiseFloor(mixture: Mixture, x: Points, alphaBar: number): number {
  const at = posteriorAt(mixture, alphaBar);
  let sum = 0;
  for (let i = 0; i < x.length; i += 2) sum += at(x[i], x[i + 1]).covariance;
  return ((alphaBar / (1 - alphaBar)) * sum) / x.length;
}
