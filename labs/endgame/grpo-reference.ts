/**
 * @file The whole loss of a batch and its gradient by the logits, move by move in plain numbers: slow, and plain
 * enough to be read against the formula. Kernels and autodiff are tested against it.
 *
 * L = sum over moves of weight * (clippedLoss(rho, A) + beta * k3(log pi - log ref)), with pi the softmax of
 * logits / temperature over the legal moves. Illegal moves have probability 0 and gradient 0, both exactly.
 */

import { clippedLoss, clippedLossSlope, klK3, klK3Slope, moveWeights, type Clip } from './grpo.ts';
import type { Aggregation } from './types.ts';

/** One move of White's as it was sampled, and the logits [actions] it has now. */
export interface SampledMove {
  readonly logits: ArrayLike<number>;
  /** 1 or true where the action is legal, [actions]. */
  readonly legal: ArrayLike<number | boolean>;
  readonly action: number;
  /** log pi_old of the action: of the policy it was sampled from, at the same temperature. */
  readonly oldLogProbability: number;
  /** log of the action's probability in the reference policy; needed where `klWeight` is not 0. */
  readonly referenceLogProbability?: number;
}

export interface SampledRollout {
  readonly advantage: number;
  readonly moves: readonly SampledMove[];
}

export interface LossSettings {
  readonly clip: Clip;
  readonly aggregation: Aggregation;
  /** L of the `constant` aggregation. */
  readonly constantLength?: number;
  readonly temperature?: number;
  /** beta. */
  readonly klWeight?: number;
}

/**
 * Probabilities of a softmax over the legal actions at a temperature; exactly 0 elsewhere.
 * @throws RangeError when no action is legal.
 */
export function maskedSoftmax(
  logits: ArrayLike<number>,
  legal: ArrayLike<number | boolean>,
  temperature = 1,
): Float64Array {
  let largest = -Infinity;
  for (let a = 0; a < logits.length; a++) if (legal[a]) largest = Math.max(largest, logits[a]);
  if (largest === -Infinity) throw new RangeError('There is no legal action to choose from.');
  const weights = Float64Array.from(logits, (logit, a) =>
    legal[a] ? Math.exp((logit - largest) / temperature) : 0,
  );
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => weight / sum);
}

/** Entropy of a distribution, in nats. */
export function entropyOf(probabilities: ArrayLike<number>): number {
  let entropy = 0;
  for (let a = 0; a < probabilities.length; a++) {
    if (probabilities[a] > 0) entropy -= probabilities[a] * Math.log(probabilities[a]);
  }
  return entropy;
}

/**
 * Gradient by the logits of a loss that depends on one action's log-probability.
 * @param slope derivative of the loss by log pi(action).
 */
export function logitGradient(
  probabilities: Float64Array,
  action: number,
  slope: number,
  temperature = 1,
): Float64Array {
  return probabilities.map((p, a) =>
    // What cannot be played has p = 0, and must not come out as -0 or NaN.
    p === 0 && a !== action ? 0 : (slope * ((a === action ? 1 : 0) - p)) / temperature,
  );
}

/** The loss, its gradient by every move's logits [rollout][move][actions], and the ratio of every move. */
export function grpoLoss(
  rollouts: readonly SampledRollout[],
  { clip, aggregation, constantLength, temperature = 1, klWeight = 0 }: LossSettings,
): { readonly loss: number; readonly gradients: Float64Array[][]; readonly ratios: number[][] } {
  const lengths = rollouts.map(({ moves }) => moves.length);
  const weights = moveWeights(lengths, aggregation, constantLength);
  const ratios: number[][] = [];
  let loss = 0;
  const gradients = rollouts.map(({ advantage, moves }, rollout) => {
    const ofRollout: number[] = [];
    ratios.push(ofRollout);
    return moves.map(({ logits, legal, action, oldLogProbability, referenceLogProbability }) => {
      const probabilities = maskedSoftmax(logits, legal, temperature);
      const logProbability = Math.log(probabilities[action]);
      const ratio = Math.exp(logProbability - oldLogProbability);
      ofRollout.push(ratio);
      let value = clippedLoss(ratio, advantage, clip);
      // d rho / d log pi = rho.
      let slope = clippedLossSlope(ratio, advantage, clip) * ratio;
      if (klWeight !== 0) {
        if (referenceLogProbability === undefined) {
          throw new RangeError('KL needs the log-probability of each move in the reference policy.');
        }
        const d = logProbability - referenceLogProbability;
        value += klWeight * klK3(d);
        slope += klWeight * klK3Slope(d);
      }
      loss += weights[rollout] * value;
      return logitGradient(probabilities, action, weights[rollout] * slope, temperature);
    });
  });
  return { loss, gradients, ratios };
}
