/**
 * @file What the network is trained on: clean points with noise of a random level, and what it is to say of them
 * (Ho et al. 2020, algorithm 1; v as in Salimans & Ho 2022).
 */

import type { RandomStream } from '../../core/training/random.ts';
import { LEVEL_FEATURES, levelFeatures } from './features.ts';
import type { Schedule } from './schedules.ts';
import type { Prediction } from './types.ts';

/** Noisy points with their answers; points and targets are [B, 2] in model units. */
export interface NoisyBatch {
  readonly x: Float32Array;
  /** [B, LEVEL_FEATURES] */
  readonly level: Float32Array;
  readonly target: Float32Array;
  /** [B] */
  readonly alphaBars: Float64Array;
}

/** What a network of this prediction is to answer for one coordinate of data and noise. */
export function targetOf(prediction: Prediction, x0: number, eps: number, alphaBar: number): number {
  switch (prediction) {
    case 'eps':
      return eps;
    case 'x0':
      return x0;
    case 'v':
      return Math.sqrt(alphaBar) * eps - Math.sqrt(1 - alphaBar) * x0;
  }
}

/**
 * A function from clean points [B, 2] in model units to a noisy batch. Levels are spread evenly over the schedule
 * from one random offset, so that every batch sees low and high ones (Kingma et al. 2021, appendix I.1); each is
 * still uniform.
 */
export function createNoiser(
  { steps, alphaBars }: Schedule,
  prediction: Prediction,
): (clean: Float32Array, random: RandomStream) => NoisyBatch {
  const features = Array.from(alphaBars, levelFeatures);
  return (clean, random) => {
    const batch = clean.length / 2;
    const x = new Float32Array(clean.length);
    const target = new Float32Array(clean.length);
    const level = new Float32Array(LEVEL_FEATURES * batch);
    const chosen = new Float64Array(batch);
    const offset = random.uniform();
    for (let i = 0; i < batch; i++) {
      const t = Math.floor((steps * (i + offset)) / batch);
      const alphaBar = alphaBars[t];
      chosen[i] = alphaBar;
      level.set(features[t], LEVEL_FEATURES * i);
      for (const at of [2 * i, 2 * i + 1]) {
        const eps = random.normal();
        x[at] = Math.sqrt(alphaBar) * clean[at] + Math.sqrt(1 - alphaBar) * eps;
        target[at] = targetOf(prediction, clean[at], eps, alphaBar);
      }
    }
    return { x, level, target, alphaBars: chosen };
  };
}

/** Mean squared error a coordinate of a predictor that puts the data of noisy point i at `x0` [B, 2]. */
export function lossOf(
  { x, target, alphaBars }: NoisyBatch,
  prediction: Prediction,
  x0: ArrayLike<number>,
): number {
  let total = 0;
  for (let at = 0; at < target.length; at++) {
    const alphaBar = alphaBars[at >> 1];
    const eps = (x[at] - Math.sqrt(alphaBar) * x0[at]) / Math.sqrt(1 - alphaBar);
    total += (targetOf(prediction, x0[at], eps, alphaBar) - target[at]) ** 2;
  }
  return total / target.length;
}
