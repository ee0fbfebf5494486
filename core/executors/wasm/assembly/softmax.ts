/** @file Softmax of a row, and the two losses over rows of logits or of predictions. */

import { exp, expScalar, firstLanes, FLOAT, laneMax, laneSum, log, madd, VECTOR } from './simd';

/**
 * Softmax of factor · x over the first `valid` floats at `row`, in place; the floats from there to `padded`
 * become zero. The row must have room for `padded`, a multiple of 4 with padded >= valid >= 1.
 */
// @ts-ignore: decorator
@inline
export function softmaxRow(row: usize, valid: usize, padded: usize, factor: f32): void {
  const end = row + FLOAT * (valid & ~3);
  const mask = firstLanes(valid & 3);
  let largest = v128.bitselect(v128.load(end), f32x4.splat(-Infinity), mask);
  for (let p = row; p < end; p += VECTOR) largest = f32x4.pmax(largest, v128.load(p));
  const scale = f32x4.splat(factor);
  const offset = f32x4.splat(-laneMax(largest) * factor);
  let sum = f32x4.splat(0);
  let p = row;
  for (; p < end; p += VECTOR) {
    const e = exp(madd(v128.load(p), scale, offset));
    v128.store(p, e);
    sum = f32x4.add(sum, e);
  }
  if (valid & 3) {
    const e = v128.and(exp(madd(v128.load(p), scale, offset)), mask);
    v128.store(p, e);
    sum = f32x4.add(sum, e);
    p += VECTOR;
  }
  const used = p;
  const total = f32x4.splat(<f32>1 / laneSum(sum));
  for (p = row; p < used; p += VECTOR) v128.store(p, f32x4.mul(v128.load(p), total));
  for (const paddedEnd = row + FLOAT * padded; p < paddedEnd; p += VECTOR) v128.store(p, f32x4.splat(0));
}

/** Row by row softmax over keys k <= q of scores [batch, T, T]; `scratch` holds T rounded up to 8 floats. */
export function causalSoftmax(scores: usize, pattern: usize, scratch: usize, batch: usize, length: usize): void {
  const padded = (length + 7) & ~7;
  const bytes = FLOAT * length;
  if (!(length & 3)) {
    // Rows of whole vectors need no padding: they are worked on where they are to lie.
    memory.copy(pattern, scores, bytes * length * batch);
    for (let row: usize = 0; row < batch * length; row++) {
      softmaxRow(pattern + bytes * row, (row % length) + 1, length, 1);
    }
    return;
  }
  for (let row: usize = 0; row < batch * length; row++) {
    memory.copy(scratch, scores, bytes);
    softmaxRow(scratch, (row % length) + 1, padded, 1);
    memory.copy(pattern, scratch, bytes);
    scores += bytes;
    pattern += bytes;
  }
}

/**
 * Cross-entropy in nats of each row of logits [rows, classes] against its target, to `losses` (0: not
 * wanted); and (softmax - onehot) · weight to `gradients` (0: not wanted). A target outside the classes
 * counts as none.
 */
export function crossEntropy(
  logits: usize,
  targets: usize,
  weights: usize,
  losses: usize,
  gradients: usize,
  rows: usize,
  classes: usize,
): void {
  const vectors = FLOAT * (classes & ~3);
  const bytes = FLOAT * classes;
  for (let row: usize = 0; row < rows; row++) {
    let largest: f32 = -Infinity;
    let i: usize = 0;
    let lanes = f32x4.splat(-Infinity);
    for (; i < vectors; i += VECTOR) lanes = f32x4.pmax(lanes, v128.load(logits + i));
    largest = laneMax(lanes);
    for (; i < bytes; i += FLOAT) largest = max(largest, load<f32>(logits + i));

    const offset = f32x4.splat(-largest);
    lanes = f32x4.splat(0);
    for (i = 0; i < vectors; i += VECTOR) {
      const e = exp(f32x4.add(v128.load(logits + i), offset));
      if (gradients) v128.store(gradients + i, e);
      lanes = f32x4.add(lanes, e);
    }
    let sum = laneSum(lanes);
    for (; i < bytes; i += FLOAT) {
      const e = expScalar(load<f32>(logits + i) - largest);
      if (gradients) store<f32>(gradients + i, e);
      sum += e;
    }

    const target = <usize>load<u32>(targets + FLOAT * row);
    const known = target < classes;
    if (losses) {
      const logit = known ? load<f32>(logits + FLOAT * target) : 0;
      store<f32>(losses + FLOAT * row, <f32>(log(<f64>sum) + <f64>largest - <f64>logit));
    }
    if (gradients) {
      const weight = load<f32>(weights + FLOAT * row);
      const factor = f32x4.splat(weight / sum);
      for (i = 0; i < vectors; i += VECTOR) {
        v128.store(gradients + i, f32x4.mul(v128.load(gradients + i), factor));
      }
      for (; i < bytes; i += FLOAT) store<f32>(gradients + i, load<f32>(gradients + i) * (weight / sum));
      if (known) {
        const at = gradients + FLOAT * target;
        store<f32>(at, load<f32>(at) - weight);
      }
      gradients += bytes;
    }
    logits += bytes;
  }
}

/** Mean of (prediction - target)² over `size` floats, to one float. */
export function meanSquaredError(prediction: usize, target: usize, to: usize, size: usize): void {
  let lanes = f32x4.splat(0);
  let i: usize = 0;
  for (; i + 4 <= size; i += 4) {
    const difference = f32x4.sub(v128.load(prediction + FLOAT * i), v128.load(target + FLOAT * i));
    lanes = madd(difference, difference, lanes);
  }
  let sum = laneSum(lanes);
  for (; i < size; i++) {
    const difference = load<f32>(prediction + FLOAT * i) - load<f32>(target + FLOAT * i);
    sum += difference * difference;
  }
  store<f32>(to, sum / <f32>size);
}
