/** @file The words of the table of all figures, fetched with it. */

import { words } from '../../../core/element/language.ts';

export const measuresStrings = words('measures', {
  table: 'All figures of both panels',
  figure: 'figure',
  nullBand: 'true points',
  exact: 'exact',
  none: '–',
  working: 'Measuring …',
  waitsForPause: 'The figures are measured once training pauses.',
  at: (step: string, count: string) => `At training step ${step}, ${count} points a side.`,
  stale: (step: string) => `These are still the figures of step ${step}.`,
  failed: (message: string) => `The figures could not be measured: ${message}`,
  bounded: (low: string, high: string) => `${low} to ${high}`,
  scoreErrors: 'Error of the learned score by noise level',
  lambda: 'log SNR',
  error: 'learned: E|ε_θ − ε*|²',
  floor: 'floor: E|ε − ε*|²',
  scoreCaption:
    'Both are parts of the loss at that level: the floor is there for every network, the error is what training can still remove. Left is noise, right is data.',
  scoreAxis: 'squared error a coordinate',
  formula: 'Formula',
  meaning: 'Meaning',
  baseline: 'Compare with',
  source: 'Source',
});
