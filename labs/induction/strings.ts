/** @file Every word the reader sees in this lab's pictures. Layers and heads are counted from 1. */

import { words } from '../../core/element/language.ts';
import { formatStep } from '../../core/plot/format.ts';
import type { AblationKind, Head } from './types.ts';

const layerName = (layer: number) => `Layer ${layer + 1}`;
const headTitle = ([layer, head]: Head) => `layer ${layer + 1}, head ${head + 1}`;

const common = {
  layerName,
  nats: (number: string) => `${number} nats`,
  outOfAction: 'out of action',
  waiting: 'Nothing to show yet.',
  chance: 'chance',
  exact: 'exact predictor',
  intact: 'intact',
  ablated: 'ablated',
  tableTwin: 'The same as a table',
};

const attention = {
  heading: 'Where each head looks',
  grid: 'Heads, one row a layer. Press a head to take it out of action.',
  caption:
    'Each map: a row is the token that looks (the query), a column a token looked at (the key); the model sees only ' +
    'earlier tokens. Outlined: where an induction head looks, right after an earlier copy of the query’s token.',
  layer: (layer: number, layers: number) => {
    if (layers === 1) return 'the only layer';
    return layer === 0 ? 'reads the tokens' : 'reads what layer 1 wrote';
  },
  map: (head: Head) => `Attention pattern of ${headTitle(head)}`,
  cell: (query: string, queryAt: number, key: string, keyAt: number, weight: string) =>
    `“${query}” at position ${queryAt} looks at “${key}” at position ${keyAt}: ${weight}`,
  headButton: (name: string) => `Head ${name}`,
  takeOut: 'take out',
  out: 'out of action',
  outShort: 'out',
  previousToken: 'previous token',
  prefixMatching: 'prefix matching',
  evenly:
    'Stronger colour is more attention, from 0 to 1. The mark on each score is what a head gets that looks at all earlier tokens evenly.',
  detail: (name: string) => `Head ${name} by keyboard and as a table`,
};

const kinds: Record<AblationKind, { name: string; question: string }> = {
  zero: {
    name: 'Zero',
    question: 'What is the model without this head? Its output becomes 0 and everything after it recomputes.',
  },
  mean: {
    name: 'Mean',
    question:
      'What if the head said the same whatever it read? Its output becomes its average at that position over the measuring sequences.',
  },
  resample: {
    name: 'Resample',
    question:
      'What if the head had read another text? Its output comes from a different sequence of the same task.',
  },
  'pattern-preserving': {
    name: 'Zero, attention kept',
    question:
      'What if only its direct message were missing? Its output becomes 0 while every later head still looks where it looked.',
  },
};

const ablation = {
  heading: 'Take heads out of action',
  kind: 'What takes a head’s place',
  kinds,
  groups: 'Heads together',
  restore: 'Restore all',
  keepOnly: 'Keep only these',
  keepOnlyHint: (names: string) => `Keep ${names} and take out all others`,
  keepOnlyNone: 'Take heads out first; this then keeps those and takes out the others',
  allOf: (layer: number) => `All of layer ${layer + 1}`,
  none: 'No head is out of action.',
  out: (names: string) => `Out of action: ${names}.`,
  all: 'Every head is out of action: each token is predicted from itself alone.',
  effect: 'What it does',
  inducible: 'Loss on tokens that can be copied',
  icl: 'Copying score: late minus early loss',
  iclHint: 'Further left is more copying in-context learning; 0 is none.',
  noContext: 'no copying',
  chance: (vocabulary: number) => `chance, ln ${vocabulary}`,
  rises: (from: string, to: string, by: string) =>
    `Loss on tokens that can be copied goes from ${from} to ${to} nats (${by}).`,
  unchanged: (loss: string) => `No effect: loss on tokens that can be copied stays at ${loss} nats.`,
  lost: (share: string) => `That is ${share} of the way from the intact model to chance.`,
  intactOnly: (loss: string) =>
    `Loss on tokens that can be copied is ${loss} nats. Press a head in the maps to see what the model does without it.`,
  redundancy:
    'With several heads in a layer the others often make up for a missing one; try a group before calling a head useless.',
};

const charts = {
  loss: 'Loss over training, the timeline of the run',
  lossAxis: 'loss (nats)',
  nats: 'nats',
  inducible: 'tokens that can be copied',
  other: 'other tokens',
  control: 'tokens that can be copied, one-layer model',
  chance: (vocabulary: number, nats: string) => `chance: ln ${vocabulary} = ${nats}`,
  exact: (nats: string) => `exact predictor ${nats}`,
  cliff: (step: number) => `the cliff, step ${formatStep(step)}`,
  cliffRule:
    'The cliff is the steepest stretch of the smoothed loss on tokens that can be copied, named once it lies a nat or more below chance and the middle half of the fall took less than two fifths of the steps before.',
  valueText: (loss: string) => `loss on tokens that can be copied ${loss} nats`,
  scores: 'Scores over training',
  scoresAxis: 'score, 0 to 1',
  prefixMatching: 'prefix matching, best head',
  recallPrevious: 'gauge: previous token',
  recallMatch: 'gauge: match',
  recallCopy: 'gauge: copy',
  controlPrefixMatching: 'prefix matching, one-layer model',
};

const lab = {
  /** Headings of parts that are fetched when the reader comes near. */
  parts: { circuit: 'The circuit', sequence: 'Your own sequence' },
  label: 'Induction heads lab',
  presets: {
    classic: 'classic: 2 layers of 2 heads',
    bare: 'bare: 2 layers of 1 head',
    redundant: 'redundant: 2 layers of 4 heads, with head dropout',
    'one-layer': 'one-layer: the control',
    bigrams: 'bigrams: trigger tokens in a Markov text',
  },
  advanced: 'Advanced',
  measures: 'All figures, with their definitions',
};

/** The lab's words, by picture. Functions take what has to be filled in. */
export const strings = words('lab', {
  common,
  attention,
  ablation,
  charts,
  lab,
});
