/** @file Where the loss falls off the plateau: a stated rule, so that "the cliff" is a figure and not a feeling. */
/** A recorded loss. */
export interface LossPoint {
    readonly step: number;
    /** Loss on inducible positions, in nats. */
    readonly loss: number;
}
/** A cliff, in steps. */
export interface Cliff {
    /** Where the loss falls fastest. */
    readonly step: number;
    /** First record by which a tenth of the fall is done. */
    readonly start: number;
    /** First record by which nine tenths of the fall are done. */
    readonly end: number;
}
/** Length of the window, in steps, over which losses are averaged and slopes are taken; at least five records. */
export declare const WINDOW_STEPS = 40;
/** How far below chance, ln V, the smoothed loss has to get, in nats. */
export declare const LEAST_FALL = 1;
/**
 * The middle half of the fall (from 25 % to 75 %) must take less than this share of the steps up to its 90 %
 * point. A straight line takes 0.56 and an exponential decay 0.48; a plateau that ends in a fall takes less.
 */
export declare const STEEPNESS = 0.4;
/**
 * The cliff in a recorded loss, or undefined when there is none.
 *
 * Rule: smooth by a centred mean over {@link WINDOW_STEPS}. The fall runs from chance, ln V, down to the smallest
 * smoothed loss. It is a cliff when it is at least {@link LEAST_FALL} nats deep and as steep as
 * {@link STEEPNESS} asks; it is where the smoothed loss loses most over a window. While a run is still falling,
 * the figures are those of the fall so far.
 * @param points in order of step, steps counted from 0; NaN losses are left out.
 */
export declare function findCliff(points: readonly LossPoint[], vocabulary: number): Cliff | undefined;
