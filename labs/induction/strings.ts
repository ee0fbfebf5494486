/** @file Every word the reader sees in this lab's pictures. Layers and heads are counted from 1. */

import { words } from '../../core/element/language.ts';
import { formatStep } from '../../core/plot/format.ts';
import type { AblationKind, Head, Positions, Task } from './types.ts';
import type { SequenceProblem } from './vocabulary.ts';

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

const circuit = {
  heading: 'The circuit',
  stages: { previousToken: 'previous token', match: 'match', copy: 'copy' },
  token: 'token',
  logit: 'logit',
  layer: (layer: number) => `layer ${layer + 1}`,
  caption:
    'A line’s width is how far its figure rises above what chance gives: twice an even look, or the band of random weights. ' +
    'A hairline is a possible path that carries no more.',
  formed: (writer: string, reader: string) =>
    `Head ${writer} attends to the previous token and writes it where head ${reader} matches it against the current ` +
    'token; that head copies what it then looks at.',
  unformed: (missing: string) => `No complete path yet. Missing so far: ${missing}.`,
  disjoint: 'Each part is there in some head, but no single pair of heads holds all of them.',
  broken: 'The path the model had learned runs through a head that is out of action.',
  missing: {
    previousToken: 'attention to the previous token',
    match: 'matching between the layers',
    copy: 'copying',
  },
  oneLayer:
    'This model has one layer. There is no second layer whose keys could read what the first one wrote, so the two heads ' +
    'of an induction circuit cannot be joined; what a single layer can learn is drawn here.',
  label: 'Diagram of the paths from a token through the heads to the logits.',
  gauges: 'How much of each part is there',
  gaugesHint: 'Share of cases, 0 to 1, of the best head or pair.',
  gauge: {
    previousToken: 'looks at the previous token',
    match: 'matches the same token',
    copy: 'copies the same token',
  },
  gaugeChance: (chance: string) => `chance ${chance}`,
  compositionValue: (figure: string) => `K ${figure}`,
  matchValue: (logits: string) => `M ${logits}`,
  bands: (composition: string) =>
    `K: K-composition, ${composition}. M: match, in attention logits, random 0.`,
  composition: 'K-composition',
  match: 'match, attention logits',
  copying: 'copying (OV), −1 to 1',
  previousTokenScore: 'previous token',
  writer: 'from layer 1',
  reader: 'to layer 2',
  head: 'head',
  nullIs: (mean: string, upper: string) => `random ${mean}, up to ${upper}`,
  pairsTable: 'Pairs of heads: layer 1 writes, layer 2 reads',
  headsTable: 'Heads',
};

