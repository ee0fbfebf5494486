/** @file Sums: over one run of axes, and of a product. */

import { FLOAT, laneSum, madd, VECTOR } from './simd';

/** Sum of `size` floats, in four lanes of two accumulators. */
function sumRow(x: usize, size: usize): f32 {
  let even = f32x4.splat(0);
  let odd = f32x4.splat(0);
  let i: usize = 0;
  for (; i + 8 <= size; i += 8) {
    even = f32x4.add(even, v128.load(x + FLOAT * i));
    odd = f32x4.add(odd, v128.load(x + FLOAT * i, 16));
  }
  let sum = laneSum(f32x4.add(even, odd));
  for (; i < size; i++) sum += load<f32>(x + FLOAT * i);
  return sum;
}

/** x [outer, reduced, inner] summed over the middle -> to [outer, inner]. */
export function sum(to: usize, x: usize, outer: usize, reduced: usize, inner: usize): void {
  if (inner == 1) {
    for (let o: usize = 0; o < outer; o++) {
      store<f32>(to + FLOAT * o, sumRow(x + FLOAT * o * reduced, reduced));
    }
    return;
  }
  const bytes = FLOAT * inner;
  const vectors = bytes & ~15;
  for (let o: usize = 0; o < outer; o++) {
    memory.copy(to, x, bytes);
    x += bytes;
    for (let r: usize = 1; r < reduced; r++) {
      let i: usize = 0;
      for (; i < vectors; i += VECTOR) v128.store(to + i, f32x4.add(v128.load(to + i), v128.load(x + i)));
      for (; i < bytes; i += FLOAT) store<f32>(to + i, load<f32>(to + i) + load<f32>(x + i));
      x += bytes;
    }
    to += bytes;
  }
}

/** Σ x · y over `size` floats, to one float. */
export function dot(to: usize, x: usize, y: usize, size: usize): void {
  let even = f32x4.splat(0);
  let odd = f32x4.splat(0);
  let i: usize = 0;
  for (; i + 8 <= size; i += 8) {
    const at = FLOAT * i;
    even = madd(v128.load(x + at), v128.load(y + at), even);
    odd = madd(v128.load(x + at, 16), v128.load(y + at, 16), odd);
  }
  let sum = laneSum(f32x4.add(even, odd));
  for (; i < size; i++) sum += load<f32>(x + FLOAT * i) * load<f32>(y + FLOAT * i);
  store<f32>(to, sum);
}
