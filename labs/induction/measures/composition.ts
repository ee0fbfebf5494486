/**
 * @file Composition: how much of what a head reads was written by an earlier head, as a ratio of norms of
 * weights. Elhage et al. (2021), "A Mathematical Framework for Transformer Circuits", figure "Composition
 * scores". Shapes: d width, D head size; row vectors (x W).
 *
 * In row vectors, the writer's output x W_OV enters the reader's keys as x W_OV W_K. The keys stand at the right
 * of W_QK = W_Q W_Kᵀ, so what composes there is W_QK · W_OVᵀ: in Elhage's column vectors, where W_OV is the
 * transpose, the same product reads W_QK · W_OV.
 *
 * For a product of low-rank factors A·B with inner products of columns G_A = AᵀA, and rows G_B = BBᵀ,
 * ‖A·M·B‖² = ⟨G_A M G_B, M⟩: everything is done on D × D matrices. (The paper's own figure was once wrong by a
 * fault in such a shortcut; this one is tested against dense products.)
 */

import { once } from '../once.ts';
import { gram, innerProduct, multiply, multiplyTransposed } from './dense.ts';
import { nullBand, randomLowRank, type NullBand } from './null-band.ts';
import {
  outputValueCircuit,
  queryKeyCircuit,
  transposeLowRank,
  type HeadWeights,
  type LowRank,
  type ModelWeights,
} from './weights.ts';
import type { PerHead } from '../types.ts';

/** G_A and G_B of the file's head. Every head is in several pairs. */
const grams = once(({ left, right }: LowRank) => ({
  columns: gram(left),
  rows: multiplyTransposed(right, right),
}));

/** Frobenius norm of left · right. */
export function lowRankNorm(a: LowRank): number {
  const { columns, rows } = grams(a);
  return Math.sqrt(Math.max(0, innerProduct(columns, rows)));
}

/** Frobenius norm of the product a · b of two low-rank matrices. */
export function lowRankProductNorm(a: LowRank, b: LowRank): number {
  const middle = multiply(a.right, b.left);
  const scaled = multiply(multiply(grams(a).columns, middle), grams(b).rows);
  return Math.sqrt(Math.max(0, innerProduct(scaled, middle)));
}

/** ‖a · b‖ / (‖a‖ ‖b‖), 0..1; 0 when either is zero. */
export function compositionScore(a: LowRank, b: LowRank): number {
  const norms = lowRankNorm(a) * lowRankNorm(b);
  return norms === 0 ? 0 : lowRankProductNorm(a, b) / norms;
}

type Score = (reader: HeadWeights, writer: HeadWeights, width: number, headSize: number) => number;

/** K-composition ‖W_QK W_OVᵀ‖ / (‖W_QK‖ ‖W_OV‖) (row vectors): do the reader's keys come from the writer? */
export const kComposition: Score = (reader, writer, width, headSize) =>
  compositionScore(
    queryKeyCircuit(reader, width, headSize),
    transposeLowRank(outputValueCircuit(writer, width, headSize)),
  );

/** Q-composition ‖W_QKᵀ W_OVᵀ‖ / (‖W_QK‖ ‖W_OV‖) (row vectors): do the reader's queries come from the writer? */
export const qComposition: Score = (reader, writer, width, headSize) =>
  compositionScore(
    transposeLowRank(queryKeyCircuit(reader, width, headSize)),
    transposeLowRank(outputValueCircuit(writer, width, headSize)),
  );

/** V-composition ‖W_OV W_OV′‖ / (‖W_OV‖ ‖W_OV′‖) (row vectors, writer first): does the reader move what the writer wrote? */
export const vComposition: Score = (reader, writer, width, headSize) =>
  compositionScore(outputValueCircuit(writer, width, headSize), outputValueCircuit(reader, width, headSize));

/** A composition score of each pair, `[layer-1 head][layer-2 head]`; empty with one layer. */
export function compositionPairs(model: ModelWeights, score: Score): PerHead {
  const [writers, readers] = model.layers;
  if (readers === undefined) return [];
  return writers.map((writer) => readers.map((reader) => score(reader, writer, model.width, model.headSize)));
}

/** The strongest composition each head of a two-layer model takes part in, as writer or reader, `[layer][head]`. */
export function strongestComposition(pairs: PerHead): PerHead {
  const readers = pairs[0] ?? [];
  return [
    pairs.map((row) => Math.max(...row)),
    readers.map((_, reader) => Math.max(...pairs.map((row) => row[reader]))),
  ];
}

/**
 * The scores of random heads, the same for K, Q and V: mean 1 / √d whatever the head size. In a narrow model
 * that is high, so a score means something only by its distance from this band.
 */
export function compositionBand({ width, headSize }: Pick<ModelWeights, 'width' | 'headSize'>): NullBand {
  return nullBand(`composition ${width} ${headSize}`, (random) =>
    compositionScore(randomLowRank(random, width, headSize), randomLowRank(random, width, headSize)),
  );
}
