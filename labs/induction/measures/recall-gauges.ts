/** @file The recall gauges, and the match circuits that one of them reads: figures of the weights for every step. */

import { matchCircuits } from './match-circuit.ts';
import { copyRecall, previousTokenRecall } from './recall.ts';
import type { ModelWeights } from './weights.ts';
import type { Measures, PerHead } from '../types.ts';

/** The tokens an induction head is about on the task at hand; all of them when absent. */
export interface CircuitTokens {
  /** Tokens to match; see `matchedTokens`. */
  readonly matched?: readonly number[];
  /** Tokens to copy; see `copiedTokens`. */
  readonly copied?: readonly number[];
}

/** The recall gauges: the best head's or pair's, and each. */
export interface RecallGauges {
  readonly best: Measures['recall'];
  /** Of each layer-1 head. */
  readonly previousToken: readonly number[];
  /** Of each pair, `[layer-1 head][layer-2 head]`; empty with one layer. */
  readonly match: PerHead;
  /** Of each head of the last layer. */
  readonly copy: readonly number[];
  /** What `match` is read off; see `Measures`. */
  readonly matchPairs: PerHead;
}

/** The gauges of a model. With one layer there are no pairs, and the match gauge is 0. */
export function recallGauges(model: ModelWeights, { matched, copied }: CircuitTokens = {}): RecallGauges {
  const circuits = matchCircuits(model, matched);
  const previousToken = model.layers[0].map((head) => previousTokenRecall(model, head));
  const match = circuits.map((row) => row.map((circuit) => circuit.topShare));
  const copy = model.layers[model.layers.length - 1].map((head) => copyRecall(model, head, copied));
  const best = {
    previousToken: Math.max(...previousToken),
    match: Math.max(0, ...match.flat()),
    copy: Math.max(...copy),
  };
  const matchPairs = circuits.map((row) => row.map(({ diagonal, offDiagonal }) => diagonal - offDiagonal));
  return { best, previousToken, match, copy, matchPairs };
}
