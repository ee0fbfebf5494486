/**
 * @file Causal multi-head attention, one head of one sequence at a time, everything in the nearest cache.
 *
 * Queries are taken four rows at a time, and only the keys up to the last of them: the lower triangle in
 * blocks. Legend: T length, D channels a head, qkv [batch, T, 3·H·D], z [batch, T, H·D], patterns [batch, H,
 * T, P] with rows padded to P = T rounded up to 8, zero above the diagonal and in the padding.
 */

import { multiply, transpose } from './matmul';
import { FLOAT, laneSum, madd, VECTOR } from './simd';
import { softmaxRow } from './softmax';

/** Rows of queries, or of keys, that are worked on together: the height of matmul's tile. */
const ROWS: usize = 4;

// @ts-ignore: decorator
@inline
function roundUp8(x: usize): usize {
  return (x + 7) & ~7;
}

/** from [T, D] -> to [D, P], the padding zero so that it cannot spoil a product. */
function transposePadded(from: usize, fromRow: usize, to: usize, length: usize, size: usize): void {
  const padded = roundUp8(length);
  transpose(from, fromRow, to, FLOAT * padded, length, size);
  for (let d: usize = 0; d < size; d++) {
    for (let t = length; t < padded; t++) store<f32>(to + FLOAT * (d * padded + t), 0);
  }
}

/** Patterns of one head: softmax over k <= q of q·k / sqrt(D). `keys` is scratch for [D, P]. */
function headPattern(
  q: usize,
  k: usize,
  row: usize,
  pattern: usize,
  keys: usize,
  length: usize,
  size: usize,
): void {
  const factor = <f32>1 / sqrt<f32>(<f32>size);
  const patternRow = FLOAT * roundUp8(length);
  transposePadded(k, row, keys, length, size);
  for (let i: usize = 0; i < length; i += ROWS) {
    const rows = min(ROWS, length - i);
    const end = roundUp8(i + rows);
    const block = pattern + i * patternRow;
    multiply(q + i * row, row, FLOAT, keys, patternRow, 0, 0, block, patternRow, rows, end, size);
    for (let r: usize = 0; r < rows; r++) softmaxRow(block + r * patternRow, i + r + 1, end, factor);
  }
}

/**
 * z = softmax(q·kᵀ / sqrt(D)) · v for every head. With `saved` not 0 the patterns stay there; else they pass
 * through scratch, which holds [D, P] floats and, in that case, [T, P] more behind them.
 */
export function causalAttention(
  qkv: usize,
  z: usize,
  saved: usize,
  scratch: usize,
  batch: usize,
  length: usize,
  heads: usize,
  size: usize,
): void {
  const channels = FLOAT * heads * size;
  const row: usize = 3 * channels;
  const patternRow = FLOAT * roundUp8(length);
  for (let b: usize = 0; b < batch; b++) {
    for (let h: usize = 0; h < heads; h++) {
      const q = qkv + b * length * row + h * FLOAT * size;
      const v = q + 2 * channels;
      const out = z + b * length * channels + h * FLOAT * size;
      const pattern = saved
        ? saved + (b * heads + h) * length * patternRow
        : scratch + size * patternRow;
      headPattern(q, q + channels, row, pattern, scratch, length, size);
      for (let i: usize = 0; i < length; i += ROWS) {
        const rows = min(ROWS, length - i);
        multiply(
          pattern + i * patternRow,
          patternRow,
          FLOAT,
          v,
          row,
          0,
          0,
          out + i * channels,
          channels,
          rows,
          size,
          i + rows,
        );
      }
    }
  }
}

/** dS = P · (dP - Σ P·dP) · factor over one row of `count` floats (a multiple of 4), in place of dP. */
// @ts-ignore: decorator
@inline
function softmaxGradRow(pattern: usize, gradient: usize, count: usize, factor: f32): void {
  const bytes = FLOAT * count;
  let lanes = f32x4.splat(0);
  for (let i: usize = 0; i < bytes; i += VECTOR) {
    lanes = madd(v128.load(pattern + i), v128.load(gradient + i), lanes);
  }
  const mean = f32x4.splat(laneSum(lanes));
  const scale = f32x4.splat(factor);
  for (let i: usize = 0; i < bytes; i += VECTOR) {
    const difference = f32x4.sub(v128.load(gradient + i), mean);
    v128.store(gradient + i, f32x4.mul(f32x4.mul(v128.load(pattern + i), scale), difference));
  }
}

/**
 * Gradient with respect to qkv, given dz. `saved` as left by causalAttention, or 0: then patterns are made
 * again in scratch. Scratch holds [D, P] and [T, P] floats, and [T, P] more when nothing was saved.
 */
export function causalAttentionGrad(
  qkv: usize,
  dz: usize,
  saved: usize,
  dqkv: usize,
  scratch: usize,
  batch: usize,
  length: usize,
  heads: usize,
  size: usize,
): void {
  const channels = FLOAT * heads * size;
  const row: usize = 3 * channels;
  const patternRow = FLOAT * roundUp8(length);
  const factor = <f32>1 / sqrt<f32>(<f32>size);
  const values = scratch;
  const dScores = scratch + size * patternRow;
  for (let b: usize = 0; b < batch; b++) {
    for (let h: usize = 0; h < heads; h++) {
      const at = b * length * row + h * FLOAT * size;
      const q = qkv + at;
      const k = q + channels;
      const v = k + channels;
      const dq = dqkv + at;
      const dk = dq + channels;
      const dv = dk + channels;
      const dOut = dz + b * length * channels + h * FLOAT * size;
      let pattern = saved + (b * heads + h) * length * patternRow;
      if (!saved) {
        pattern = dScores + length * patternRow;
        headPattern(q, k, row, pattern, scratch, length, size);
      }
      transposePadded(v, row, values, length, size);
      for (let i: usize = 0; i < length; i += ROWS) {
        const rows = min(ROWS, length - i);
        const end = roundUp8(i + rows);
        const block = dScores + i * patternRow;
        multiply(
          dOut + i * channels,
          channels,
          FLOAT,
          values,
          patternRow,
          0,
          0,
          block,
          patternRow,
          rows,
          end,
          size,
        );
        for (let r: usize = 0; r < rows; r++) {
          const offset = r * patternRow;
          softmaxGradRow(pattern + i * patternRow + offset, block + offset, end, factor);
        }
        multiply(block, patternRow, FLOAT, k, row, 0, 0, dq + i * row, row, rows, size, i + rows);
      }
      // Keys and values gather from the queries at or after them: columns of the triangle.
      for (let j: usize = 0; j < length; j += ROWS) {
        const rows = min(ROWS, length - j);
        const corner = j * patternRow + FLOAT * j;
        const later = length - j;
        multiply(
          pattern + corner,
          FLOAT,
          patternRow,
          dOut + j * channels,
          channels,
          0,
          0,
          dv + j * row,
          row,
          rows,
          size,
          later,
        );
        multiply(
          dScores + corner,
          FLOAT,
          patternRow,
          q + j * row,
          row,
          0,
          0,
          dk + j * row,
          row,
          rows,
          size,
          later,
        );
      }
    }
  }
}
