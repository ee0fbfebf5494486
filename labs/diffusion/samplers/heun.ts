/**
 * @file Heun's method on the probability-flow ODE; Karras, Aittala, Aila & Laine 2022 (EDM), algorithm 1. With
 * y = x / sqrt(alphaBar) and sigma = sqrt((1 - alphaBar) / alphaBar) the ODE reads dy/dsigma = (y - x0) / sigma.
 */

import { combine, type Points } from './points.ts';

/** EDM's largest sigma, table 1. */
export const EDM_SIGMA_MAX = 80;

/** Noise in units of the signal; infinite at alphaBar 0. */
export function sigmaOf(alphaBar: number): number {
  return Math.sqrt((1 - alphaBar) / alphaBar);
}

/** dy/dsigma at y, where the network sees the data x0. */
export function edmSlope<A extends Points>(y: A, x0: A, sigma: number): A {
  return combine(1 / sigma, y, -1 / sigma, x0);
}

/** Euler's step of the ODE, from sigma to sigmaNext. */
export function edmEulerStep<A extends Points>(y: A, slope: A, sigma: number, sigmaNext: number): A {
  return combine(1, y, sigmaNext - sigma, slope);
}

/** Heun's step: along the mean of the slopes at both ends. */
export function edmHeunStep<A extends Points>(
  y: A,
  slope: A,
  slopeNext: A,
  sigma: number,
  sigmaNext: number,
): A {
  return edmEulerStep(y, combine(0.5, slope, 0.5, slopeNext), sigma, sigmaNext);
}

/**
 * Heun's correction of an Euler step between two levels of a variance-preserving schedule, in x: both steps are
 * linear in the noise, eps = (y - x0) / sigma.
 * @param x where the step began.
 * @param eps noise predicted there.
 * @param epsNext noise predicted at the end of the Euler step, `ddimStep(..., eta 0)`.
 */
export function heunStep<A extends Points>(
  x: A,
  eps: A,
  epsNext: A,
  alphaBar: number,
  alphaBarNext: number,
): A {
  const scale = Math.sqrt(alphaBarNext / alphaBar);
  const along = Math.sqrt(alphaBarNext) * (sigmaOf(alphaBarNext) - sigmaOf(alphaBar));
  return combine(scale, x, along, combine(0.5, eps, 0.5, epsNext));
}

/**
 * Whether a step is corrected. Not onto the data (sigma 0), as in EDM; and not from beyond EDM's sigmas, alphaBar
 * 0 included: the ODE is all but straight there, while the correction multiplies what the two predictions differ
 * by with sigma, which a cosine schedule starts at 20,000.
 */
export function isCorrected(alphaBar: number, alphaBarNext: number): boolean {
  return alphaBarNext < 1 && sigmaOf(alphaBar) <= EDM_SIGMA_MAX;
}

/**
 * EDM's own levels, equation 5: from `max` to `min`, then 0. Not used by the lab, whose network knows the levels
 * of its schedule.
 * @returns [count + 1]
 */
export function karrasSigmas(count: number, min = 0.002, max = EDM_SIGMA_MAX, rho = 7): Float64Array {
  const sigmas = new Float64Array(count + 1);
  const from = max ** (1 / rho);
  const to = min ** (1 / rho);
  for (let i = 0; i < count; i++) {
    sigmas[i] = (from + (count === 1 ? 0 : i / (count - 1)) * (to - from)) ** rho;
  }
  return sigmas;
}
