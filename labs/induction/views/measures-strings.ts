/** @file The words of the table of all figures, fetched with it. */

import { words } from '../../../core/element/language.ts';

export const measuresStrings = words('measures', {
  behaviour: 'What the model does, in nats',
  perHead: 'Where each head looks, on the measuring sequences',
  weights: 'What the weights hold, ablations or not',
  recall: 'Recall of the weights, best head or pair',
  terms: 'Other terms',
  figure: 'figure',
  now: 'model',
  ablated: 'ablated',
  intact: 'intact',
  exact: 'exact predictor',
  chance: 'chance',
  unit: 'nats',
  position: (position: number) => `position ${position}`,
  byPosition: 'Loss by position',
  byPositionHint: (rows: string, chance: string) =>
    `Left to right along the sequence; top to bottom: ${rows}. Chance is ${chance} nats.`,
  even: (number: string) => `an even look gives ${number}`,
  chanceIs: (number: string) => `chance ${number}`,
  matchChance: 'random 0; in attention logits',
  reader: (name: string) => `→ ${name}`,
  pairCorner: 'layer-1 head, by layer-2 head',
  standout:
    'Bold stands out from chance: above the band of random weights, twice an even look or chance, or a match of one attention logit.',
  formula: 'Formula',
  meaning: 'Meaning',
  baseline: 'Compare with',
  source: 'Source',
  ownDefinition: 'defined by this lab',
  onlyTwoLayers: 'needs two layers',
});
