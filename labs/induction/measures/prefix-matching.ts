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
export function recurringTokens(tokens: Int32Array, context: number): Uint8Array {
  return Uint8Array.from(tokens, (token, i) => {
    const start = i - (i % context);
    return tokens.subarray(start, i).includes(token) ? 1 : 0;
  });
}

/** A query at which there is something to match. */
export interface MatchingQuery {
  /** Index of its sequence in the batch. */
  readonly sequence: number;
  /** Its position. */
  readonly query: number;
  /** Positions that follow an earlier occurrence of its token, its own excluded; never empty. */
  readonly keys: readonly number[];
}

/**
 * The queries that prefix matching is measured at. They follow from the tokens alone: who measures many
 * patterns on the same sequences finds them once.
 * @param tokens flat [B, T].
 * @param rows 1 at the queries to measure, flat [B, T].
 */
export function matchingQueries(tokens: Int32Array, rows: Uint8Array, context: number): MatchingQuery[] {
  const found: MatchingQuery[] = [];
  for (let at = 0; at < tokens.length; at++) {
    if (rows[at] === 0) continue;
    const query = at % context;
    const start = at - query;
    const keys: number[] = [];
    for (let p = 0; p + 1 < query; p++) if (tokens[start + p] === tokens[at]) keys.push(p + 1);
    if (keys.length > 0) found.push({ sequence: start / context, query, keys });
  }
  return found;
}

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
export function prefixMatching(
  patterns: Float32Array,
  tokens: Int32Array,
  rows: Uint8Array,
  shape: PatternShape,
): number[] {
  return prefixMatchingAt(patterns, matchingQueries(tokens, rows, shape.context), shape);
}

/** The same at queries that were found before. */
export function prefixMatchingAt(
  patterns: Float32Array,
  queries: readonly MatchingQuery[],
  { heads, context }: PatternShape,
): number[] {
  const sums = new Float64Array(heads);
  for (const { sequence, query, keys } of queries) {
    for (let h = 0; h < heads; h++) {
      const row = ((sequence * heads + h) * context + query) * context;
      for (const key of keys) sums[h] += patterns[row + key];
    }
  }
  return Array.from(sums, (sum) => sum / queries.length);
}

/** The score of a head that attends evenly to all keys it can see, on the same rows. */
export function evenPrefixMatching(
  tokens: Int32Array,
  rows: Uint8Array,
  { context }: Pick<PatternShape, 'context'>,
): number {
  const queries = matchingQueries(tokens, rows, context);
  return queries.reduce((sum, { query, keys }) => sum + keys.length / (query + 1), 0) / queries.length;
}
