/**
 * @file An induction circuit written by hand: one head a layer, every association exact. The residual stream
 * has room for a token (V), a position (T) and the previous token (V), each one-hot.
 */

import type { HeadWeights, ModelWeights } from '../../../../labs/induction/measures/weights.ts';

export const V = 8;
export const T = 8;
const D = 8;
const TOKEN = 0;
const POSITION = V;
const PREVIOUS = V + T;
const width = PREVIOUS + V;

/** A rows × columns matrix with ones where `ones` lists them. */
function withOnes(rows: number, columns: number, ones: [number, number][]): Float32Array {
  const values = new Float32Array(rows * columns);
  for (const [row, column] of ones) values[row * columns + column] = 1;
  return values;
}

const each = (count: number, one: (i: number) => [number, number]) =>
  Array.from({ length: count }, (_, i) => one(i));
const reads = (from: number) =>
  withOnes(
    width,
    D,
    each(D, (i) => [from + i, i]),
  );
const writes = (to: number) =>
  withOnes(
    D,
    width,
    each(D, (i) => [i, to + i]),
  );

export const previousTokenHead: HeadWeights = {
  W_Q: reads(POSITION),
  // The key of position k answers to query k + 1.
  W_K: withOnes(
    width,
    D,
    each(T - 1, (k) => [POSITION + k, k + 1]),
  ),
  W_V: reads(TOKEN),
  W_O: writes(PREVIOUS),
};

export const inductionHead: HeadWeights = {
  W_Q: reads(TOKEN),
  W_K: reads(PREVIOUS),
  W_V: reads(TOKEN),
  W_O: writes(TOKEN),
};

export const idealModel: ModelWeights = {
  width,
  headSize: D,
  vocabulary: V,
  context: T,
  positions: 'added',
  W_E: withOnes(
    V,
    width,
    each(V, (v) => [v, TOKEN + v]),
  ),
  W_pos: withOnes(
    T,
    width,
    each(T, (t) => [t, POSITION + t]),
  ),
  W_U: withOnes(
    width,
    V,
    each(V, (v) => [TOKEN + v, v]),
  ),
  layers: [[previousTokenHead], [inductionHead]],
};
