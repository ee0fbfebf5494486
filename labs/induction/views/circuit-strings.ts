/** @file The words of the circuit’s picture, fetched with it. */

import { words } from '../../../core/element/language.ts';

export const circuitStrings = words('circuit', {
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
});
