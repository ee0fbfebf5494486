/** @file Figures that the weights alone give and the recall gauges do not need, for one model at one step. */

import { compositionBand, compositionPairs, kComposition, strongestComposition } from './composition.ts';
import type { NullBand } from './null-band.ts';
import { ovCopying, ovCopyingBand } from './ov-copying.ts';
import { evenPreviousToken } from './previous-token.ts';
import type { CircuitTokens } from './recall-gauges.ts';
import type { ModelWeights } from './weights.ts';
import type { CircuitFigures, Measures } from '../types.ts';

/** The circuit's figures. With one layer nothing composes: pairs are empty, K-composition is 0. */
export function circuitFigures(model: ModelWeights): CircuitFigures {
  const kCompositionPairs = compositionPairs(model, kComposition);
  return {
    ovCopying: ovCopying(model),
    kComposition:
      model.layers.length > 1 ? strongestComposition(kCompositionPairs) : [model.layers[0].map(() => 0)],
    kCompositionPairs,
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
