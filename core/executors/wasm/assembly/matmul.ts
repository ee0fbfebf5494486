/**
 * @file Matrix products in register tiles: 4 rows by 8 columns of the result stay in eight vectors while
 * one pass goes down the inner axis, two loads of B and four broadcast loads of A a step. That is as many
 * accumulators as keep both of a core's multiply-add pipes busy, and few enough that none spills; unrolling
 * and larger tiles were measured slower in V8.
 *
 * A is read through two strides, so A and its transpose are the same code. B has dense rows; where it is
 * needed transposed, the caller transposes it first. Strides are in bytes.
 */

import { FLOAT, madd, VECTOR } from './simd';

/** C[4, 8] = start[4, 8] + A[4, k] · B[k, 8]; `start` 0 stands for zeros. */
// @ts-ignore: decorator
@inline
function tile4x8(
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bRow: usize,
  start: usize,
  startRow: usize,
  c: usize,
  cRow: usize,
  k: usize,
): void {
  let c00 = f32x4.splat(0);
  let c01 = f32x4.splat(0);
  let c10 = f32x4.splat(0);
  let c11 = f32x4.splat(0);
  let c20 = f32x4.splat(0);
  let c21 = f32x4.splat(0);
  let c30 = f32x4.splat(0);
  let c31 = f32x4.splat(0);
  if (start) {
    c00 = v128.load(start);
    c01 = v128.load(start, 16);
    start += startRow;
    c10 = v128.load(start);
    c11 = v128.load(start, 16);
    start += startRow;
    c20 = v128.load(start);
    c21 = v128.load(start, 16);
    start += startRow;
    c30 = v128.load(start);
    c31 = v128.load(start, 16);
  }
  do {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    let p = a;
    const a0 = v128.load_splat<f32>(p);
    p += aRow;
    c00 = madd(a0, b0, c00);
    c01 = madd(a0, b1, c01);
    const a1 = v128.load_splat<f32>(p);
    p += aRow;
    c10 = madd(a1, b0, c10);
    c11 = madd(a1, b1, c11);
    const a2 = v128.load_splat<f32>(p);
    p += aRow;
    c20 = madd(a2, b0, c20);
    c21 = madd(a2, b1, c21);
    const a3 = v128.load_splat<f32>(p);
    c30 = madd(a3, b0, c30);
    c31 = madd(a3, b1, c31);
    a += aStep;
    b += bRow;
  } while (--k);
  v128.store(c, c00);
  v128.store(c, c01, 16);
  c += cRow;
  v128.store(c, c10);
  v128.store(c, c11, 16);
  c += cRow;
  v128.store(c, c20);
  v128.store(c, c21, 16);
  c += cRow;
  v128.store(c, c30);
  v128.store(c, c31, 16);
}

/** As tile4x8, four columns wide. */
function tile4x4(
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bRow: usize,
  start: usize,
  startRow: usize,
  c: usize,
  cRow: usize,
  k: usize,
): void {
  let c0 = f32x4.splat(0);
  let c1 = f32x4.splat(0);
  let c2 = f32x4.splat(0);
  let c3 = f32x4.splat(0);
  if (start) {
    c0 = v128.load(start);
    c1 = v128.load(start + startRow);
    c2 = v128.load(start + 2 * startRow);
    c3 = v128.load(start + 3 * startRow);
  }
  do {
    const b0 = v128.load(b);
    let p = a;
    c0 = madd(v128.load_splat<f32>(p), b0, c0);
    p += aRow;
    c1 = madd(v128.load_splat<f32>(p), b0, c1);
    p += aRow;
    c2 = madd(v128.load_splat<f32>(p), b0, c2);
    p += aRow;
    c3 = madd(v128.load_splat<f32>(p), b0, c3);
    a += aStep;
    b += bRow;
  } while (--k);
  v128.store(c, c0);
  v128.store(c + cRow, c1);
  v128.store(c + 2 * cRow, c2);
  v128.store(c + 3 * cRow, c3);
}

/** One row, four columns. */
function tile1x4(a: usize, aStep: usize, b: usize, bRow: usize, start: usize, c: usize, k: usize): void {
  let c0 = start ? v128.load(start) : f32x4.splat(0);
  do {
    c0 = madd(v128.load_splat<f32>(a), v128.load(b), c0);
    a += aStep;
    b += bRow;
  } while (--k);
  v128.store(c, c0);
}

/** One element. */
function tile1x1(a: usize, aStep: usize, b: usize, bRow: usize, start: usize, c: usize, k: usize): void {
  let sum = start ? load<f32>(start) : <f32>0;
  do {
    sum += load<f32>(a) * load<f32>(b);
    a += aStep;
    b += bRow;
  } while (--k);
  store<f32>(c, sum);
}

/**
 * C[m, n] = start[m, n] + A[m, k] · B[k, n], k >= 1; `start` 0 stands for zeros, and may be C itself.
 * A's element (i, l) lies at a + i · aRow + l · aStep.
 */
