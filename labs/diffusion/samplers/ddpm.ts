/** @file Ancestral sampling; Ho, Jain & Abbeel 2020, equations 6 and 7, between any two levels. */

import type { DdpmVariance } from '../types.ts';
import { addNoise, combine, type Points } from './points.ts';

/**
 * Variance of a step's noise from one level to the next nearer the data: the posterior's (fixed-small) or
 * beta = 1 - alphaBar / alphaBarNext (fixed-large); Ho et al. 2020, section 3.2.
 */
export function ddpmVariance(alphaBar: number, alphaBarNext: number, variance: DdpmVariance): number {
  const beta = 1 - alphaBar / alphaBarNext;
  return variance === 'fixed-large' ? beta : ((1 - alphaBarNext) / (1 - alphaBar)) * beta;
}

/**
 * One step. At alphaBar 0 the mean is sqrt(alphaBarNext) x0, which needs no special care.
 * @param noise standard normal; undefined takes the mean.
 */
export function ddpmStep<A extends Points>(
  x: A,
  x0: A,
  alphaBar: number,
  alphaBarNext: number,
  variance: DdpmVariance,
  noise: A | undefined,
): A {
  const alpha = alphaBar / alphaBarNext;
  const onX0 = (Math.sqrt(alphaBarNext) * (1 - alpha)) / (1 - alphaBar);
  const onX = (Math.sqrt(alpha) * (1 - alphaBarNext)) / (1 - alphaBar);
  const mean = combine(onX0, x0, onX, x);
  if (noise === undefined) return mean;
  return addNoise(mean, Math.sqrt(ddpmVariance(alphaBar, alphaBarNext, variance)), noise);
}
