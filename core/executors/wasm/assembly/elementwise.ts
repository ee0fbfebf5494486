/** @file Elementwise kernels. All may work in place: `to` may be any of the operands. */

import { exp, FLOAT, VECTOR } from './simd';

const ADD = 0;
const MULTIPLY = 1;

// @ts-ignore: decorator
@inline
function combine(op: i32, x: v128, y: v128): v128 {
  return op == ADD ? f32x4.add(x, y) : f32x4.mul(x, y);
}

// @ts-ignore: decorator
@inline
function combineScalar(op: i32, x: f32, y: f32): f32 {
  return op == ADD ? x + y : x * y;
}

/**
 * to = x op y for x [outer, inner]; y's element (i, j) lies `yOuter` · i + `yInner` · j floats behind y, with
 * yInner 0 or 1: enough for equal shapes, a number, a repeated vector, and one value a row.
 */
// @ts-ignore: decorator
@inline
function binary(
  op: i32,
  to: usize,
  x: usize,
  y: usize,
  outer: usize,
  inner: usize,
  yOuter: usize,
  yInner: usize,
): void {
  const bytes = FLOAT * inner;
  const vectors = bytes & ~15;
  for (let row: usize = 0; row < outer; row++) {
    let i: usize = 0;
    if (yInner) {
      for (; i < vectors; i += VECTOR) {
        v128.store(to + i, combine(op, v128.load(x + i), v128.load(y + i)));
      }
      for (; i < bytes; i += FLOAT) {
        store<f32>(to + i, combineScalar(op, load<f32>(x + i), load<f32>(y + i)));
      }
    } else {
      const value = load<f32>(y);
      const lanes = f32x4.splat(value);
      for (; i < vectors; i += VECTOR) v128.store(to + i, combine(op, v128.load(x + i), lanes));
      for (; i < bytes; i += FLOAT) store<f32>(to + i, combineScalar(op, load<f32>(x + i), value));
    }
    to += bytes;
    x += bytes;
    y += FLOAT * yOuter;
  }
}

/** to = x + y, broadcast as `binary` says. */
export function add(
  to: usize,
  x: usize,
  y: usize,
  outer: usize,
  inner: usize,
  yOuter: usize,
  yInner: usize,
): void {
  binary(ADD, to, x, y, outer, inner, yOuter, yInner);
}

/** to = x · y, broadcast as `binary` says. */
export function multiplyElements(
  to: usize,
  x: usize,
  y: usize,
  outer: usize,
  inner: usize,
  yOuter: usize,
  yInner: usize,
): void {
  binary(MULTIPLY, to, x, y, outer, inner, yOuter, yInner);
}

/** to = x · factor, over `size` floats. */
export function scale(to: usize, x: usize, size: usize, factor: f32): void {
  const lanes = f32x4.splat(factor);
  let i: usize = 0;
  for (; i + 4 <= size; i += 4) v128.store(to + FLOAT * i, f32x4.mul(v128.load(x + FLOAT * i), lanes));
  for (; i < size; i++) store<f32>(to + FLOAT * i, load<f32>(x + FLOAT * i) * factor);
}

/** Copies bytes; the ranges may overlap. */
export function copy(to: usize, from: usize, bytes: usize): void {
  memory.copy(to, from, bytes);
}

/** to [n0, n1, n2, n3], dense = from read with strides s0..s3 in floats. */
export function copyStrided(
  to: usize,
  from: usize,
  n0: usize,
  s0: usize,
  n1: usize,
  s1: usize,
  n2: usize,
  s2: usize,
  n3: usize,
  s3: usize,
): void {
  for (let i0: usize = 0; i0 < n0; i0++) {
    for (let i1: usize = 0; i1 < n1; i1++) {
      for (let i2: usize = 0; i2 < n2; i2++) {
        let p = from + FLOAT * (i0 * s0 + i1 * s1 + i2 * s2);
        for (let i3: usize = 0; i3 < n3; i3++) {
          store<f32>(to, load<f32>(p));
          to += FLOAT;
          p += FLOAT * s3;
        }
      }
    }
  }
}

const RELU = 0;
const SILU = 1;
const GELU = 2;

/** 2·sqrt(2/pi) and the cubic coefficient of the tanh approximation of GELU (Hendrycks & Gimpel 2016). */
const GELU_SLOPE: f32 = 1.5957691216057308;
const GELU_CUBIC: f32 = 0.044715;

/** 1 / (1 + exp(-x)). */
// @ts-ignore: decorator
@inline
function logistic(x: v128): v128 {
  return f32x4.div(f32x4.splat(1), f32x4.add(f32x4.splat(1), exp(f32x4.neg(x))));
}

/** GELU's argument of the logistic: 0.5 · (1 + tanh(u)) = logistic(2u). */
// @ts-ignore: decorator
@inline
function geluArgument(x: v128): v128 {
  const cubic = f32x4.add(
    f32x4.mul(f32x4.mul(f32x4.mul(x, x), f32x4.splat(GELU_CUBIC)), x),
    x,
  );
  return f32x4.mul(cubic, f32x4.splat(GELU_SLOPE));
}

// @ts-ignore: decorator
@inline
function activate(kind: i32, x: v128): v128 {
  if (kind == RELU) return f32x4.pmax(f32x4.splat(0), x);
  if (kind > GELU) return exp(x);
  return f32x4.mul(x, logistic(kind == SILU ? x : geluArgument(x)));
}

/** Slope at x; of SiLU and GELU, with s = logistic(u(x)): s + x · s · (1 - s) · u'(x). */
// @ts-ignore: decorator
@inline
function slope(kind: i32, x: v128): v128 {
  const one = f32x4.splat(1);
  if (kind == RELU) return v128.and(f32x4.gt(x, f32x4.splat(0)), one);
  if (kind > GELU) return exp(x);
  const s = logistic(kind == SILU ? x : geluArgument(x));
  let rise = f32x4.mul(x, f32x4.mul(s, f32x4.sub(one, s)));
  if (kind != SILU) {
    const square = f32x4.mul(f32x4.mul(x, x), f32x4.splat(3 * GELU_CUBIC));
    rise = f32x4.mul(f32x4.mul(rise, f32x4.add(one, square)), f32x4.splat(GELU_SLOPE));
  }
  return f32x4.add(s, rise);
}

/** to = activation(x) over `size` floats; kinds: 0 relu, 1 silu, 2 gelu, 3 exp. */
export function activation(kind: i32, to: usize, x: usize, size: usize): void {
  let i: usize = 0;
  for (; i + 4 <= size; i += 4) v128.store(to + FLOAT * i, activate(kind, v128.load(x + FLOAT * i)));
  for (; i < size; i++) {
    const y = activate(kind, v128.load_splat<f32>(x + FLOAT * i));
    store<f32>(to + FLOAT * i, f32x4.extract_lane(y, 0));
  }
}

/** to = dy · slope of the activation at x, over `size` floats. */
export function activationGrad(kind: i32, to: usize, dy: usize, x: usize, size: usize): void {
  let i: usize = 0;
  for (; i + 4 <= size; i += 4) {
    const at = FLOAT * i;
    v128.store(to + at, f32x4.mul(v128.load(dy + at), slope(kind, v128.load(x + at))));
  }
  for (; i < size; i++) {
    const at = FLOAT * i;
    const y = slope(kind, v128.load_splat<f32>(x + at));
    store<f32>(to + at, load<f32>(dy + at) * f32x4.extract_lane(y, 0));
  }
}
