/**
 * @file The weights as the measures read them: plain row-major arrays in the row-vector convention (x W), with
 * TransformerLens's names and shapes. Shapes: V vocabulary, T context, d width, D head size.
 *
 * In this convention a head writes x W_V W_O, so W_OV = W_V W_O, and its attention logit from query x to key y
 * is x W_Q W_Kᵀ yᵀ / √D, so W_QK = W_Q W_Kᵀ; both are d × d of rank D. Elhage et al. (2021) write column
 * vectors: their W_OV is this one's transpose, their W_QK is the same matrix.
 */

import { once } from '../once.ts';
import { matrix, transpose, type Matrix } from './dense.ts';
import type { Positions } from '../types.ts';

/** One attention head. */
export interface HeadWeights {
  /** [d, D]. */
  readonly W_Q: Float32Array;
  /** [d, D]. */
  readonly W_K: Float32Array;
  /** [d, D]. */
  readonly W_V: Float32Array;
  /** [D, d]. */
  readonly W_O: Float32Array;
}

/** An attention-only transformer without LayerNorm and biases. */
export interface ModelWeights {
  /** d. */
  readonly width: number;
  /** D. */
  readonly headSize: number;
  /** V. */
  readonly vocabulary: number;
  /** T. */
  readonly context: number;
  readonly positions: Positions;
  /** [V, d]. */
  readonly W_E: Float32Array;
  /** [T, d]. */
  readonly W_pos: Float32Array;
  /** [d, V]. */
  readonly W_U: Float32Array;
  /** `[layer][head]`. */
  readonly layers: readonly (readonly HeadWeights[])[];
}

/** A product left · right of a tall and a wide matrix, kept as its factors: rank at most left.columns. */
export interface LowRank {
  readonly left: Matrix;
  readonly right: Matrix;
}

/** A head's four matrices with their shapes. */
export const headMatrices = once((head: HeadWeights, width: number, headSize: number) => ({
  W_Q: matrix(head.W_Q, width, headSize),
  W_K: matrix(head.W_K, width, headSize),
  W_V: matrix(head.W_V, width, headSize),
  W_O: matrix(head.W_O, headSize, width),
}));

/** W_QK = W_Q W_Kᵀ as factors. */
export const queryKeyCircuit = once((head: HeadWeights, width: number, headSize: number): LowRank => {
  const { W_Q, W_K } = headMatrices(head, width, headSize);
  return { left: W_Q, right: transpose(W_K) };
});

/** W_OV = W_V W_O as factors. */
export const outputValueCircuit = once((head: HeadWeights, width: number, headSize: number): LowRank => {
  const { W_V, W_O } = headMatrices(head, width, headSize);
  return { left: W_V, right: W_O };
});

/** The transpose, as factors. */
export const transposeLowRank = once(({ left, right }: LowRank): LowRank => ({
  left: transpose(right),
  right: transpose(left),
}));

/** The embedding, positions and unembedding with their shapes. */
export const modelMatrices = once(({ width, vocabulary, context, W_E, W_pos, W_U }: ModelWeights) => ({
  W_E: matrix(W_E, vocabulary, width),
  W_pos: matrix(W_pos, context, width),
  W_U: matrix(W_U, width, vocabulary),
}));
