import { describe, expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../../../labs/induction/config.ts';
import { compositionBand as simulatedComposition } from '../../../labs/induction/measures/composition.ts';
import { BAND_DRAWS } from '../../../labs/induction/measures/null-band.ts';
import { ovCopyingBand as simulatedCopying } from '../../../labs/induction/measures/ov-copying.ts';
import { chanceOf, compositionBand, copyingBand } from '../../../labs/induction/views/chance.ts';

/** [d, D] over the shapes a reader can choose. */
const SHAPES = [
  [16, 4],
  [32, 4],
  [32, 8],
  [32, 16],
  [32, 32],
  [64, 16],
  [64, 64],
  [128, 16],
] as const;

describe('chance', () => {
  // The simulated standard deviation is itself known to about 6 %, the fit to 20 %.
  test.each(SHAPES)(
    'the bands at width %i and head size %i are those of simulated random weights',
    (d, D) => {
      const composition = simulatedComposition({ width: d, headSize: D });
      const standardError = composition.standardDeviation / Math.sqrt(BAND_DRAWS);
      expect(Math.abs(compositionBand(d, D).mean - composition.mean)).toBeLessThan(4 * standardError);
      expect(
        Math.abs(compositionBand(d, D).standardDeviation / composition.standardDeviation - 1),
      ).toBeLessThan(0.25);
      const copying = simulatedCopying({ width: d, headSize: D, vocabulary: 64 });
      expect(Math.abs(copying.mean)).toBeLessThan(4 * (copying.standardDeviation / Math.sqrt(BAND_DRAWS)));
      expect(Math.abs(copyingBand(d, D).standardDeviation / copying.standardDeviation - 1)).toBeLessThan(
        0.25,
      );
    },
  );

  test('the upper edge is three standard deviations up, and never where no copying could exceed it', () => {
    const { mean, standardDeviation, upper } = compositionBand(32, 16);
    expect(upper).toBeCloseTo(mean + 3 * standardDeviation, 12);
    expect(copyingBand(32, 4).upper).toBeLessThan(1);
  });

  test('an even head scores about 0.06 on both attention figures at the default', () => {
    const { previousToken, prefixMatching, recall } = chanceOf(DEFAULT_CONFIG);
    // Mean of 1/(q+1), q = 1..63: (H_64 - 1) / 63.
    expect(previousToken).toBeCloseTo(0.0594, 4);
    expect(prefixMatching).toBeGreaterThan(0.03);
    expect(prefixMatching).toBeLessThan(0.08);
    expect(recall).toEqual({ previousToken, match: 1 / 64, copy: 1 / 64 });
  });

  test('in the bigram task only triggers are matched', () => {
    expect(chanceOf({ ...DEFAULT_CONFIG, task: 'bigrams' }).recall.match).toBe(1 / 6);
  });
});
