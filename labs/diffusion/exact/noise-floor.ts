/** @file The loss that no network can avoid: noise that x does not tell. */

import type { RandomStream } from '../../../core/training/random.ts';
import { drawComponent, type Mixture } from '../data/mixture.ts';
import { posteriorAt } from './mixture-score.ts';

/**
 * E|eps - eps*|^2 a coordinate at a level, the floor of a loss on eps; x0's is (1 - alphaBar) / alphaBar times
 * that and v's 1 / alphaBar. By the law of total variance it is alphaBar / (1 - alphaBar) times the mean of
 * trace Cov(x0 | x) / 2, of which only x is left to be drawn.
 * @param mixture in model units.
 * @param alphaBar below 1.
 * @param count of draws.
 */
export function noiseFloor(mixture: Mixture, alphaBar: number, count: number, stream: RandomStream): number {
  const at = posteriorAt(mixture, alphaBar);
  const signal = Math.sqrt(alphaBar);
  const spread = Math.sqrt(alphaBar * mixture.sd ** 2 + 1 - alphaBar);
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const k = drawComponent(mixture, stream);
    const x = signal * mixture.means[2 * k] + spread * stream.normal();
    const y = signal * mixture.means[2 * k + 1] + spread * stream.normal();
    sum += at(x, y).covariance;
  }
  return ((alphaBar / (1 - alphaBar)) * sum) / (2 * count);
}
