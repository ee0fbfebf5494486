import { describe, expect, it } from 'vitest';
import {
  clippedLoss,
  clippedLossSlope,
  groupAdvantages,
  hasContrast,
  isClippedHigh,
  isClippedLow,
  klK1,
  klK2,
  klK3,
  klK3Slope,
  moveWeights,
  sequenceRatio,
  type Clip,
} from '../../../labs/endgame/grpo.ts';
import type { AdvantageKind } from '../../../labs/endgame/types.ts';

const KINDS: AdvantageKind[] = ['mean', 'std', 'std-population', 'leave-one-out'];

/** `head` once, then `rest` as often as it takes. */
function then(head: readonly number[], rest: number, times: number): number[] {
  return [...head, ...Array.from({ length: times }, () => rest)];
}

function expectClose(actual: ArrayLike<number>, wanted: readonly number[], digits = 6): void {
  expect(actual.length).toBe(wanted.length);
  // Golden numbers are rounded to as many digits: half a unit of the last is all they can be off by.
  wanted.forEach((value, i) =>
    expect(Math.abs(actual[i] - value)).toBeLessThanOrEqual(0.5001 * 10 ** -digits),
  );
}

describe('the advantages of a group', () => {
  const one = [1, 0, 0, 0];
  const two = [1, 1, 0, 0];
  const ofEight = then([1], 0, 7);

  it('are rewards less their mean', () => {
    expect([...groupAdvantages(one, 'mean')]).toEqual([0.75, -0.25, -0.25, -0.25]);
    expect([...groupAdvantages(two, 'mean')]).toEqual([0.5, 0.5, -0.5, -0.5]);
    expect([...groupAdvantages(ofEight, 'mean')]).toEqual(then([0.875], -0.125, 7));
  });

  it('are in standard deviations (G - 1) plus 1e-4 as in TRL', () => {
    expectClose(groupAdvantages(one, 'std'), then([1.4997], -0.4999, 3), 4);
    expectClose(groupAdvantages(two, 'std'), [0.865875, 0.865875, -0.865875, -0.865875]);
    expectClose(groupAdvantages(ofEight, 'std'), then([2.474174], -0.353453, 7));
  });

  it('are in standard deviations (G - 1) plus 1e-6 as in verl', () => {
    expectClose(groupAdvantages(one, 'std', 1e-6), then([1.499997], -0.499999, 3));
    expectClose(groupAdvantages(two, 'std', 1e-6), [0.866024, 0.866024, -0.866024, -0.866024]);
    expectClose(groupAdvantages(ofEight, 'std', 1e-6), then([2.474867], -0.353552, 7));
  });

  it('are in standard deviations (G) plus 1e-4 as in GRPO-Zero', () => {
    expectClose(groupAdvantages(one, 'std-population'), then([1.731651], -0.577217, 3));
    expectClose(groupAdvantages(two, 'std-population'), [0.9998, 0.9998, -0.9998, -0.9998]);
    expectClose(groupAdvantages(ofEight, 'std-population'), then([2.644952], -0.37785, 7));
  });

  it('are rewards less the mean of the others', () => {
    expectClose(groupAdvantages(one, 'leave-one-out'), then([1], -0.333333, 3));
    expectClose(groupAdvantages(two, 'leave-one-out'), [0.666667, 0.666667, -0.666667, -0.666667]);
    expectClose(groupAdvantages(ofEight, 'leave-one-out'), then([1], -0.142857, 7));
    const rewards = [0.3, 1, 0.25, 0.8];
    const others = rewards.map((r, i) => r - rewards.toSpliced(i, 1).reduce((a, b) => a + b) / 3);
    expectClose(groupAdvantages(rewards, 'leave-one-out'), others, 12);
  });

  it.each(KINDS)('by %s are exactly 0 without contrast', (kind) => {
    for (const reward of [0, 1, 0.1]) {
      const rewards = [reward, reward, reward];
      expect(hasContrast(rewards)).toBe(false);
      expect([...groupAdvantages(rewards, kind)]).toEqual([0, 0, 0]);
    }
    expect([...groupAdvantages([1], kind)]).toEqual([0]);
    expect(hasContrast([1, 1, 0])).toBe(true);
  });

  it.each(KINDS)('by %s sum to 0, ignore a constant, and follow a permutation', (kind) => {
    const rewards = [1, 0, 0.5, 0, 0.25];
    const advantages = groupAdvantages(rewards, kind);
    expect(Math.abs(advantages.reduce((a, b) => a + b))).toBeLessThan(1e-12);
    expectClose(
      groupAdvantages(
        rewards.map((r) => r + 3),
        kind,
      ),
      [...advantages],
      12,
    );
    expectClose(groupAdvantages(rewards.toReversed(), kind), [...advantages].reverse(), 12);
  });
});

