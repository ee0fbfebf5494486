/**
 * @file What chance gives: the values every figure of this lab is drawn against. Attention figures compare with
 * a head that looks at all earlier tokens evenly, figures of the weights with random weights.
 *
 * The bands of random weights are closed forms, so that a page can have them at once: `measures/null-band.ts`
 * simulates the same bands, which takes a wide model seconds, and the tests hold the two together.
 * Shapes: d width, H heads a layer, D = d / H head size, V vocabulary, T context.
 */

import { evenPrefixMatching } from '../measures/prefix-matching.ts';
import { evenPreviousToken } from '../measures/previous-token.ts';
import { matchedTokens, sampleBatch } from '../task.ts';
import type { InductionConfig, Measures } from '../types.ts';

/** A figure's distribution under random weights. */
export interface ChanceBand {
  readonly mean: number;
  readonly standardDeviation: number;
  /** Three standard deviations above the mean: what exceeds it is not chance. */
  readonly upper: number;
}

/** Chance levels of the figures of one configuration. */
export interface Chance {
  readonly previousToken: number;
  readonly prefixMatching: number;
  readonly composition: ChanceBand;
  readonly copying: ChanceBand;
  readonly recall: Measures['recall'];
}

/** Eigenvalue positivity ends at 1; with heads so narrow that the band reaches further, almost-1 has to do. */
const HIGHEST_COPYING_BAND = 0.9;

/** Sequences drawn for the prefix-matching score of an even head, as many as the score itself is measured on. */
const SEQUENCES = 16;

const known = new Map<string, Chance>();

/** The chance levels; computed once for a configuration. */
export function chanceOf(config: InductionConfig): Chance {
  const { width, heads, vocabulary, context, task } = config;
  const key = `${width} ${heads} ${vocabulary} ${context} ${task}`;
  let chance = known.get(key);
  if (chance === undefined) {
    const previousToken = evenPreviousToken(context);
    chance = {
      previousToken,
      prefixMatching: evenPrefix(config),
      composition: compositionBand(width, width / heads),
      copying: copyingBand(width, width / heads),
      recall: { previousToken, match: 1 / matchedTokens(config).length, copy: 1 / vocabulary },
    };
    known.set(key, chance);
  }
  return chance;
}

/** On sequences like those the score is measured on: the task's own, but of all periods. */
function evenPrefix({ task, vocabulary, context }: InductionConfig): number {
  const measured = task === 'fixed-period' ? 'random-period' : task;
  const shape = { task: measured, vocabulary, context, batch: SEQUENCES } as const;
  const { tokens, inducible } = sampleBatch(shape, 0, 0, 'measure');
  return evenPrefixMatching(tokens, inducible, shape);
}

/**
 * Composition of random factors (Elhage et al. 2021): mean 1/√d; the standard deviation is a fit to simulated
 * Gaussian factors, d = 16..128 and D = d/8..d, within 20 %.
 */
export function compositionBand(width: number, headSize: number): ChanceBand {
  const mean = 1 / Math.sqrt(width);
  const standardDeviation = ((0.8 + (0.6 * headSize) / width) * mean) / headSize;
  return { mean, standardDeviation, upper: mean + 3 * standardDeviation };
}

/** Eigenvalue positivity of a random head: mean 0; the standard deviation is a fit as above, within 20 %. */
export function copyingBand(width: number, headSize: number): ChanceBand {
  const standardDeviation = (1.6 + 1.1 * (headSize / width) ** 2) / headSize;
  return { mean: 0, standardDeviation, upper: Math.min(HIGHEST_COPYING_BAND, 3 * standardDeviation) };
}
