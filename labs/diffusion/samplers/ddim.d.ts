/** @file Song, Meng & Ermon 2021, equations 12 and 16. */
import { type Points } from './points.ts';
/** Standard deviation of a step's noise; eta 1 is that of DDPM with fixed-small. */
export declare function ddimSigma(alphaBar: number, alphaBarNext: number, eta: number): number;
/**
 * One step from `alphaBar` to `alphaBarNext`, nearer the data. Nothing is divided by alphaBar: 0 is fine.
 * @param noise standard normal; needed when eta > 0, and not looked at when eta is 0.
 */
export declare function ddimStep<A extends Points>(x0: A, eps: A, alphaBar: number, alphaBarNext: number, eta: number, noise: A | undefined): A;
