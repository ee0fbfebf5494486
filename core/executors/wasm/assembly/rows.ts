/** @file Kernels that move rows: an embedding and its gradient, heads apart and side by side. */

import { FLOAT, VECTOR } from './simd';

/** to[r] += from[r] over `bytes`, a multiple of 4. */
// @ts-ignore: decorator
@inline
function addRow(to: usize, from: usize, bytes: usize): void {
  const vectors = bytes & ~15;
  let i: usize = 0;
  for (; i < vectors; i += VECTOR) v128.store(to + i, f32x4.add(v128.load(to + i), v128.load(from + i)));
  for (; i < bytes; i += FLOAT) store<f32>(to + i, load<f32>(to + i) + load<f32>(from + i));
}

/** table [count, channels] at indices [rows] -> to [rows, channels]; zeros for an index outside the table. */
export function gather(table: usize, indices: usize, to: usize, rows: usize, channels: usize, count: usize): void {
  const bytes = FLOAT * channels;
  for (let r: usize = 0; r < rows; r++) {
    const index = <usize>load<u32>(indices + FLOAT * r);
    if (index < count) memory.copy(to, table + index * bytes, bytes);
    else memory.fill(to, 0, bytes);
    to += bytes;
  }
}

/**
 * Adjoint of gather: values [rows, channels] added into table [count, channels] at their indices, in order;
 * an index outside the table is passed over. With `periodic` not 0, row r is also added into row r mod
 * `period` of periodic [period, channels].
 */
export function scatterRows(
  indices: usize,
  values: usize,
  table: usize,
  periodic: usize,
  rows: usize,
  channels: usize,
  count: usize,
  period: usize,
): void {
  const bytes = FLOAT * channels;
  memory.fill(table, 0, count * bytes);
  if (periodic) memory.fill(periodic, 0, period * bytes);
  let phase: usize = 0;
  for (let r: usize = 0; r < rows; r++) {
    const index = <usize>load<u32>(indices + FLOAT * r);
    if (index < count) addRow(table + index * bytes, values, bytes);
    if (periodic) {
      addRow(periodic + phase * bytes, values, bytes);
      if (++phase == period) phase = 0;
    }
    values += bytes;
  }
}

/** Part `part` of x [batch, T, parts·H·D] -> to [batch, H, T, D]. */
export function splitHeads(
  x: usize,
  to: usize,
  batch: usize,
  length: usize,
  heads: usize,
  size: usize,
  parts: usize,
  part: usize,
): void {
  const bytes = FLOAT * size;
  const row = parts * heads * bytes;
  for (let b: usize = 0; b < batch; b++) {
    for (let h: usize = 0; h < heads; h++) {
      let from = x + b * length * row + (part * heads + h) * bytes;
      for (let t: usize = 0; t < length; t++) {
        memory.copy(to, from, bytes);
        to += bytes;
        from += row;
      }
    }
  }
}

/** x [batch, H, T, D] as part `part` of to [batch, T, parts·H·D], zero elsewhere. */
export function mergeHeads(
  x: usize,
  to: usize,
  batch: usize,
  length: usize,
  heads: usize,
  size: usize,
  parts: usize,
  part: usize,
): void {
  const bytes = FLOAT * size;
  const row = parts * heads * bytes;
  if (parts > 1) memory.fill(to, 0, batch * length * row);
  for (let b: usize = 0; b < batch; b++) {
    for (let h: usize = 0; h < heads; h++) {
      let target = to + b * length * row + (part * heads + h) * bytes;
      for (let t: usize = 0; t < length; t++) {
        memory.copy(target, x, bytes);
        x += bytes;
        target += row;
      }
    }
  }
}
