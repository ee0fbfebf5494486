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
export const DEVIATION_EPSILON = 1e-4;

/** Whether the rewards of a group differ. Where they do not, no game was better than another: nothing is learnt. */
export function hasContrast(rewards: ArrayLike<number>): boolean {
  for (let i = 1; i < rewards.length; i++) if (rewards[i] !== rewards[0]) return true;
  return false;
}

/**
 * Advantages of a group's rollouts, [G]; exactly 0 in a group without contrast (one rollout alone included).
 *
 * - `mean`: r - mean r (Dr. GRPO).
 * - `std`: (r - mean r) / (std + epsilon) with G - 1 in the variance, as TRL and verl compute it.
 * - `std-population`: the same with G in the variance, as GRPO-Zero computes it.
 * - `leave-one-out`: r minus the mean of the other rewards: G / (G - 1) (r - mean r).
 */
export function groupAdvantages(
  rewards: ArrayLike<number>,
  kind: AdvantageKind,
  epsilon = DEVIATION_EPSILON,
): Float64Array {
  const r = Float64Array.from(rewards);
  const count = r.length;
  if (!hasContrast(r)) return r.fill(0);
  const mean = r.reduce((a, b) => a + b, 0) / count;
  const centred = r.map((reward) => reward - mean);
  const squares = centred.reduce((sum, d) => sum + d * d, 0);
  switch (kind) {
    case 'mean':
      return centred;
    case 'std':
      return centred.map((d) => d / (Math.sqrt(squares / (count - 1)) + epsilon));
    case 'std-population':
      return centred.map((d) => d / (Math.sqrt(squares / count) + epsilon));
    case 'leave-one-out':
      return centred.map((d) => (d * count) / (count - 1));
  }
}

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
export function clippedLoss(ratio: number, advantage: number, clip: Clip): number {
  const free = Math.min(ratio, clip.delta ?? Infinity) * advantage;
  const clipped = Math.min(Math.max(ratio, 1 - clip.low), 1 + clip.high) * advantage;
  const loss = 0 - Math.min(free, clipped);
  return clip.dual !== undefined && advantage < 0 ? Math.min(loss, -clip.dual * advantage) : loss;
}

/**
 * Derivative of `clippedLoss` by the ratio: -A, or 0 where a bound holds the loss still. On a bound itself, where
 * both branches are equal, the free branch counts: the move is not clipped.
 */
export function clippedLossSlope(ratio: number, advantage: number, clip: Clip): number {
  if (isClippedLow(ratio, advantage, clip) || isClippedHigh(ratio, advantage, clip)) return 0;
  if (ratio > (clip.delta ?? Infinity)) return 0;
  if (clip.dual !== undefined && advantage < 0 && ratio > clip.dual) return 0;
  return 0 - advantage;
}

/** Whether a bad move is held: it has become rarer by all that one batch may claim. */
export function isClippedLow(ratio: number, advantage: number, clip: Clip): boolean {
  return advantage < 0 && ratio < 1 - clip.low;
}

/** Whether a good move is held: it has become likelier by all that one batch may claim. */
export function isClippedHigh(ratio: number, advantage: number, clip: Clip): boolean {
  return advantage > 0 && ratio > 1 + clip.high;
}

/** Estimators of KL(pi || ref) from one sample, by d = log pi - log ref: unbiased, and of either sign. */
export function klK1(d: number): number {
  return d;
}

/** Of low variance, but biased: d^2 / 2. */
export function klK2(d: number): number {
  return (d * d) / 2;
}

/** Unbiased and never negative: ref / pi - log(ref / pi) - 1. */
export function klK3(d: number): number {
  return Math.expm1(-d) + d;
}

/** Derivative of `klK3` by log pi. */
export function klK3Slope(d: number): number {
  return 0 - Math.expm1(-d);
}

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
export function moveWeights(
  lengths: ArrayLike<number>,
  aggregation: Aggregation,
  constantLength = 1,
  rollouts = lengths.length,
): Float64Array {
  const weights = Float64Array.from(lengths);
  if (weights.some((length) => !(length >= 1))) {
    throw new RangeError('A rollout without moves has no loss. Leave it out.');
  }
  if (!(constantLength > 0)) {
    throw new RangeError(`The constant length is ${constantLength}; give one above 0.`);
  }
  const moves = weights.reduce((a, b) => a + b, 0);
  switch (aggregation) {
    case 'sequence':
      return weights.map((length) => 1 / (rollouts * length));
    case 'token':
      return weights.fill(1 / moves);
    case 'constant':
      return weights.fill(1 / (rollouts * constantLength));
  }
}

/** GSPO's ratio of a whole sequence: the geometric mean of its moves' ratios. */
export function sequenceRatio(logRatios: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < logRatios.length; i++) sum += logRatios[i];
  return Math.exp(sum / logRatios.length);
}
