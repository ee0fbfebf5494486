import { describe, expect, it } from 'vitest';
import { matrix, multiply, transpose } from '../../../../labs/induction/measures/dense.ts';
import { matchCircuits } from '../../../../labs/induction/measures/match-circuit.ts';
import { evenPreviousToken } from '../../../../labs/induction/measures/previous-token.ts';
import { copyRecall, previousTokenRecall } from '../../../../labs/induction/measures/recall.ts';
import { recallGauges } from '../../../../labs/induction/measures/recall-gauges.ts';
import { circuitFigures, weightBaselines } from '../../../../labs/induction/measures/weight-measures.ts';
import { idealModel, inductionHead, previousTokenHead, V } from './ideal-model.ts';
import { randomModel } from './random-model.ts';

const shape = { width: 32, heads: 2, vocabulary: 64, context: 64 };

describe('the match circuit', () => {
  it('of an ideal induction circuit is the identity, scaled to attention logits', () => {
    const [[circuit]] = matchCircuits(idealModel);
    const scale = 1 / Math.sqrt(8);
    expect(circuit.diagonal).toBeCloseTo(scale, 12);
    expect(circuit.offDiagonal).toBe(0);
    expect(circuit.topShare).toBe(1);
    circuit.logits.values.forEach((x, i) => expect(x).toBeCloseTo(i % (V + 1) === 0 ? scale : 0, 12));
  });

  it('is W_E W_QK W_OVᵀ W_Eᵀ / √D, written out, for each pair', () => {
    const model = randomModel(3, { width: 12, heads: 3, vocabulary: 7, context: 5 });
    const W_E = matrix(model.W_E, 7, 12);
    matchCircuits(model).forEach((row, w) =>
      row.forEach(({ logits, diagonal, offDiagonal }, r) => {
        const writer = model.layers[0][w];
        const reader = model.layers[1][r];
        const QK = multiply(matrix(reader.W_Q, 12, 4), transpose(matrix(reader.W_K, 12, 4)));
        const OV = multiply(matrix(writer.W_V, 12, 4), matrix(writer.W_O, 4, 12));
        const full = multiply(multiply(W_E, QK), multiply(transpose(OV), transpose(W_E))).values.map(
          (x) => x / 2,
        );
        full.forEach((x, i) => expect(logits.values[i]).toBeCloseTo(x, 10));
        const same = full.filter((_, i) => i % 8 === 0).reduce((a, b) => a + b, 0);
        expect(diagonal).toBeCloseTo(same / 7, 10);
        expect(offDiagonal).toBeCloseTo((full.reduce((a, b) => a + b, 0) - same) / 42, 10);
      }),
    );
  });

  it('can be looked at for some tokens only', () => {
    const model = randomModel(3, shape);
    const all = matchCircuits(model)[1][0].logits;
    const some = matchCircuits(model, [5, 2])[1][0].logits;
    const expected = [
      all.values[5 * 64 + 5],
      all.values[5 * 64 + 2],
      all.values[2 * 64 + 5],
      all.values[2 * 64 + 2],
    ];
    some.values.forEach((x, i) => expect(x).toBeCloseTo(expected[i], 10));
  });
});

describe('the recall gauges', () => {
  it('all read 1 on an ideal induction circuit', () => {
    expect(recallGauges(idealModel).best).toEqual({ previousToken: 1, match: 1, copy: 1 });
  });

  it('read what ties give for the wrong head: it does not copy, or ignores positions', () => {
    // Logits that are all equal have their argmax at key 0, which is the previous token of position 1 alone.
    expect(previousTokenRecall(idealModel, inductionHead)).toBe(1 / 7);
    expect(copyRecall(idealModel, previousTokenHead)).toBe(1 / V);
  });

  it('of random models are at chance', () => {
    const seeds = Array.from({ length: 40 }, (_, seed) => recallGauges(randomModel(seed, shape)));
    const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
    const { recall } = weightBaselines({ width: 32, headSize: 16, vocabulary: 64, context: 64 });
    expect(recall).toEqual({ previousToken: evenPreviousToken(64), match: 1 / 64, copy: 1 / 64 });
    expect(Math.abs(mean(seeds.flatMap((s) => s.previousToken)) - recall.previousToken)).toBeLessThan(0.02);
    expect(Math.abs(mean(seeds.flatMap((s) => s.match.flat())) - recall.match)).toBeLessThan(0.01);
    expect(Math.abs(mean(seeds.flatMap((s) => s.copy)) - recall.copy)).toBeLessThan(0.01);
  });

  it('count only the tokens the task is about', () => {
    const [previous, [head]] = idealModel.layers;
    // A head that copies tokens 2..7 and forgets 0 and 1.
    const W_V = head.W_V.map((x, i) => (i < 2 * 8 ? 0 : x));
    const forgetful = { ...idealModel, layers: [previous, [{ ...head, W_V }]] };
    expect(copyRecall(forgetful, forgetful.layers[1][0], [2, 3, 4, 5, 6, 7])).toBe(1);
    expect(copyRecall(forgetful, forgetful.layers[1][0], [1])).toBe(0);
    expect(weightBaselines({ ...idealModel, headSize: 8 }, { matched: [0, 1] }).recall.match).toBe(1 / 2);
  });
});

describe('all figures of the weights', () => {
  it('come for each head and pair', () => {
    const model = randomModel(1, { ...shape, heads: 4 });
    const figures = { ...circuitFigures(model), ...recallGauges(model) };
    expect(figures.ovCopying.map((heads) => heads.length)).toEqual([4, 4]);
    expect(figures.kComposition.map((heads) => heads.length)).toEqual([4, 4]);
    expect(figures.kCompositionPairs.map((row) => row.length)).toEqual([4, 4, 4, 4]);
    expect(figures.matchPairs.map((row) => row.length)).toEqual([4, 4, 4, 4]);
    const everything = JSON.stringify(figures);
    expect(everything).not.toContain('null'); // What JSON makes of NaN and infinity.
  });

  it('leave pairs empty and composition at 0 with one layer', () => {
    const model = randomModel(1, { ...shape, layers: 1 });
    const figures = { ...circuitFigures(model), ...recallGauges(model) };
    expect(figures.kCompositionPairs).toEqual([]);
    expect(figures.matchPairs).toEqual([]);
    expect(figures.kComposition).toEqual([[0, 0]]);
    expect(figures.best.match).toBe(0);
    expect(figures.ovCopying).toHaveLength(1);
  });
});
