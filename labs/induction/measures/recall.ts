/**
 * @file The memory-recall gauges of Bietti, Cabannes, Bouchacourt, Jégou & Bottou (2023), "Birth of a
 * Transformer: A Memory Viewpoint": each asks of one weight matrix, as an associative memory, what share of its
 * associations it already recalls. They move before the loss does. The third, match, is `topShare` of the
 * match circuit. Shapes: T context, V vocabulary.
 */

import { argmax, multiply, multiplyTransposed } from './dense.ts';
import { headMatrices, modelMatrices, type HeadWeights, type ModelWeights } from './weights.ts';

/**
 * Previous token: the share of positions q ≥ 1 at which the positional part of the attention logit,
 * P_q W_Q W_Kᵀ P_kᵀ, is largest at k = q - 1 among the keys k ≤ q that the head can see. Bietti et al. let all
 * keys compete, seen or not. Chance: `evenPreviousToken`.
 */
export function previousTokenRecall(model: ModelWeights, head: HeadWeights): number {
  const { W_pos } = modelMatrices(model);
  const { W_Q, W_K } = headMatrices(head, model.width, model.headSize);
  const { rows, values } = multiplyTransposed(multiply(W_pos, W_Q), multiply(W_pos, W_K));
  let recalled = 0;
  for (let q = 1; q < rows; q++) if (argmax(values, q * rows, q + 1) === q - 1) recalled++;
  return recalled / (rows - 1);
}

/**
 * Copy: the share of tokens t for which row t of W_E W_V W_O W_U is largest at t, over all V columns: attending
 * to t raises its own logit most. Chance is 1 / V.
 * @param tokens which rows to look at; all when absent.
 */
export function copyRecall(model: ModelWeights, head: HeadWeights, tokens?: readonly number[]): number {
  const { W_E, W_U } = modelMatrices(model);
  const { W_V, W_O } = headMatrices(head, model.width, model.headSize);
  const { values, columns } = multiply(multiply(W_E, W_V), multiply(W_O, W_U));
  const rows = tokens ?? Array.from({ length: model.vocabulary }, (_, token) => token);
  const recalled = rows.filter((token) => argmax(values, token * columns, columns) === token);
  return recalled.length / rows.length;
}
