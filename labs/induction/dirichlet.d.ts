/** @file Draws from the gamma and Dirichlet distributions, for the background of the bigram task. */
/** The part of a random stream these draws use. */
export interface RealSource {
    /** Uniform in [0, 1). */
    uniform(): number;
    /** Standard normal. */
    normal(): number;
}
/**
 * One draw from Gamma(shape, scale 1), by Marsaglia & Tsang (2000), "A simple method for generating gamma
 * variables"; shapes below 1 by their identity Gamma(a) = Gamma(a + 1) · U^(1/a).
 * @throws RangeError when the shape is not positive.
 */
export declare function drawGamma(random: RealSource, shape: number): number;
/** One draw from the symmetric Dirichlet distribution: `size` probabilities that sum to 1. */
export declare function drawDirichlet(random: RealSource, size: number, concentration: number): Float64Array;
