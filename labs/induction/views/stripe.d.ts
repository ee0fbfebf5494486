/** @file Where an induction head would look: the stripe drawn over attention patterns. */
/**
 * Cells [query, key] of a sequence's induction stripe: the key follows an earlier copy of the query's token.
 * A key that is the query itself (the token just doubled) is left out, as in the prefix-matching score of
 * Olsson et al. 2022 (arXiv 2209.11895).
 */
export declare function inductionStripe(tokens: readonly number[]): [query: number, key: number][];
