/**
 * @file What chance gives: the values every figure of this lab is drawn against. Attention figures compare with
 * a head that looks at all earlier tokens evenly, figures of the weights with random weights.
 *
 * The bands of random weights are closed forms, so that a page can have them at once: `measures/null-band.ts`
 * simulates the same bands, which takes a wide model seconds, and the tests hold the two together.
 * Shapes: d width, H heads a layer, D = d / H head size, V vocabulary, T context.
 */
import type { InductionConfig, Measures } from '../types.ts';
/** A figure's distribution under random weights. */
export interface ChanceBand {
    readonly mean: number;
    readonly standardDeviation: number;
    /** Three standard deviations above the mean: what exceeds it is not chance. */
    readonly upper: number;
}
/** Chance levels of the figures of one configuration. */
export interface Chance {
    readonly previousToken: number;
    readonly prefixMatching: number;
    readonly composition: ChanceBand;
    readonly copying: ChanceBand;
    readonly recall: Measures['recall'];
}
/** The chance levels; computed once for a configuration. */
export declare function chanceOf(config: InductionConfig): Chance;
/**
 * Composition of random factors (Elhage et al. 2021): mean 1/√d; the standard deviation is a fit to simulated
 * Gaussian factors, d = 16..128 and D = d/8..d, within 20 %.
 */
export declare function compositionBand(width: number, headSize: number): ChanceBand;
/** Eigenvalue positivity of a random head: mean 0; the standard deviation is a fit as above, within 20 %. */
export declare function copyingBand(width: number, headSize: number): ChanceBand;