const sequence = {
  heading: 'Your own sequence',
  input: 'Tokens',
  inputCharacters: (characters: string, max: number) =>
    `Up to ${max} of ${characters}. Repeat a run of them and see the second time predicted.`,
  inputNumbers: (vocabulary: number, max: number) =>
    `Up to ${max} numbers from 0 to ${vocabulary - 1}, separated by spaces. Repeat a run of them and see the second time predicted.`,
  repeat: 'Random repeat',
  noRepeat: 'Random, no repeat',
  problem: (problem: SequenceProblem, vocabulary: number, characters: string) => {
    switch (problem.kind) {
      case 'unknown-token':
        return characters
          ? `“${problem.text}” is not a token of this model. Use ${characters}.`
          : `“${problem.text}” is not a token of this model. Use whole numbers from 0 to ${vocabulary - 1}.`;
      case 'too-long':
        return `These are ${problem.length} tokens; the model reads at most ${problem.max}. Remove ${problem.length - problem.max}.`;
      case 'too-short':
        return `A sequence needs at least ${problem.min} tokens, so that there is one to predict.`;
    }
  },
  unchanged: 'The picture still shows the last valid sequence.',
  tokens: 'Tokens with the loss of predicting the next one',
  tokensHint:
    'The bar under a token is the loss, in nats, of predicting the next token from there; the line is chance. ' +
    'Choose a token to see what the model does at it.',
  tokenLoss: (text: string, position: number, next: string, loss: string) =>
    `“${text}”, position ${position}: next “${next}”, loss ${loss} nats`,
  tokenLast: (text: string, position: number) => `“${text}”, position ${position}: the last token`,
  at: (text: string, position: number) => `At “${text}”, position ${position}`,
  looks: 'Where the heads look from here',
  looksAt: (position: number, weight: string) => `at ${position}, ${weight}`,
  lanes: (names: string) =>
    `Stripes under each token: attention from the chosen token to it, heads ${names} from top to bottom.`,
  evenly: (weight: string) => `An even look would give each token ${weight}.`,
  next: 'What comes next',
  nextChance: (chance: string) => `The line is chance, ${chance}.`,
  nextIs: (text: string) => `The next token is “${text}”.`,
  nextOpen: 'Here the sequence ends; this is what the model would continue with.',
  actual: 'the next token',
  attribution: 'What each part adds to the logit of the next token',
  attributionOf: (text: string) => `What each part adds to the logit of the next token, “${text}”`,
  attributionNone: 'The sequence ends here: there is no next token to explain.',
  parts: { token: 'token', position: 'position', head: (name: string) => `head ${name}` },
  logit: 'logit',
  identity: (error: string) => `The parts sum to the logit: off by ${error} at most.`,
};

const measures = {
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
};

const tasks: Record<Task, { name: string; hint: string }> = {
  'random-period': {
    name: 'Repeats, period drawn anew',
    hint: 'A random run of tokens, repeated; its length differs from sequence to sequence, so only matching helps.',
  },
  'fixed-period': {
    name: 'Repeats, one period: the trap',
    hint: 'Every sequence repeats at the same distance. A head can cheat by position and never match a token.',
  },
  bigrams: {
    name: 'Trigger bigrams',
    hint: 'Tokens follow a fixed chain, except that after a few triggers each sequence has its own follower.',
  },
};

const positions: Record<Positions, { name: string; hint: string }> = {
  added: { name: 'Added to the token', hint: 'As in GPT: position is part of what every head reads.' },
  'queries-and-keys': {
    name: 'Queries and keys only',
    hint: 'Heads look by position but never copy it. Forms reliably at V = T = d = 32, not always above.',
  },
};

const advanced = {
  fields: {
    vocabulary: { name: 'Vocabulary, V', hint: 'different tokens' },
    context: { name: 'Context, T', hint: 'tokens a sequence' },
    width: { name: 'Width, d', hint: 'numbers a token; a multiple of the heads' },
    heads: { name: 'Heads', hint: 'heads a layer' },
    layers: { name: 'Layers', hint: 'two can form the circuit, one cannot' },
    batch: { name: 'Batch, B', hint: 'sequences a step' },
    learningRate: { name: 'Learning rate', hint: 'Adam’s, after 20 steps of warm-up' },
    headDropout: {
      name: 'Head dropout',
      hint: 'share of training sequences in which a head is silenced, so that others learn to stand in for it',
    },
  },
  from: (min: string, max: string) => `${min} to ${max}`,
  task: 'Task',
  tasks,
  positions: 'Positions',
  positionKinds: positions,
  control: 'Train a one-layer model beside it',
  controlHint: 'On the same sequences. It never forms the head; each step costs about half as much again.',
  cost: (gigaflops: string, megabytes: string, maxGigaflops: string, maxMegabytes: string) =>
    `One step: ${gigaflops} GFLOP and ${megabytes} MB of activations (limits: ${maxGigaflops} and ${maxMegabytes}).`,
  notNumber: (name: string, range: string) => `${name} has to be a number, ${range}.`,
  apply: 'Apply (starts a new run)',
  undo: 'Undo changes',
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
  circuit,
  sequence,
  measures,
  advanced,
  charts,
  lab,
});
