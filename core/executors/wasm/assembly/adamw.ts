/** @file One AdamW update (Loshchilov & Hutter 2019) of the flat arenas, in place. */

import { FLOAT, madd } from './simd';

/** x^n for a whole n >= 0, by squaring. */
function power(x: f64, n: u32): f64 {
  let result: f64 = 1;
  for (; n > 0; n >>= 1) {
    if (n & 1) result *= x;
    x *= x;
  }
  return result;
}

/**
 * m = b1·m + (1-b1)·g; v = b2·v + (1-b2)·g²; p -= rate · (m/(1-b1^t) / (sqrt(v/(1-b2^t)) + epsilon) + decay·p).
 * Learning rate and step number t (from 1) are read from memory, as floats. Works on whole vectors: the arenas
 * must have room for `size` rounded up to 4.
 */
export function adamW(
  parameters: usize,
  gradients: usize,
  m: usize,
  v: usize,
  learningRate: usize,
  stepNumber: usize,
  size: usize,
  beta1: f64,
  beta2: f64,
  epsilon: f32,
  weightDecay: f32,
): void {
  const step = <u32>load<f32>(stepNumber);
  const rate = f32x4.splat(-load<f32>(learningRate));
  const b1 = f32x4.splat(<f32>beta1);
  const b2 = f32x4.splat(<f32>beta2);
  const new1 = f32x4.splat(<f32>(1 - beta1));
  const new2 = f32x4.splat(<f32>(1 - beta2));
  const correction1 = f32x4.splat(<f32>(1 / (1 - power(beta1, step))));
  const correction2 = f32x4.splat(<f32>(1 / (1 - power(beta2, step))));
  const eps = f32x4.splat(epsilon);
  const decay = f32x4.splat(weightDecay);
  for (let i: usize = 0; i < size; i += 4) {
    const at = FLOAT * i;
    const g = v128.load(gradients + at);
    const m1 = madd(new1, g, f32x4.mul(b1, v128.load(m + at)));
    const v1 = madd(f32x4.mul(new2, g), g, f32x4.mul(b2, v128.load(v + at)));
    v128.store(m + at, m1);
    v128.store(v + at, v1);
    const denominator = f32x4.add(f32x4.sqrt(f32x4.mul(v1, correction2)), eps);
    const p = v128.load(parameters + at);
    const direction = madd(decay, p, f32x4.div(f32x4.mul(m1, correction1), denominator));
    v128.store(parameters + at, madd(rate, direction, p));
  }
}
