/**
 * @file The data: sequences in which some tokens can be copied from earlier in the same sequence.
 *
 * Shapes: B sequences of T tokens out of V, flat and row-major [B, T]. Position t predicts token t + 1, so the
 * last position of a sequence predicts nothing: its target is 0 and its weight is 0.
 *
 * - `random-period`: a period P, uniform in [`smallestPeriod`(T), T / 2], is drawn for each sequence; the first P
 *   tokens are uniform over V and the rest repeats them. Since P changes, no fixed look-back can solve it.
 * - `fixed-period`: the same with P = T / 2 always: a single head that looks back a fixed distance suffices.
 * - `bigrams`: trigger tokens in a Markov background; see `bigrams.ts`.
 */

import { randomStream } from '../../core/training/random.ts';
import { bigramLanguage, triggerCount, type BigramLanguage } from './bigrams.ts';
import type { InductionConfig } from './types.ts';

/** The part of the configuration that shapes the data. */
export type TaskConfig = Pick<InductionConfig, 'task' | 'vocabulary' | 'context' | 'batch'>;

/** Sequences and what is asked about them; every array is [B * T]. */
export interface Batch {
  readonly tokens: Int32Array;
  /** The next token; 0 at the last position. */
  readonly targets: Int32Array;
  /**
   * 1 where token t was followed, earlier in the sequence, by what follows it now: where an induction head
   * that finds the earlier occurrence predicts token t + 1.
   */
  readonly inducible: Uint8Array;
  /** The period of each sequence, [B]; absent in the bigram task. */
  readonly periods?: readonly number[];
}

/** Shortest context any task accepts: two periods of two tokens must fit twice over. */
export const SHORTEST_CONTEXT = 8;

/**
 * Weight of a position that is not inducible, relative to one that is, in the bigram task. Bietti et al. train
 * on inducible positions alone; a little weight on the rest lets the background be learnt first, in plain
 * sight, and costs the transition no time.
 */
export const BACKGROUND_WEIGHT = 0.1;

/** Lower end of the periods' range: 8, or a quarter of a context below 32. */
export function smallestPeriod(context: number): number {
  return Math.min(8, Math.floor(context / 4));
}

/** Upper end of the periods' range, and the period of the `fixed-period` task: half the context. */
export function largestPeriod(context: number): number {
  return Math.floor(context / 2);
}

/** Index of the first token that can be a copy of what came before in any sequence of the task. */
export function earliestCopy(config: TaskConfig): number {
  if (config.task === 'random-period') return smallestPeriod(config.context);
  if (config.task === 'fixed-period') return largestPeriod(config.context);
  // Trigger, output, the same trigger, and then its output again.
  return 3;
}

/** Tokens the match of an induction head is about: the triggers in the bigram task, else all. */
export function matchedTokens(config: TaskConfig): readonly number[] {
  const count = config.task === 'bigrams' ? triggerCount(config.vocabulary) : config.vocabulary;
  return Array.from({ length: count }, (_, token) => token);
}

/** Tokens an induction head has to copy: the possible outputs in the bigram task, else all. */
export function copiedTokens(config: TaskConfig): readonly number[] {
  const from = config.task === 'bigrams' ? triggerCount(config.vocabulary) : 0;
  return Array.from({ length: config.vocabulary - from }, (_, i) => from + i);
}

type Random = ReturnType<typeof randomStream>;

function fillRepeats(
  tokens: Int32Array,
  inducible: Uint8Array,
  vocabulary: number,
  period: number,
  random: Random,
) {
  for (let t = 0; t < tokens.length; t++) {
    tokens[t] = t < period ? random.integer(vocabulary) : tokens[t - period];
  }
  inducible.fill(1, period, tokens.length - 1);
}

function drawFrom(probabilities: Float64Array, offset: number, count: number, random: Random): number {
  let rest = random.uniform();
  let last = 0;
  for (let i = 0; i < count; i++) {
    const p = probabilities[offset + i];
    if (p === 0) continue;
    if (rest < p) return i;
    rest -= p;
    last = i;
  }
  return last; // Rounding left a rest after the last token that can be drawn.
}

