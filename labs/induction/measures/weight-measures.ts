/** @file Every figure that the weights alone give, for one model at one step. */

import { compositionBand, compositionPairs, kComposition, strongestComposition } from './composition.ts';
import { matchCircuits, type MatchCircuit } from './match-circuit.ts';
import type { NullBand } from './null-band.ts';
import { ovCopying, ovCopyingBand } from './ov-copying.ts';
import { evenPreviousToken } from './previous-token.ts';
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
}

/** The weights' part of `Measures`, and the gauges head by head and pair by pair. */
export interface WeightMeasures extends Pick<
  Measures,
  'ovCopying' | 'kComposition' | 'kCompositionPairs' | 'matchPairs' | 'recall'
> {
  readonly recallDetail: RecallGauges;
}

/** The recall gauges alone, for use while training; with one layer the match gauge is 0. */
export function recallGauges(model: ModelWeights, tokens: CircuitTokens = {}): RecallGauges {
  return gauges(model, tokens, matchCircuits(model, tokens.matched));
}

function gauges(
  model: ModelWeights,
  { copied }: CircuitTokens,
  circuits: readonly (readonly MatchCircuit[])[],
): RecallGauges {
  const previousToken = model.layers[0].map((head) => previousTokenRecall(model, head));
  const match = circuits.map((row) => row.map((circuit) => circuit.topShare));
  const copy = model.layers[model.layers.length - 1].map((head) => copyRecall(model, head, copied));
  const best = {
    previousToken: Math.max(...previousToken),
    match: Math.max(0, ...match.flat()),
    copy: Math.max(...copy),
  };
  return { best, previousToken, match, copy };
}

/**
 * All figures of the weights. With one layer nothing composes: pairs are empty, K-composition and the match
 * gauge are 0.
 */
export function weightMeasures(model: ModelWeights, tokens: CircuitTokens = {}): WeightMeasures {
  const circuits = matchCircuits(model, tokens.matched);
  const kCompositionPairs = compositionPairs(model, kComposition);
  const recallDetail = gauges(model, tokens, circuits);
  return {
    ovCopying: ovCopying(model),
    kComposition:
      model.layers.length > 1 ? strongestComposition(kCompositionPairs) : [model.layers[0].map(() => 0)],
    kCompositionPairs,
    matchPairs: circuits.map((row) => row.map(({ diagonal, offDiagonal }) => diagonal - offDiagonal)),
    recall: recallDetail.best,
    recallDetail,
  };
}

/** What the figures are for random weights, to be drawn beside them. */
export interface WeightBaselines {
  readonly ovCopying: NullBand;
  readonly composition: NullBand;
  /** Chance levels of the three gauges. */
  readonly recall: Measures['recall'];
}

/** Baselines for a model's shape. The first call for a shape simulates random weights; later ones are free. */
export function weightBaselines(
  model: Pick<ModelWeights, 'width' | 'headSize' | 'vocabulary' | 'context'>,
  tokens: CircuitTokens = {},
): WeightBaselines {
  return {
    ovCopying: ovCopyingBand(model),
    composition: compositionBand(model),
    recall: {
      previousToken: evenPreviousToken(model.context),
      match: 1 / (tokens.matched?.length ?? model.vocabulary),
      copy: 1 / model.vocabulary,
    },
  };
}
