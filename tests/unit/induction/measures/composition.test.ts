import { describe, expect, it } from 'vitest';
import { randomStream } from '../../../../core/training/random.ts';
import {
  compositionBand,
  compositionPairs,
  compositionScore,
  kComposition,
  lowRankNorm,
  lowRankProductNorm,
  qComposition,
  strongestComposition,
  vComposition,
} from '../../../../labs/induction/measures/composition.ts';
import {
  innerProduct,
  matrix,
  multiply,
  transpose,
  type Matrix,
} from '../../../../labs/induction/measures/dense.ts';
import { randomLowRank } from '../../../../labs/induction/measures/null-band.ts';
import { idealModel, inductionHead, previousTokenHead } from './ideal-model.ts';
import { randomModel } from './random-model.ts';

const norm = (a: Matrix) => Math.sqrt(innerProduct(a, a));
const model = randomModel(0, { width: 24, heads: 4, vocabulary: 10, context: 10 });

/** Dense W_QK and W_OV of a head, row vectors. */
function dense(layer: number, head: number): { QK: Matrix; OV: Matrix } {
  const { W_Q, W_K, W_V, W_O } = model.layers[layer][head];
  return {
    QK: multiply(matrix(W_Q, 24, 6), transpose(matrix(W_K, 24, 6))),
    OV: multiply(matrix(W_V, 24, 6), matrix(W_O, 6, 24)),
  };
}

describe('the low-rank path', () => {
  it('gives the norms of the dense matrices and of their product', () => {
    const random = randomStream(0, 'low-rank', 0);
    const a = randomLowRank(random, 20, 3);
    const b = randomLowRank(random, 20, 7);
    const [denseA, denseB] = [a, b].map(({ left, right }) => multiply(left, right));
    expect(lowRankNorm(a)).toBeCloseTo(norm(denseA), 9);
    expect(lowRankProductNorm(a, b)).toBeCloseTo(norm(multiply(denseA, denseB)), 8);
  });
});

describe('composition scores', () => {
  // Column vectors, as in the paper: W_QK is the same matrix, W_OV the transpose of the row-vector one.
  it('are Elhage’s ratios of norms, computed densely in column vectors', () => {
    for (const [writer, reader] of [
      [0, 0],
      [1, 3],
      [3, 2],
    ]) {
      const { QK, OV: readerOV } = dense(1, reader);
      const W_OV1 = transpose(dense(0, writer).OV);
      const W_OV2 = transpose(readerOV);
      const pair = [model.layers[1][reader], model.layers[0][writer], 24, 6] as const;
      expect(kComposition(...pair)).toBeCloseTo(norm(multiply(QK, W_OV1)) / norm(QK) / norm(W_OV1), 10);
      expect(qComposition(...pair)).toBeCloseTo(
        norm(multiply(transpose(QK), W_OV1)) / norm(QK) / norm(W_OV1),
        10,
      );
      expect(vComposition(...pair)).toBeCloseTo(norm(multiply(W_OV2, W_OV1)) / norm(W_OV2) / norm(W_OV1), 10);
    }
  });

  it('find the one composition of an ideal induction circuit: keys, not queries', () => {
    const { width, headSize } = idealModel;
    // Two maps of rank 8 that meet exactly: √8 / (√8 · √8).
    expect(kComposition(inductionHead, previousTokenHead, width, headSize)).toBeCloseTo(1 / Math.sqrt(8), 12);
    expect(qComposition(inductionHead, previousTokenHead, width, headSize)).toBe(0);
    expect(vComposition(inductionHead, previousTokenHead, width, headSize)).toBe(0);
  });

  it('are 1 for rank one that meets exactly, and 0 for zero matrices', () => {
    const one = { left: matrix([1, 0, 0], 3, 1), right: matrix([1, 0, 0], 1, 3) };
    const zero = { left: matrix([0, 0, 0], 3, 1), right: matrix([0, 0, 0], 1, 3) };
    expect(compositionScore(one, one)).toBe(1);
    expect(compositionScore(one, zero)).toBe(0);
  });

  it('come as a table of pairs, writer by reader', () => {
    const pairs = compositionPairs(model, kComposition);
    expect(pairs).toHaveLength(4);
    expect(pairs[2][1]).toBe(kComposition(model.layers[1][1], model.layers[0][2], 24, 6));
    expect(compositionPairs({ ...model, layers: model.layers.slice(0, 1) }, kComposition)).toEqual([]);
  });

  it('are summed up for a head by the strongest it takes part in', () => {
    expect(
      strongestComposition([
        [0.1, 0.4],
        [0.3, 0.2],
      ]),
    ).toEqual([
      [0.4, 0.3],
      [0.3, 0.4],
    ]);
  });
});

describe('the band of random heads', () => {
  it.each([
    [32, 16],
    [32, 8],
    [64, 16],
    [128, 32],
  ])('at d = %i, head size %i has mean 1/√d', (width, headSize) => {
    const { mean, standardDeviation } = compositionBand({ width, headSize });
    // Ratios of norms are biased by a hundredth or so; a band mean is known to 0.1 standard deviations.
    expect(Math.abs(mean * Math.sqrt(width) - 1)).toBeLessThan(0.03);
    expect(standardDeviation).toBeGreaterThan(0);
    expect(standardDeviation).toBeLessThan(0.15 * mean);
  });

  it('has the published spread: 0.125 ± 0.005 or so at d = 64, wider at smaller heads', () => {
    const wide = compositionBand({ width: 64, headSize: 32 });
    const narrow = compositionBand({ width: 64, headSize: 16 });
    expect(wide.mean).toBeCloseTo(0.125, 2);
    expect(wide.standardDeviation).toBeGreaterThan(0.003);
    expect(narrow.standardDeviation).toBeLessThan(0.01);
    expect(narrow.standardDeviation).toBeGreaterThan(wide.standardDeviation);
  });
});
