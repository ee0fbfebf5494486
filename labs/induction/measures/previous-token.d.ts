/** @file How much a head looks one token back: the first half of the induction circuit. */
import type { PatternShape } from './prefix-matching.ts';
/**
 * Previous-token score of each head, [H]: the mean of A[q, q - 1] over sequences and queries q ≥ 1 (Olsson et
 * al. 2022, appendix "Head activation evaluators"). 1 = all attention is there.
 * @param patterns attention, flat [B, H, T, T].
 */
export declare function previousToken(patterns: Float32Array, { batch, heads, context }: PatternShape): number[];
/** The score of a head that attends evenly to all keys it can see: the mean of 1 / (q + 1) over q ≥ 1. */
export declare function evenPreviousToken(context: number): number;
