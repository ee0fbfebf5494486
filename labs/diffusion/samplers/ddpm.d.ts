/** @file Ancestral sampling; Ho, Jain & Abbeel 2020, equations 6 and 7, between any two levels. */
import type { DdpmVariance } from '../types.ts';
import { type Points } from './points.ts';
/** The next x is onX0 x0 + onX x + sd z. */
export interface DdpmCoefficients {
    readonly onX0: number;
    readonly onX: number;
    readonly sd: number;
}
/**
 * Coefficients of a step from one level to the next nearer the data. At alphaBar 0 the mean is
 * sqrt(alphaBarNext) x0, which needs no special care.
 * @param variance the posterior's (fixed-small) or beta = 1 - alphaBar / alphaBarNext (fixed-large); Ho et al.
 * 2020, section 3.2.
 * @param round what the arithmetic does to every result. Near the data the differences from 1 lose digits:
 * `Math.fround` gives what libraries that compute in float32 make of them.
 */
export declare function ddpmCoefficients(alphaBar: number, alphaBarNext: number, variance: DdpmVariance, round?: (value: number) => number): DdpmCoefficients;
/**
 * One step.
 * @param noise standard normal; undefined takes the mean.
 */
export declare function ddpmStep<A extends Points>(x: A, x0: A, { onX0, onX, sd }: DdpmCoefficients, noise: A | undefined): A;
