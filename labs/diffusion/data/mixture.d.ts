/** @file Mixtures of isotropic gaussians in the plane: data whose score is known in closed form. */
import type { RandomStream } from '../../../core/training/random.ts';
/** Components of one standard deviation; K of them. */
export interface Mixture {
    /** [K], sums to 1. */
    readonly weights: Float64Array;
    /** [K, 2] */
    readonly means: Float64Array;
    /** Standard deviation a coordinate, of every component; 0 for a finite sample. */
    readonly sd: number;
}
/** The mixture in other units: of points divided by `dataScale`. */
export declare function inModelUnits({ weights, means, sd }: Mixture, dataScale: number): Mixture;
/** The finite sample as a mixture: all its points, equally likely, without width. */
export declare function mixtureOfPoints(points: ArrayLike<number>): Mixture;
/** A component drawn by its weight. */
export declare function drawComponent({ weights }: Mixture, stream: RandomStream): number;
/** Points of the mixture with the noise of a level, [count, 2]; the mixture's own points at alphaBar 1. */
export declare function drawNoised(mixture: Mixture, alphaBar: number, count: number, stream: RandomStream): Float32Array;