function fillBigrams(tokens: Int32Array, inducible: Uint8Array, language: BigramLanguage, random: Random) {
  const { vocabulary, triggers, first, transitions } = language;
  const outputs = Array.from({ length: triggers }, () => triggers + random.integer(vocabulary - triggers));
  const seen = new Set<number>();
  tokens[0] = drawFrom(first, 0, vocabulary, random);
  for (let t = 0; t + 1 < tokens.length; t++) {
    const token = tokens[t];
    if (token >= triggers) {
      tokens[t + 1] = drawFrom(transitions, token * vocabulary, vocabulary, random);
      continue;
    }
    tokens[t + 1] = outputs[token];
    inducible[t] = seen.has(token) ? 1 : 0;
    seen.add(token);
  }
}

function checkTask({ task, vocabulary, context, batch }: TaskConfig): void {
  if (context < SHORTEST_CONTEXT) {
    throw new RangeError(`The context is ${context} tokens; the tasks need at least ${SHORTEST_CONTEXT}.`);
  }
  if (vocabulary < 2) throw new RangeError(`The vocabulary is ${vocabulary}; it needs at least 2 tokens.`);
  if (batch < 1) throw new RangeError(`The batch is ${batch}; it needs at least one sequence.`);
  if (!['random-period', 'fixed-period', 'bigrams'].includes(task)) {
    throw new RangeError(`There is no task "${task}"; choose random-period, fixed-period or bigrams.`);
  }
}

/**
 * The sequences of one step. The same arguments give the same batch; `stream` sets apart draws that must not
 * coincide (training, measuring). The bigram background depends on the seed alone, so all streams share it.
 * @throws RangeError when a size is below its limit.
 */
export function sampleBatch(config: TaskConfig, seed: number, step: number, stream = 'batch'): Batch {
  checkTask(config);
  const { task, vocabulary, context, batch } = config;
  const random = randomStream(seed, stream, step);
  const tokens = new Int32Array(batch * context);
  const inducible = new Uint8Array(batch * context);
  const periods: number[] = [];
  for (let b = 0; b < batch; b++) {
    const sequence = tokens.subarray(b * context, (b + 1) * context);
    const marks = inducible.subarray(b * context, (b + 1) * context);
    if (task === 'bigrams') {
      fillBigrams(sequence, marks, bigramLanguage(vocabulary, seed), random);
      continue;
    }
    const longest = largestPeriod(context);
    const shortest = task === 'fixed-period' ? longest : smallestPeriod(context);
    const period = shortest + (longest > shortest ? random.integer(longest - shortest + 1) : 0);
    periods.push(period);
    fillRepeats(sequence, marks, vocabulary, period, random);
  }
  const targets = nextTokens(tokens, context);
  return task === 'bigrams' ? { tokens, targets, inducible } : { tokens, targets, inducible, periods };
}

/** Token t + 1 at each position t of flat [B, T] tokens, 0 at the last. */
export function nextTokens(tokens: Int32Array, context: number): Int32Array {
  return tokens.map((_, i) => (i % context === context - 1 ? 0 : tokens[i + 1]));
}

/**
 * Weight of each position in the training loss, [B * T], summing to 1: equal over all positions that predict
 * something, except that in the bigram task positions that are not inducible count `BACKGROUND_WEIGHT` as much.
 */
export function lossWeights(config: TaskConfig, batch: Batch): Float32Array {
  const { task, context } = config;
  const relative = Float64Array.from(batch.inducible, (inducible, i) => {
    if (i % context === context - 1) return 0;
    return task === 'bigrams' && !inducible ? BACKGROUND_WEIGHT : 1;
  });
  const sum = relative.reduce((a, b) => a + b, 0);
  return Float32Array.from(relative, (weight) => weight / sum);
}
