/** @file The probability flow of a mixture, exactly: what a perfect network's likelihood is made of. */

import type { Mixture } from '../data/mixture.ts';
import type { Flow } from '../measures/likelihood.ts';
import { posteriorAt } from './mixture-score.ts';

/**
 * v = sqrt(ab) eps* - sqrt(1 - ab) x0* and its divergence at every point. div x0* is sqrt(ab) / (1 - ab) times
 * trace Cov(x0 | x), and div eps* follows from x = sqrt(ab) x0 + sqrt(1 - ab) eps.
 * @param mixture in model units. @param x [n, 2] @param alphaBar below 1.
 */
export function exactFlow(mixture: Mixture, x: ArrayLike<number>, alphaBar: number): Flow {
  const at = posteriorAt(mixture, alphaBar);
  const signal = Math.sqrt(alphaBar);
  const noise = Math.sqrt(1 - alphaBar);
  const velocity = new Float64Array(x.length);
  const divergence = new Float64Array(x.length / 2);
  for (let i = 0; i < x.length; i += 2) {
    const { epsX, epsY, x0x, x0y, covariance } = at(x[i], x[i + 1]);
    velocity[i] = signal * epsX - noise * x0x;
    velocity[i + 1] = signal * epsY - noise * x0y;
    const ofX0 = (signal / (noise * noise)) * covariance;
    const ofEps = (2 - signal * ofX0) / noise;
    divergence[i / 2] = signal * ofEps - noise * ofX0;
  }
  return { velocity, divergence };
}
