/** @file Song, Meng & Ermon 2021, equations 12 and 16. */

import { addNoise, combine, type Points } from './points.ts';

/** Standard deviation of a step's noise; eta 1 is that of DDPM with fixed-small. */
export function ddimSigma(alphaBar: number, alphaBarNext: number, eta: number): number {
  return eta * Math.sqrt(((1 - alphaBarNext) / (1 - alphaBar)) * (1 - alphaBar / alphaBarNext));
}

/**
 * One step from `alphaBar` to `alphaBarNext`, nearer the data. Nothing is divided by alphaBar: 0 is fine.
 * @param noise standard normal; needed when eta > 0, and not looked at when eta is 0.
 */
export function ddimStep<A extends Points>(
  x0: A,
  eps: A,
  alphaBar: number,
  alphaBarNext: number,
  eta: number,
  noise: A | undefined,
): A {
  const sigma = ddimSigma(alphaBar, alphaBarNext, eta);
  // Rounding may take the difference just below 0 where eta 1 leaves nothing for the direction.
  const direction = Math.sqrt(Math.max(0, 1 - alphaBarNext - sigma * sigma));
  const next = combine(Math.sqrt(alphaBarNext), x0, direction, eps);
  return sigma > 0 && noise !== undefined ? addNoise(next, sigma, noise) : next;
}
