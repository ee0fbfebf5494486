/** @file DPM-Solver++; Lu, Zhou, Bao, Chen, Li & Zhu 2022, algorithm 2 (2M) and equation 8. */

import { combine, type Points } from './points.ts';

/** The step before, for the second order. */
export interface EarlierStep<A extends Points> {
  readonly x0: A;
  readonly alphaBar: number;
}

/** Half the log signal-to-noise ratio; -Infinity at alphaBar 0, Infinity at the data. */
export function halfLogSnr(alphaBar: number): number {
  return Math.log(alphaBar / (1 - alphaBar)) / 2;
}

/**
 * One multistep step of second order, the midpoint form. It is of first order, which is DDIM at eta 0, where
 * there is no step before, from alphaBar 0 and just after it, and onto the data: log SNR is infinite there.
 */
export function dpmSolverPlusPlus2MStep<A extends Points>(
  x: A,
  x0: A,
  earlier: EarlierStep<A> | undefined,
  alphaBar: number,
  alphaBarNext: number,
): A {
  const lambda = halfLogSnr(alphaBar);
  const h = halfLogSnr(alphaBarNext) - lambda;
  const onX = Math.sqrt((1 - alphaBarNext) / (1 - alphaBar));
  const onX0 = -Math.sqrt(alphaBarNext) * Math.expm1(-h);
  return combine(onX, x, onX0, extrapolated(x0, earlier, lambda, h));
}

/** x0 half a step ahead, by the line through the last two. */
function extrapolated<A extends Points>(
  x0: A,
  earlier: EarlierStep<A> | undefined,
  lambda: number,
  h: number,
): A {
  if (earlier === undefined || !Number.isFinite(h)) return x0;
  const ratio = h / (lambda - halfLogSnr(earlier.alphaBar));
  return ratio === 0 ? x0 : combine(1 + ratio / 2, x0, -ratio / 2, earlier.x0);
}
