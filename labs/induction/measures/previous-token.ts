/** @file How much a head looks one token back: the first half of the induction circuit. */

import type { PatternShape } from './prefix-matching.ts';

/**
 * Previous-token score of each head, [H]: the mean of A[q, q - 1] over sequences and queries q ≥ 1 (Olsson et
 * al. 2022, appendix "Head activation evaluators"). 1 = all attention is there.
 * @param patterns attention, flat [B, H, T, T].
 */
export function previousToken(patterns: Float32Array, { batch, heads, context }: PatternShape): number[] {
  return Array.from({ length: heads }, (_, h) => {
    let sum = 0;
    for (let b = 0; b < batch; b++) {
      const pattern = (b * heads + h) * context * context;
      for (let q = 1; q < context; q++) sum += patterns[pattern + q * context + q - 1];
    }
    return sum / (batch * (context - 1));
  });
}

/** The score of a head that attends evenly to all keys it can see: the mean of 1 / (q + 1) over q ≥ 1. */
export function evenPreviousToken(context: number): number {
  let sum = 0;
  for (let q = 1; q < context; q++) sum += 1 / (q + 1);
  return sum / (context - 1);
}
