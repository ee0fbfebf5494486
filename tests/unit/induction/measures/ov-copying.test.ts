import { describe, expect, it } from 'vitest';
import { randomStream } from '../../../../core/training/random.ts';
import { matrix, multiply, type Matrix } from '../../../../labs/induction/measures/dense.ts';
import { eigenvalues } from '../../../../labs/induction/measures/eigenvalues.ts';
import { randomLowRank } from '../../../../labs/induction/measures/null-band.ts';
import {
  eigenvaluePositivity,
  ovCopying,
  ovCopyingBand,
} from '../../../../labs/induction/measures/ov-copying.ts';
import { modelMatrices } from '../../../../labs/induction/measures/weights.ts';
import { idealModel } from './ideal-model.ts';
import { randomModel } from './random-model.ts';

const shape = { width: 32, heads: 2, vocabulary: 64, context: 64 };

function standardDeviation(values: number[]): number {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (values.length - 1));
}

describe('OV copying', () => {
  it('is 1 for a head that copies every token, and 0 for one whose output no logit reads', () => {
    expect(ovCopying(idealModel)).toEqual([[0], [1]]);
  });

  it('is -1 for a head that lowers the logit of what it attends to', () => {
    const [previous, [head]] = idealModel.layers;
    const negative = { ...head, W_O: head.W_O.map((x) => -x) };
    expect(ovCopying({ ...idealModel, layers: [previous, [negative]] })[1]).toEqual([-1]);
  });

  it('is that of the full V × V circuit', () => {
    const model = randomModel(0, { ...shape, vocabulary: 40 });
    const { W_E, W_U } = modelMatrices(model);
    ovCopying(model).forEach((heads, layer) =>
      heads.forEach((score, h) => {
        const { W_V, W_O } = model.layers[layer][h];
        const value = multiply(W_E, matrix(W_V, 32, 16));
        const full = multiply(value, multiply(matrix(W_O, 16, 32), W_U));
        const { real, imaginary } = eigenvalues(full);
        const size = real.reduce((sum, x, i) => sum + Math.hypot(x, imaginary[i]), 0);
        expect(score).toBeCloseTo(real.reduce((a, b) => a + b, 0) / size, 8);
      }),
    );
  });

  it('of a zero matrix is 0', () => {
    const zero = (rows: number, columns: number): Matrix =>
      matrix(new Float64Array(rows * columns), rows, columns);
    expect(eigenvaluePositivity({ left: zero(4, 2), right: zero(2, 4) })).toBe(0);
  });

  // 300 draws know a standard deviation to 4 %; so do the published figures, which are rounded besides.
  it.each([
    [8, 0.2],
    [16, 0.1],
    [32, 0.053],
    [64, 0.03],
  ])('of a random W_OV at d = 64 and head size %i is 0 ± %f', (headSize, published) => {
    const scores = Array.from({ length: 300 }, (_, i) =>
      eigenvaluePositivity(randomLowRank(randomStream(1, 'w_ov', i), 64, headSize)),
    );
    const deviation = standardDeviation(scores);
    expect(Math.abs(deviation / published - 1)).toBeLessThan(0.15);
    const mean = scores.reduce((a, b) => a + b, 0) / 300;
    expect(Math.abs(mean)).toBeLessThan((4 * deviation) / Math.sqrt(300));
  });

  it('of freshly drawn models lies in the band that is drawn beside it', () => {
    const band = ovCopyingBand({ width: 32, headSize: 16, vocabulary: 64 });
    const scores = Array.from({ length: 60 }, (_, seed) => ovCopying(randomModel(seed, shape)).flat()).flat();
    expect(Math.abs(band.mean)).toBeLessThan(0.05);
    expect(Math.abs(standardDeviation(scores) / band.standardDeviation - 1)).toBeLessThan(0.25);
  });

  it('has the same band every time', () => {
    const once = ovCopyingBand({ width: 16, headSize: 8, vocabulary: 16 });
    expect(ovCopyingBand({ width: 16, headSize: 8, vocabulary: 16 })).toBe(once);
  });
});
