/** @file A policy over the legal among A actions, and the clipped objective of its updates. */

import { exp, expScalar, FLOAT, laneMax, laneSum, log, VECTOR } from './simd';

/** Lanes of the four actions at `legal` that are legal. */
// @ts-ignore: decorator
@inline
function mask(legal: usize): v128 {
  return f32x4.gt(v128.load(legal), f32x4.splat(0));
}

/** Largest legal logit of a row of `bytes`; minus infinity when none is legal. */
// @ts-ignore: decorator
@inline
function largestLegal(logits: usize, legal: usize, bytes: usize): f32 {
  const vectors = bytes & ~15;
  let lanes = f32x4.splat(-Infinity);
  let i: usize = 0;
  for (; i < vectors; i += VECTOR) {
    lanes = f32x4.pmax(lanes, v128.bitselect(v128.load(logits + i), f32x4.splat(-Infinity), mask(legal + i)));
  }
  let largest = laneMax(lanes);
  for (; i < bytes; i += FLOAT) {
    if (load<f32>(legal + i) > 0) largest = max(largest, load<f32>(logits + i));
  }
  return largest;
}

/** Sum of exp(logit - largest) over the legal logits of a row; the terms go to `terms` (0: not wanted). */
// @ts-ignore: decorator
@inline
function sumLegal(logits: usize, legal: usize, bytes: usize, largest: f32, terms: usize): f32 {
  const vectors = bytes & ~15;
  const offset = f32x4.splat(-largest);
  let lanes = f32x4.splat(0);
  let i: usize = 0;
  for (; i < vectors; i += VECTOR) {
    const e = v128.and(exp(f32x4.add(v128.load(logits + i), offset)), mask(legal + i));
    if (terms) v128.store(terms + i, e);
    lanes = f32x4.add(lanes, e);
  }
  let sum = laneSum(lanes);
  for (; i < bytes; i += FLOAT) {
    const e = load<f32>(legal + i) > 0 ? expScalar(load<f32>(logits + i) - largest) : <f32>0;
    if (terms) store<f32>(terms + i, e);
    sum += e;
  }
  return sum;
}

/** Log-probability of each row's action among the legal ones; 0 for a row in which nothing is legal. */
export function actionLogProbability(
  logits: usize,
  legal: usize,
  actions: usize,
  to: usize,
  rows: usize,
  classes: usize,
): void {
  const bytes = FLOAT * classes;
  for (let row: usize = 0; row < rows; row++) {
    const largest = largestLegal(logits, legal, bytes);
    let value: f64 = 0;
    if (largest > -Infinity) {
      const action = <usize>load<u32>(actions + FLOAT * row);
      const logit = action < classes ? load<f32>(logits + FLOAT * action) : 0;
      value = <f64>logit - <f64>largest - log(<f64>sumLegal(logits, legal, bytes, largest, 0));
    }
    store<f32>(to + FLOAT * row, <f32>value);
    logits += bytes;
    legal += bytes;
  }
}

/** (onehot(action) - policy) · weight of each row, 0 for every illegal action. */
export function actionLogProbabilityGrad(
  logits: usize,
  legal: usize,
  actions: usize,
  weights: usize,
  gradients: usize,
  rows: usize,
  classes: usize,
): void {
  const bytes = FLOAT * classes;
  const vectors = bytes & ~15;
  for (let row: usize = 0; row < rows; row++) {
    const weight = load<f32>(weights + FLOAT * row);
    const largest = largestLegal(logits, legal, bytes);
    // Rows that the clip holds, and rows that fill a batch up, are many.
    if (weight == 0 || largest == -Infinity) {
      memory.fill(gradients, 0, bytes);
    } else {
      const factor = -weight / sumLegal(logits, legal, bytes, largest, gradients);
      const lanes = f32x4.splat(factor);
      let i: usize = 0;
      for (; i < vectors; i += VECTOR) v128.store(gradients + i, f32x4.mul(v128.load(gradients + i), lanes));
      for (; i < bytes; i += FLOAT) store<f32>(gradients + i, load<f32>(gradients + i) * factor);
      const action = <usize>load<u32>(actions + FLOAT * row);
      if (action < classes && load<f32>(legal + FLOAT * action) > 0) {
        const at = gradients + FLOAT * action;
        store<f32>(at, load<f32>(at) + weight);
      }
    }
    logits += bytes;
    legal += bytes;
    gradients += bytes;
  }
}

/** to = min(ratio · advantage, clip(ratio, low, high) · advantage), ratio = exp(x - old), over `size` floats. */
export function clippedSurrogate(
  x: usize,
  old: usize,
  advantages: usize,
  to: usize,
  size: usize,
  low: f32,
  high: f32,
): void {
  for (let i: usize = 0; i < FLOAT * size; i += FLOAT) {
    const ratio = expScalar(load<f32>(x + i) - load<f32>(old + i));
    const advantage = load<f32>(advantages + i);
    store<f32>(to + i, min(ratio * advantage, min(max(ratio, low), high) * advantage));
  }
}

/** to = ratio · advantage · weight, or 0 where the clip holds, over `size` floats. */
export function clippedSurrogateGrad(
  x: usize,
  old: usize,
  advantages: usize,
  weights: usize,
  to: usize,
  size: usize,
  low: f32,
  high: f32,
): void {
  for (let i: usize = 0; i < FLOAT * size; i += FLOAT) {
    const ratio = expScalar(load<f32>(x + i) - load<f32>(old + i));
    const advantage = load<f32>(advantages + i);
    const held = (advantage > 0 && ratio > high) || (advantage < 0 && ratio < low);
    store<f32>(to + i, held ? 0 : ratio * advantage * load<f32>(weights + i));
  }
}
