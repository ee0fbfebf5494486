/**
 * @file Heun's method on the probability-flow ODE; Karras, Aittala, Aila & Laine 2022 (EDM), algorithm 1. With
 * y = x / sqrt(alphaBar) and sigma = sqrt((1 - alphaBar) / alphaBar) the ODE reads dy/dsigma = (y - x0) / sigma.
 */
import { type Points } from './points.ts';
/** EDM's largest sigma, table 1. */
export declare const EDM_SIGMA_MAX = 80;
/** Noise in units of the signal; infinite at alphaBar 0. */
export declare function sigmaOf(alphaBar: number): number;
/** dy/dsigma at y, where the network sees the data x0. */
export declare function edmSlope<A extends Points>(y: A, x0: A, sigma: number): A;
/** Euler's step of the ODE, from sigma to sigmaNext. */
export declare function edmEulerStep<A extends Points>(y: A, slope: A, sigma: number, sigmaNext: number): A;
/** Heun's step: along the mean of the slopes at both ends. */
export declare function edmHeunStep<A extends Points>(y: A, slope: A, slopeNext: A, sigma: number, sigmaNext: number): A;
/**
 * Heun's correction of an Euler step between two levels of a variance-preserving schedule, in x: both steps are
 * linear in the noise, eps = (y - x0) / sigma.
 * @param x where the step began.
 * @param eps noise predicted there.
 * @param epsNext noise predicted at the end of the Euler step, `ddimStep(..., eta 0)`.
 */
export declare function heunStep<A extends Points>(x: A, eps: A, epsNext: A, alphaBar: number, alphaBarNext: number): A;
/**
 * Whether a step is corrected. Not onto the data (sigma 0), as in EDM; and not from beyond EDM's sigmas, alphaBar
 * 0 included: the ODE is all but straight there, while the correction multiplies what the two predictions differ
 * by with sigma, which a cosine schedule starts at 20,000.
 */
export declare function isCorrected(alphaBar: number, alphaBarNext: number): boolean;
/**
 * EDM's own levels, equation 5: from `max` to `min`, then 0. Not used by the lab, whose network knows the levels
 * of its schedule.
 * @returns [count + 1]
 */
export declare function karrasSigmas(count: number, min?: number, max?: number, rho?: number): Float64Array;
