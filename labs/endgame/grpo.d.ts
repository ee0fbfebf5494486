/**
 * @file Group relative policy optimisation in plain numbers: the definitions the lab's Program is checked against.
 *
 * For one start the policy plays a group of G games, its rollouts. r rewards [G]; A advantages [G]; per move
 * rho = pi / pi_old is the ratio of the probabilities of the move played, now and when it was sampled.
 *
 * - Shao et al., "DeepSeekMath" (arXiv 2402.03300): the objective, advantages in standard deviations, KL k3.
 * - Liu et al., "Understanding R1-Zero-Like Training" (Dr. GRPO, arXiv 2503.20783): advantages from the mean
 *   alone, a constant length in place of each rollout's own.
 * - Yu et al., "DAPO" (arXiv 2503.14476): clip-higher, weights per token, groups without contrast left out.
 * - Ahmadian et al., "Back to Basics" (RLOO, arXiv 2402.14740): leave-one-out.
 * - Prime Intellect, "INTELLECT-2" (arXiv 2505.07291): a bound on the ratio where the advantage is negative.
 * - Ye et al., "Mastering Complex Control in MOBA Games" (arXiv 1912.09729): dual clip.
 * - Zheng et al., "GSPO" (arXiv 2507.18071): one ratio a sequence.
 * - Schulman, "Approximating KL Divergence" (2020): the estimators k1, k2, k3.
 */
import type { AdvantageKind, Aggregation } from './types.ts';
/** Added to a standard deviation before it divides, as in TRL; verl adds 1e-6. */
export declare const DEVIATION_EPSILON = 0.0001;
/** Whether the rewards of a group differ. Where they do not, no game was better than another: nothing is learnt. */
export declare function hasContrast(rewards: ArrayLike<number>): boolean;
/**
 * Advantages of a group's rollouts, [G]; exactly 0 in a group without contrast (one rollout alone included).
 *
 * - `mean`: r - mean r (Dr. GRPO).
 * - `std`: (r - mean r) / (std + epsilon) with G - 1 in the variance, as TRL and verl compute it.
 * - `std-population`: the same with G in the variance, as GRPO-Zero computes it.
 * - `leave-one-out`: r minus the mean of the other rewards: G / (G - 1) (r - mean r).
 */
export declare function groupAdvantages(rewards: ArrayLike<number>, kind: AdvantageKind, epsilon?: number): Float64Array;
/** Bounds on what one update may claim from a ratio. */
export interface Clip {
    /** The ratio counts as no less than 1 - low. */
    readonly low: number;
    /** The ratio counts as no more than 1 + high; above `low` in DAPO's clip-higher. */
    readonly high: number;
    /** Two-sided clip: the ratio counts as no more than delta even where the advantage is negative. */
    readonly delta?: number;
    /** Dual clip: where A < 0 the loss is at most -dual * A. */
    readonly dual?: number;
}
/** -min(rho A, clip(rho, 1 - low, 1 + high) A): what one move adds to the loss, before its weight. */
export declare function clippedLoss(ratio: number, advantage: number, clip: Clip): number;
/**
 * Derivative of `clippedLoss` by the ratio: -A, or 0 where a bound holds the loss still. On a bound itself, where
 * both branches are equal, the free branch counts: the move is not clipped.
 */
export declare function clippedLossSlope(ratio: number, advantage: number, clip: Clip): number;
/** Whether a bad move is held: it has become rarer by all that one batch may claim. */
export declare function isClippedLow(ratio: number, advantage: number, clip: Clip): boolean;
/** Whether a good move is held: it has become likelier by all that one batch may claim. */
export declare function isClippedHigh(ratio: number, advantage: number, clip: Clip): boolean;
/** Estimators of KL(pi || ref) from one sample, by d = log pi - log ref: unbiased, and of either sign. */
export declare function klK1(d: number): number;
/** Of low variance, but biased: d^2 / 2. */
export declare function klK2(d: number): number;
/** Unbiased and never negative: ref / pi - log(ref / pi) - 1. */
export declare function klK3(d: number): number;
/** Derivative of `klK3` by log pi. */
export declare function klK3Slope(d: number): number;
/**
 * Weight of each move of a rollout, [rollouts]: the loss of a batch is the sum over moves of weight * clipped loss.
 *
 * - `sequence`: 1 / (rollouts * its length), the mean of the rollouts' means (GRPO). Moves of long games count less.
 * - `token`: 1 / (all moves), the mean over moves (DAPO). Long games count more.
 * - `constant`: 1 / (rollouts * `constantLength`) (Dr. GRPO): every move counts alike in every batch.
 *
 * @param lengths White's moves in each rollout, from 1.
 * @param rollouts what to divide by: more than `lengths` holds where groups without contrast were dropped but are to
 *   count as zeros.
 * @throws RangeError when a rollout has no move, or the constant length is not above 0.
 */
export declare function moveWeights(lengths: ArrayLike<number>, aggregation: Aggregation, constantLength?: number, rollouts?: number): Float64Array;
/** GSPO's ratio of a whole sequence: the geometric mean of its moves' ratios. */
export declare function sequenceRatio(logRatios: ArrayLike<number>): number;