describe('the clipped loss', () => {
  const clip: Clip = { low: 0.2, high: 0.2 };

  it.each([
    [1.1, 1, -1.1, -1],
    [1.25, 1, -1.2, 0],
    [1.5, 1, -1.2, 0],
    [0.5, 1, -0.5, -1],
    [0.5, -1, 0.8, 0],
    [0.9, -1, 0.9, 1],
    [1.5, -1, 1.5, 1],
  ])('at ratio %f and advantage %i is %f with slope %i', (ratio, advantage, loss, slope) => {
    expect(clippedLoss(ratio, advantage, clip)).toBeCloseTo(loss, 12);
    expect(clippedLossSlope(ratio, advantage, clip)).toBe(slope);
  });

  it('lets good moves rise further with clip-higher', () => {
    const higher = { low: 0.2, high: 0.28 };
    expect(clippedLoss(1.25, 1, higher)).toBeCloseTo(-1.25, 12);
    expect(clippedLoss(1.5, 1, higher)).toBeCloseTo(-1.28, 12);
    expect(clippedLossSlope(1.25, 1, higher)).toBe(-1);
    expect(clippedLossSlope(1.5, 1, higher)).toBe(0);
  });

  it('is bounded on the other side by delta, and by the dual clip', () => {
    expect(clippedLoss(3.5, -1, { ...clip, delta: 2 })).toBe(2);
    expect(clippedLossSlope(3.5, -1, { ...clip, delta: 2 })).toBe(0);
    expect(clippedLossSlope(1.9, -1, { ...clip, delta: 2 })).toBe(1);
    expect(clippedLoss(3.5, -1, { ...clip, dual: 3 })).toBe(3);
    expect(clippedLossSlope(3.5, -1, { ...clip, dual: 3 })).toBe(0);
    expect(clippedLossSlope(2.9, -1, { ...clip, dual: 3 })).toBe(1);
    expect(clippedLoss(3.5, 1, { ...clip, dual: 3 })).toBeCloseTo(-1.2, 12);
  });

  it('counts the bounds themselves as free', () => {
    expect(clippedLossSlope(1.2, 1, clip)).toBe(-1);
    expect(clippedLossSlope(0.8, -1, clip)).toBe(1);
    expect(clippedLossSlope(2, -1, { ...clip, delta: 2 })).toBe(1);
    expect(clippedLossSlope(3, -1, { ...clip, dual: 3 })).toBe(1);
    expect(isClippedHigh(1.2, 1, clip) || isClippedLow(0.8, -1, clip)).toBe(false);
  });

  it('tells which side holds: good moves above, bad moves below', () => {
    expect([isClippedHigh(1.3, 1, clip), isClippedHigh(1.3, -1, clip)]).toEqual([true, false]);
    expect([isClippedLow(0.7, -1, clip), isClippedLow(0.7, 1, clip)]).toEqual([true, false]);
  });

  it('has the slope of its own differences off the bounds', () => {
    for (const settings of [clip, { low: 0.1, high: 0.3, delta: 1.7 }, { ...clip, dual: 2 }]) {
      for (const advantage of [-1.5, -0.2, 0.7, 2]) {
        for (let ratio = 0.055; ratio < 4; ratio += 0.1) {
          const h = 1e-6;
          const difference =
            (clippedLoss(ratio + h, advantage, settings) - clippedLoss(ratio - h, advantage, settings)) /
            (2 * h);
          expect(clippedLossSlope(ratio, advantage, settings)).toBeCloseTo(difference, 6);
        }
      }
    }
  });
});

describe('the estimators of KL', () => {
  it('have their golden values', () => {
    expect([klK1(0.1), klK1(Math.LN2)]).toEqual([0.1, Math.LN2]);
    expectClose([klK2(0.1), klK2(Math.LN2)], [0.005, 0.240227]);
    expectClose(
      [0.1, -0.1, Math.LN2, -Math.LN2, 1, -1].map(klK3),
      [0.004837, 0.005171, 0.193147, 0.306853, 0.367879, 0.718282],
    );
  });

  it('vanish with their gradient where the policies agree', () => {
    expect([klK1(0), klK2(0), klK3(0), klK3Slope(0)]).toEqual([0, 0, 0, 0]);
  });

  it('k3 has the slope of its own differences', () => {
    for (const d of [-1.5, -0.1, 0.3, 2]) {
      expect(klK3Slope(d)).toBeCloseTo((klK3(d + 1e-6) - klK3(d - 1e-6)) / 2e-6, 6);
    }
  });

  it('k3 averages to the divergence itself', () => {
    const pi = [0.5, 0.3, 0.2];
    const reference = [0.2, 0.2, 0.6];
    const kl = pi.reduce((sum, p, a) => sum + p * Math.log(p / reference[a]), 0);
    expect(pi.reduce((sum, p, a) => sum + p * klK3(Math.log(p / reference[a])), 0)).toBeCloseTo(kl, 12);
  });
});

describe('the aggregation of moves', () => {
  /** Two rollouts of 2 and 4 moves, A = +1 and -1, every ratio 1. */
  const lengths = [2, 4];
  const loss = (weights: Float64Array): number => weights[0] * 2 * -1 + weights[1] * 4;

  it.each([
    ['sequence', undefined, 0],
    ['token', undefined, 1 / 3],
    ['constant', 4, 0.25],
    // Length 1: the mean over rollouts of the sum over moves.
    ['constant', 1, 1],
  ] as const)('by %s (L = %s) shows its length bias', (aggregation, constantLength, wanted) => {
    expect(loss(moveWeights(lengths, aggregation, constantLength))).toBeCloseTo(wanted, 12);
  });

  it('counts dropped rollouts as zeros where asked', () => {
    expect([...moveWeights(lengths, 'constant', 1, 8)]).toEqual([1 / 8, 1 / 8]);
    expect([...moveWeights(lengths, 'sequence', 1, 8)]).toEqual([1 / 16, 1 / 32]);
  });

  it('refuses rollouts without moves and a length of 0', () => {
    expect(() => moveWeights([2, 0], 'token')).toThrow(/without moves/);
    expect(() => moveWeights([2], 'constant', 0)).toThrow(/above 0/);
  });
});

it('GSPO’s ratio is the geometric mean of the moves’ ratios', () => {
  const logRatios = [0.1, -0.2, 0.4];
  expectClose([sequenceRatio(logRatios)], [1.105171]);
  expectClose(logRatios.map(Math.exp), [1.105171, 0.818731, 1.491825]);
});
