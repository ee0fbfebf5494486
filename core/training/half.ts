/** @file Half precision (IEEE 754 binary16: 1 sign, 5 exponent and 10 fraction bits) from float32 and back. */

/** Magnitudes from here on round to infinity: halfway between the largest half, 65504, and 2¹⁶. */
export const HALF_OVERFLOW = 65520;

/** Bits of `FLOAT_…` constants are those of float32: 1 sign, 8 exponent and 23 fraction bits. */
const FLOAT_INFINITY = 0x7f800000;
const FLOAT_HALF_OVERFLOW = 0x477ff000;
const FLOAT_SMALLEST_NORMAL_HALF = 0x38800000;
/** Exponent of 2⁻²⁵, half the smallest positive half: below it everything rounds to 0. */
const EXPONENT_UNDERFLOW = 102;
/** Difference of the exponents' biases, 127 − 15, in place. */
const REBIAS = 112 << 23;

/** x / 2^shift for unsigned x, rounded to nearest, ties to even. */
function shiftRounding(x: number, shift: number): number {
  const quotient = x >>> shift;
  const rest = x & ((1 << shift) - 1);
  const tie = 1 << (shift - 1);
  return rest > tie || (rest === tie && quotient & 1) ? quotient + 1 : quotient;
}

function toHalf(float: number): number {
  const sign = (float >>> 16) & 0x8000;
  const magnitude = float & 0x7fffffff;
  if (magnitude > FLOAT_INFINITY) return sign | 0x7e00;
  if (magnitude >= FLOAT_HALF_OVERFLOW) return sign | 0x7c00;
  // A carry out of the fraction runs into the exponent, which is right.
  if (magnitude >= FLOAT_SMALLEST_NORMAL_HALF) return sign | shiftRounding(magnitude - REBIAS, 13);
  const exponent = magnitude >>> 23;
  if (exponent < EXPONENT_UNDERFLOW) return sign;
  return sign | shiftRounding((magnitude & 0x7fffff) | 0x800000, 126 - exponent);
}

/** The nearest half of each value, ties to even; every NaN becomes the quiet one. */
export function encodeHalf(values: Float32Array): Uint16Array {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  const halves = new Uint16Array(values.length);
  for (let i = 0; i < halves.length; i++) halves[i] = toHalf(bits[i]);
  return halves;
}

/** What the fraction's last bit is worth, by biased exponent; subnormals share the smallest normal's. */
const UNIT = Float64Array.from({ length: 31 }, (_, exponent) => 2 ** (Math.max(exponent, 1) - 25));

function fromHalf(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >>> 10) & 0x1f;
  const fraction = half & 0x3ff;
  if (exponent === 0x1f) return fraction ? NaN : sign * Infinity;
  return sign * (exponent === 0 ? fraction : 1024 + fraction) * UNIT[exponent];
}

/** The exact value of each half. */
export function decodeHalf(halves: Uint16Array): Float32Array {
  const values = new Float32Array(halves.length);
  for (let i = 0; i < values.length; i++) values[i] = fromHalf(halves[i]);
  return values;
}
