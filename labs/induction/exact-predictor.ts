/**
 * @file The task's exact (Bayes) predictor: the best any model can do that knows the task but not what was
 * drawn for this sequence. It is the reference line of every loss curve: a model's loss above it is what is
 * still to be learnt.
 *
 * Shapes: V vocabulary, T context; a sequence is at most T tokens.
 */

import { bigramLanguage } from './bigrams.ts';
import { largestPeriod, smallestPeriod, type TaskConfig } from './task.ts';

/** Reads a sequence token by token and says, after each, how likely each next token is. */
interface Predictor {
  /** Takes in the next token of the sequence. */
  read(token: number): void;
  /** P(next token = `token` | all tokens read). */
  probability(token: number): number;
}

/**
 * Repeats with an unknown period: the posterior over the period, and for each period either the token one
 * period back or, while the first period is still running, the uniform distribution.
 *
 * Sequences of n tokens have likelihood V^-min(P, n) under period P, if they repeat with P at all. Only ratios
 * count, so a period's weight is divided by V each time it takes a token for new.
 */
function repeatsPredictor(shortest: number, longest: number, vocabulary: number): Predictor {
  const tokens: number[] = [];
  const weights = new Map<number, number>();
  for (let period = shortest; period <= longest; period++) weights.set(period, 1);

  const likelihood = (token: number, period: number) => {
    if (tokens.length < period) return 1 / vocabulary;
    return tokens[tokens.length - period] === token ? 1 : 0;
  };
  return {
    read(token) {
      let sum = 0;
      for (const [period, weight] of weights) {
        const updated = weight * likelihood(token, period);
        sum += updated;
        weights.set(period, updated);
      }
      for (const [period, weight] of weights) weights.set(period, weight / sum);
      tokens.push(token);
    },
    probability(token) {
      let total = 0;
      let sum = 0;
      for (const [period, weight] of weights) {
        total += weight;
        sum += weight * likelihood(token, period);
      }
      return sum / total;
    },
  };
}

/** Trigger bigrams: language and triggers known, outputs unknown until each has been seen once. */
function bigramsPredictor(vocabulary: number, seed: number): Predictor {
  const { triggers, first, transitions } = bigramLanguage(vocabulary, seed);
  const outputs = new Map<number, number>();
  let latest: number | undefined;
  return {
    read(token) {
      if (latest !== undefined && latest < triggers) outputs.set(latest, token);
      latest = token;
    },
    probability(token) {
      if (latest === undefined) return first[token];
      if (latest >= triggers) return transitions[latest * vocabulary + token];
      const output = outputs.get(latest);
      if (output !== undefined) return output === token ? 1 : 0;
      return token < triggers ? 0 : 1 / (vocabulary - triggers);
    },
  };
}

function predictor({ task, vocabulary, context }: TaskConfig, seed: number): Predictor {
  if (task === 'bigrams') return bigramsPredictor(vocabulary, seed);
  const longest = largestPeriod(context);
  return repeatsPredictor(task === 'fixed-period' ? longest : smallestPeriod(context), longest, vocabulary);
}

/**
 * The exact predictor's distribution over the token after `prefix`, [V], summing to 1; NaN throughout when
 * the task cannot produce the prefix.
 */
export function exactDistribution(config: TaskConfig, seed: number, prefix: ArrayLike<number>): Float64Array {
  const reader = predictor(config, seed);
  for (let t = 0; t < prefix.length; t++) reader.read(prefix[t]);
  return Float64Array.from({ length: config.vocabulary }, (_, token) => reader.probability(token));
}

/**
 * Loss in nats of the exact predictor at each position of one sequence of n tokens, n - 1 values: position t
 * predicts token t + 1. Meant for sequences of the task; where another contradicts it, the loss is Infinity,
 * and NaN from there on when no explanation is left.
 */
export function exactLosses(config: TaskConfig, seed: number, tokens: ArrayLike<number>): Float64Array {
  const reader = predictor(config, seed);
  const losses = new Float64Array(Math.max(0, tokens.length - 1));
  for (let t = 0; t < losses.length; t++) {
    reader.read(tokens[t]);
    // `0 -` rather than `-`: a certain prediction costs 0, not -0.
    losses[t] = 0 - Math.log(reader.probability(tokens[t + 1]));
  }
  return losses;
}

/** The exact predictor's losses on flat [B, T] tokens, [B * T]; 0 at the last position of each sequence. */
export function exactBatchLosses(config: TaskConfig, seed: number, tokens: Int32Array): Float64Array {
  const { context } = config;
  const losses = new Float64Array(tokens.length);
  for (let start = 0; start < tokens.length; start += context) {
    losses.set(exactLosses(config, seed, tokens.subarray(start, start + context)), start);
  }
  return losses;
}
