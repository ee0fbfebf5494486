/**
 * @file The match half of the induction circuit, read off the weights: does a layer-2 query for token t look
 * for keys on which a layer-1 head has written "the token before was t"? Shapes: V vocabulary, d width, D head
 * size; row vectors.
 */

import { argmax, multiply, multiplyTransposed, selectRows, type Matrix } from './dense.ts';
import { headMatrices, modelMatrices, type HeadWeights, type ModelWeights } from './weights.ts';

/** The circuit of one pair of heads over n tokens, and its figures. */
export interface MatchCircuit {
  /** Attention logits, [n, n]: row = token at the query, column = token the layer-1 head attended to. */
  readonly logits: Matrix;
  /** Mean over same-token entries, in attention logits. */
  readonly diagonal: number;
  /** Mean over all other entries, in attention logits. */
  readonly offDiagonal: number;
  /** Share of rows whose largest entry is the same token, 0..1; chance is 1 / n. */
  readonly topShare: number;
}

/**
 * The circuits of all pairs of a two-layer model, `[layer-1 head][layer-2 head]`; empty with one layer. Each is
 * W_E W_QK W_OVᵀ W_Eᵀ / √D with the layer-2 head's W_QK and the layer-1 head's W_OV (the K-composition term of
 * Elhage et al. 2021, "A Mathematical Framework for Transformer Circuits"; scored over tokens as in ARENA 1.2).
 * In a formed induction circuit the diagonal of one stands out.
 * @param tokens which tokens to look at; all when absent.
 */
export function matchCircuits(model: ModelWeights, tokens?: readonly number[]): MatchCircuit[][] {
  const [writers, readers] = model.layers;
  if (readers === undefined) return [];
  const { W_E } = modelMatrices(model);
  const embedding = tokens === undefined ? W_E : selectRows(W_E, tokens);
  const matrices = (head: HeadWeights) => headMatrices(head, model.width, model.headSize);
  const reading = readers.map(matrices).map(({ W_Q, W_K }) => ({ queries: multiply(embedding, W_Q), W_K }));
  return writers.map(matrices).map(({ W_V, W_O }) => {
    const values = multiply(embedding, W_V);
    return reading.map(({ queries, W_K }) => {
      const keys = multiply(values, multiply(W_O, W_K));
      return withFigures(multiplyTransposed(queries, keys), 1 / Math.sqrt(model.headSize));
    });
  });
}

/** Scales the matrix in place. */
function withFigures(logits: Matrix, scale: number): MatchCircuit {
  const { values } = logits;
  for (let i = 0; i < values.length; i++) values[i] *= scale;
  return { logits, ...diagonalFigures(logits) };
}

function diagonalFigures({ rows, values }: Matrix): Omit<MatchCircuit, 'logits'> {
  let diagonal = 0;
  let sum = 0;
  let top = 0;
  for (let i = 0; i < rows; i++) {
    diagonal += values[i * rows + i];
    for (let j = 0; j < rows; j++) sum += values[i * rows + j];
    if (argmax(values, i * rows, rows) === i) top++;
  }
  return {
    diagonal: diagonal / rows,
    offDiagonal: (sum - diagonal) / (rows * (rows - 1)),
    topShare: top / rows,
  };
}
