/** @file Four floats at a time: multiply-add, sums over lanes, exp. */

/** Bytes of a float, of a vector of four, and the lanes of one. */
export const FLOAT: usize = 4;
export const VECTOR: usize = 16;

/** a · b + c; fused (one rounding) in the relaxed build where the machine has it. */
// @ts-ignore: decorator
@inline
export function madd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

/** Sum of the lanes, in a fixed order. */
// @ts-ignore: decorator
@inline
export function laneSum(x: v128): f32 {
  return (
    f32x4.extract_lane(x, 0) +
    f32x4.extract_lane(x, 1) +
    (f32x4.extract_lane(x, 2) + f32x4.extract_lane(x, 3))
  );
}

/** Largest lane. */
// @ts-ignore: decorator
@inline
export function laneMax(x: v128): f32 {
  return max(
    max(f32x4.extract_lane(x, 0), f32x4.extract_lane(x, 1)),
    max(f32x4.extract_lane(x, 2), f32x4.extract_lane(x, 3)),
  );
}

/** All ones in the first `count` lanes, zeros in the others. */
// @ts-ignore: decorator
@inline
export function firstLanes(count: usize): v128 {
  return i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(<i32>count));
}

/**
 * Constants of exp, read from memory: V8 builds a vector constant in registers, four instructions each time,
 * but reads and repeats a float in one.
 */
const EXP = memory.data<f32>([
  -87.0, 88.0, 12582912.0, 1.4426950408889634, -0.693359375, 2.12194440e-4, 1.9875691500e-4, 1.3981999507e-3,
  8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1, 1.0,
]);

// @ts-ignore: decorator
@inline
function expConstant(index: usize): v128 {
  return v128.load_splat<f32>(EXP + FLOAT * index);
}

/**
 * exp(x), with a relative error of at most 2.5e-7 for x in [-87, 88]; beyond, the value at the end of that
 * interval. NaN stays NaN.
 *
 * exp(x) = 2^n · exp(r) with n = round(x / ln 2), so |r| <= ln(2) / 2, where the polynomial of Cephes' expf
 * (Moshier 1989) holds. ln 2 is subtracted in two pieces to keep r exact. Adding 1.5 · 2^23 rounds and
 * leaves n in the low bits of the sum, from where a shift makes it an exponent.
 */
// @ts-ignore: decorator
@inline
export function exp(x: v128): v128 {
  const clamped = f32x4.pmin(f32x4.pmax(x, expConstant(0)), expConstant(1));
  const rounder = expConstant(2);
  const one = expConstant(12);
  const shifted = madd(clamped, expConstant(3), rounder);
  const n = f32x4.sub(shifted, rounder);
  const r = madd(n, expConstant(5), madd(n, expConstant(4), clamped));
  let p = expConstant(6);
  p = madd(p, r, expConstant(7));
  p = madd(p, r, expConstant(8));
  p = madd(p, r, expConstant(9));
  p = madd(p, r, expConstant(10));
  p = madd(p, r, expConstant(11));
  const y = f32x4.add(madd(f32x4.mul(r, r), p, r), one);
  // The bits of 1 are the exponent's bias.
  return f32x4.mul(y, i32x4.add(i32x4.shl(shifted, 23), one));
}

/** exp of one number, the same bits as a lane of `exp`. */
export function expScalar(x: f32): f32 {
  return f32x4.extract_lane(exp(f32x4.splat(x)), 0);
}

/** exp of `count` floats; exported so that its error can be measured. */
export function expAll(to: usize, from: usize, count: usize): void {
  for (let i: usize = 0; i < count; i++) {
    store<f32>(to + FLOAT * i, expScalar(load<f32>(from + FLOAT * i)));
  }
}

/**
 * ln(x) for x > 0, to double precision's last digits. x = 2^e · m with m in [sqrt(1/2), sqrt(2)), and
 * ln m = 2 artanh(s) with s = (m - 1) / (m + 1), |s| < 0.172: twelve terms leave less than 1e-19.
 */
export function log(x: f64): f64 {
  const bits = reinterpret<i64>(x);
  let e = <i32>(bits >> 52) - 1023;
  let m = reinterpret<f64>((bits & 0xfffffffffffff) | 0x3ff0000000000000);
  if (m > 1.4142135623730951) {
    m *= 0.5;
    e++;
  }
  const s = (m - 1.0) / (m + 1.0);
  const s2 = s * s;
  let series: f64 = 0;
  for (let k = 23; k >= 1; k -= 2) series = series * s2 + 1.0 / <f64>k;
  return 2.0 * s * series + <f64>e * 0.6931471805599453;
}
