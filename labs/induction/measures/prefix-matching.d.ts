/**
 * @file Prefix matching: does a head, reading a token it has seen before, look at what came after it then?
 * That is the attention half of an induction head; Olsson et al. (2022), "In-context Learning and Induction
 * Heads", appendix "Head activation evaluators".
 */
/** Shape of attention patterns, flat and row-major [B, H, T, T]: `[b][h][query][key]`. */
export interface PatternShape {
    readonly batch: number;
    readonly heads: number;
    readonly context: number;
}
/**
 * Queries whose token occurred earlier in the same sequence, 1 or 0, flat [B, T]: the rows to measure when
 * nothing is known about the sequences.
 */
export declare function recurringTokens(tokens: Int32Array, context: number): Uint8Array;
/**
 * Prefix-matching score of each head, [H]: the mean over the rows of Σ A[q, p + 1] over all p with
 * p + 1 < q and token p = token q. 1 = all attention is there. In a doubled token p + 1 is q, and attention to
 * oneself is not prefix matching, so that key is left out; rows with no key left are skipped, and with no row
 * left the score is NaN. A head that attends evenly scores the mean of (number of such keys) / (q + 1).
 * @param patterns attention, flat [B, H, T, T].
 * @param tokens flat [B, T].
 * @param rows 1 at the queries to measure, flat [B, T]: the inducible positions of a batch, or
 *   {@link recurringTokens}. Rows where no head can match (the first period, a start token) must not count: they
 *   are what makes an ideal head score 0.49 with some published detectors.
 */
export declare function prefixMatching(patterns: Float32Array, tokens: Int32Array, rows: Uint8Array, { batch, heads, context }: PatternShape): number[];
/** The score of a head that attends evenly to all keys it can see, on the same rows. */
export declare function evenPrefixMatching(tokens: Int32Array, rows: Uint8Array, { batch, context }: Pick<PatternShape, 'batch' | 'context'>): number;
