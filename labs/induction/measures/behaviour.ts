/**
 * @file What the model does, from its losses alone: mean losses, their split into inducible and other
 * positions, and the in-context-learning score. Shapes: B sequences of T tokens, flat [B, T]; position t
 * predicts token t + 1, and the last position of a sequence predicts nothing.
 */

import { earliestCopy, type TaskConfig } from '../task.ts';
import type { Behaviour } from '../types.ts';

/** The two stretches of positions the in-context-learning score compares. */
export interface ScoreWindows {
  /** Positions 0..earlyEnd - 1 are early. */
  readonly earlyEnd: number;
  /** Positions lateStart..T - 2 are late. */
  readonly lateStart: number;
}

/**
 * Early: predictions of tokens that cannot be a copy of what came before, in any sequence of the task. Late:
 * the last quarter of the sequence. Olsson et al. (2022) compare tokens 50 and 500 of 512; short sequences that
 * start to repeat at different positions need stretches instead.
 */
export function scoreWindows(config: TaskConfig): ScoreWindows {
  return { earlyEnd: earliestCopy(config) - 1, lateStart: Math.ceil((3 * config.context) / 4) };
}

/** Mean loss at each position 0..T-2 over the sequences of a batch; `losses` is [B, T]. */
export function lossByPosition(losses: ArrayLike<number>, context: number): number[] {
  const batch = losses.length / context;
  return Array.from({ length: context - 1 }, (_, t) => {
    let sum = 0;
    for (let b = 0; b < batch; b++) sum += losses[b * context + t];
    return sum / batch;
  });
}

/**
 * In-context-learning score: mean late loss minus mean early loss, in nats. Negative means that context helps;
 * more negative, more. Olsson et al. (2022), "In-context Learning and Induction Heads", with the windows above.
 * On these tasks only copying can help: the score says nothing of learning in context without it.
 * @param losses mean loss at each position 0..T-2.
 */
export function inContextLearningScore(losses: readonly number[], windows: ScoreWindows): number {
  return mean(losses.slice(windows.lateStart)) - mean(losses.slice(0, windows.earlyEnd));
}

/**
 * All behaviour figures of a batch, in nats.
 * @param losses loss of predicting token t + 1 at position t, [B, T]; the last position of each sequence is not
 *   read.
 * @param inducible 1 where the next token can be copied, [B, T].
 */
export function behaviour(losses: ArrayLike<number>, inducible: Uint8Array, config: TaskConfig): Behaviour {
  const { context } = config;
  if (losses.length !== inducible.length || losses.length % context !== 0) {
    throw new RangeError(
      `Losses (${losses.length}) and marks (${inducible.length}) must both hold whole sequences of ${context}.`,
    );
  }
  const sums = [0, 0];
  const counts = [0, 0];
  for (let i = 0; i < losses.length; i++) {
    if (i % context === context - 1) continue;
    sums[inducible[i]] += losses[i];
    counts[inducible[i]]++;
  }
  const byPosition = lossByPosition(losses, context);
  return {
    loss: (sums[0] + sums[1]) / (counts[0] + counts[1]),
    inducibleLoss: sums[1] / counts[1],
    otherLoss: sums[0] / counts[0],
    iclScore: inContextLearningScore(byPosition, scoreWindows(config)),
    lossByPosition: byPosition,
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}
