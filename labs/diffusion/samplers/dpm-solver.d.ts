/** @file DPM-Solver++; Lu, Zhou, Bao, Chen, Li & Zhu 2022, algorithm 2 (2M) and equation 8. */
import { type Points } from './points.ts';
/** The step before, for the second order. */
export interface EarlierStep<A extends Points> {
    readonly x0: A;
    readonly alphaBar: number;
}
/** Half the log signal-to-noise ratio; -Infinity at alphaBar 0, Infinity at the data. */
export declare function halfLogSnr(alphaBar: number): number;
/**
 * One multistep step of second order, the midpoint form. It is of first order, which is DDIM at eta 0, where
 * there is no step before, from alphaBar 0 and just after it, and onto the data: log SNR is infinite there.
 */
export declare function dpmSolverPlusPlus2MStep<A extends Points>(x: A, x0: A, earlier: EarlierStep<A> | undefined, alphaBar: number, alphaBarNext: number): A;