export function multiply(
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bRow: usize,
  start: usize,
  startRow: usize,
  c: usize,
  cRow: usize,
  m: usize,
  n: usize,
  k: usize,
): void {
  const bEnd8 = b + FLOAT * (n & ~7);
  const bEnd4 = b + FLOAT * (n & ~3);
  const bEnd = b + FLOAT * n;
  while (m > 0) {
    let panel = b;
    let from = start;
    const step = start ? VECTOR : 0;
    let to = c;
    if (m >= 4) {
      while (panel < bEnd8) {
        tile4x8(a, aRow, aStep, panel, bRow, from, startRow, to, cRow, k);
        panel += 2 * VECTOR;
        from += 2 * step;
        to += 2 * VECTOR;
      }
      if (panel < bEnd4) {
        tile4x4(a, aRow, aStep, panel, bRow, from, startRow, to, cRow, k);
        panel += VECTOR;
        from += step;
        to += VECTOR;
      }
    }
    const rows: usize = m >= 4 ? 4 : 1;
    for (let row: usize = 0; row < rows; row++) {
      let rowFrom = start ? from + row * startRow : 0;
      let rowTo = to + row * cRow;
      let column = panel;
      while (column < bEnd4) {
        tile1x4(a + row * aRow, aStep, column, bRow, rowFrom, rowTo, k);
        column += VECTOR;
        rowFrom += step;
        rowTo += VECTOR;
      }
      while (column < bEnd) {
        tile1x1(a + row * aRow, aStep, column, bRow, rowFrom, rowTo, k);
        column += FLOAT;
        rowFrom += start ? FLOAT : 0;
        rowTo += FLOAT;
      }
    }
    a += rows * aRow;
    start += start ? rows * startRow : 0;
    c += rows * cRow;
    m -= rows;
  }
}

/** Bytes of B, or of A and B together, that are worked through before going on: what a 32 kB cache keeps. */
const CACHED_BYTES: usize = 20 * 1024;

/**
 * `multiply` for operands larger than the nearest cache. With A in rows, B is taken in panels of columns
 * that stay cached while all of A passes; with A in columns (a weight gradient: few results, a long inner
 * axis), both are taken in runs of rows, each run adding to C.
 */
export function matmul(
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bRow: usize,
  start: usize,
  startRow: usize,
  c: usize,
  cRow: usize,
  m: usize,
  n: usize,
  k: usize,
): void {
  if (aStep == FLOAT) {
    const width = max<usize>(8, (CACHED_BYTES / (FLOAT * k)) & ~7);
    for (let j: usize = 0; j < n; j += width) {
      const at = FLOAT * j;
      const columns = min(width, n - j);
      multiply(a, aRow, aStep, b + at, bRow, start ? start + at : 0, startRow, c + at, cRow, m, columns, k);
    }
    return;
  }
  const run = max<usize>(16, CACHED_BYTES / (FLOAT * (m + n)));
  for (let l: usize = 0; l < k; l += run) {
    const rows = min(run, k - l);
    multiply(a + l * aStep, aRow, aStep, b + l * bRow, bRow, start, startRow, c, cRow, m, n, rows);
    start = c;
    startRow = cRow;
  }
}

/** to[j, i] = from[i, j] for from [rows, columns]; strides in bytes. Four rows by four columns at a time. */
export function transpose(
  from: usize,
  fromRow: usize,
  to: usize,
  toRow: usize,
  rows: usize,
  columns: usize,
): void {
  let i: usize = 0;
  for (; i + 4 <= rows; i += 4) {
    let source = from + i * fromRow;
    let target = to + FLOAT * i;
    let j: usize = 0;
    for (; j + 4 <= columns; j += 4) {
      const r0 = v128.load(source);
      const r1 = v128.load(source + fromRow);
      const r2 = v128.load(source + 2 * fromRow);
      const r3 = v128.load(source + 3 * fromRow);
      const lo01 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5);
      const hi01 = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7);
      const lo23 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5);
      const hi23 = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7);
      v128.store(target, v128.shuffle<f32>(lo01, lo23, 0, 1, 4, 5));
      v128.store(target + toRow, v128.shuffle<f32>(lo01, lo23, 2, 3, 6, 7));
      v128.store(target + 2 * toRow, v128.shuffle<f32>(hi01, hi23, 0, 1, 4, 5));
      v128.store(target + 3 * toRow, v128.shuffle<f32>(hi01, hi23, 2, 3, 6, 7));
      source += VECTOR;
      target += 4 * toRow;
    }
    for (; j < columns; j++) {
      for (let r: usize = 0; r < 4; r++) store<f32>(target + FLOAT * r, load<f32>(source + r * fromRow));
      source += FLOAT;
      target += toRow;
    }
  }
  for (; i < rows; i++) {
    for (let j: usize = 0; j < columns; j++) {
      store<f32>(to + j * toRow + FLOAT * i, load<f32>(from + i * fromRow + FLOAT * j));
    }
  }
}
