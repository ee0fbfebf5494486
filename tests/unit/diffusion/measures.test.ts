import { describe, expect, test } from 'vitest';
import { randomStream } from '../../../core/training/random.ts';
import { drawPoints, mixtureOf } from '../../../labs/diffusion/data/datasets.ts';
import { inModelUnits, mixtureOfPoints, type Mixture } from '../../../labs/diffusion/data/mixture.ts';
import { exactDenoise } from '../../../labs/diffusion/exact/mixture-score.ts';
import { energyDistance, meanDistanceWithin } from '../../../labs/diffusion/measures/energy-distance.ts';
import { MMD_BANDWIDTHS, mmd } from '../../../labs/diffusion/measures/mmd.ts';
import { modeCounts, TRUE_HIGH_QUALITY } from '../../../labs/diffusion/measures/modes.ts';
import { nullBand, nullBandOf } from '../../../labs/diffusion/measures/null-band.ts';
import { scoreErrors } from '../../../labs/diffusion/measures/score-error.ts';
import { SLICES, slicedWasserstein, slices } from '../../../labs/diffusion/measures/sliced-wasserstein.ts';
import { finitePoints, spread } from '../../../labs/diffusion/measures/spread.ts';
import { createSchedule } from '../../../labs/diffusion/schedules.ts';
import type { DatasetName } from '../../../labs/diffusion/types.ts';

const EIGHT = mixtureOf('8gaussians') as Mixture;
const draw = (count: number, seed: number, name: DatasetName = '8gaussians') =>
  drawPoints(name, count, randomStream(seed, 'data', 0));
const moved = (points: Float32Array, by: number) => points.map((value) => value + by);

/** Mean of f over pairs of points, i from a and j from b; different ones when a is b. */
function pairMean(a: Float32Array, b: Float32Array, f: (distance: number) => number): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < a.length; i += 2) {
    for (let j = 0; j < b.length; j += 2) {
      if (a === b && i === j) continue;
      sum += f(Math.hypot(a[i] - b[j], a[i + 1] - b[j + 1]));
      count++;
    }
  }
  return sum / count;
}

const uStatistic = (a: Float32Array, b: Float32Array, f: (distance: number) => number) =>
  2 * pairMean(a, b, f) - pairMean(a, a, f) - pairMean(b, b, f);

describe('energy distance', () => {
  test('is its definition', () => {
    const [a, b] = [draw(40, 1), draw(30, 2)];
    expect(energyDistance(a, b)).toBeCloseTo(
      uStatistic(a, b, (distance) => distance),
      12,
    );
    expect(energyDistance(a, b, meanDistanceWithin(b))).toBe(energyDistance(a, b));
  });

  test('of two far points is twice their distance, less the widths', () => {
    const a = Float32Array.of(0, 0, 0, 0);
    const b = Float32Array.of(3, 4, 3, 4);
    expect(energyDistance(a, b)).toBe(10);
  });

  test('is symmetric, grows with a shift, and has mean 0 between true points', () => {
    const [a, b] = [draw(300, 1), draw(300, 2)];
    expect(energyDistance(a, b)).toBeCloseTo(energyDistance(b, a), 12);
    expect(energyDistance(a, moved(b, 0.5))).toBeGreaterThan(energyDistance(a, b) + 0.05);
    expect(energyDistance(a, moved(b, 1))).toBeGreaterThan(energyDistance(a, moved(b, 0.5)));
    const values = Array.from({ length: 60 }, (_, i) =>
      energyDistance(draw(100, 10 + i), draw(100, 100 + i)),
    );
    const mean = values.reduce((sum, value) => sum + value, 0) / 60;
    expect(values.some((value) => value < 0)).toBe(true);
    // Standard deviation of one: about 0.04 at 100 points.
    expect(Math.abs(mean)).toBeLessThan((4 * 0.04) / Math.sqrt(60));
  });
});

describe('MMD', () => {
  test('is its definition, over the five bandwidths', () => {
    const [a, b] = [draw(40, 1), draw(30, 2)];
    const kernel = (distance: number) =>
      MMD_BANDWIDTHS.reduce((sum, s) => sum + Math.exp(-(distance ** 2) / (2 * s * s)), 0) / 5;
    expect(mmd(a, b)).toBeCloseTo(-uStatistic(a, b, kernel), 12);
    expect(mmd(a, b)).toBeCloseTo(mmd(b, a), 12);
  });

  test('of points far apart is 2, and grows with a shift', () => {
    const a = Float32Array.of(0, 0, 0, 0);
    expect(mmd(a, Float32Array.of(100, 0, 100, 0))).toBeCloseTo(2, 12);
    const [c, d] = [draw(300, 1), draw(300, 2)];
    expect(mmd(c, moved(d, 0.3))).toBeGreaterThan(mmd(c, d) + 0.005);
  });
});

describe('sliced Wasserstein', () => {
  test('of a shift is the shift seen along the directions', () => {
    const a = draw(200, 1);
    const b = a.map((value, i) => value + (i % 2 === 0 ? 3 : 0));
    // Root of the mean of (3 cos)^2 over directions: 3 / sqrt 2, as well as 256 of them tell.
    expect(slicedWasserstein(a, b)).toBeCloseTo(3 / Math.SQRT2, 0);
    const origin = slicedWasserstein(Float32Array.of(0, 0), Float32Array.of(3, 0));
    expect(slicedWasserstein(a, b)).toBeCloseTo(origin, 5);
  });

  test('is 0 for the same points in any order, symmetric, and a distance', () => {
    const [a, b, c] = [draw(100, 1), draw(100, 2), moved(draw(100, 3), 1)];
    const reversed = Float32Array.from(a, (_, i) => a[a.length - 2 - 2 * Math.floor(i / 2) + (i % 2)]);
    expect(slicedWasserstein(a, reversed)).toBe(0);
    expect(slicedWasserstein(a, c)).toBeCloseTo(slicedWasserstein(c, a), 12);
    expect(slicedWasserstein(a, c)).toBeLessThanOrEqual(slicedWasserstein(a, b) + slicedWasserstein(b, c));
  });

  test('compares different counts by their quantiles', () => {
    const [a, b] = [draw(60, 1), draw(40, 2)];
    const repeated = (points: Float32Array, times: number) =>
      Float32Array.from({ length: points.length * times }, (_, i) => points[i % points.length]);
    expect(slicedWasserstein(a, b)).toBeCloseTo(slicedWasserstein(repeated(a, 2), repeated(b, 3)), 9);
  });

  test('takes 256 directions, always the same', () => {
    expect(slices(draw(10, 1))).toHaveLength(SLICES);
    expect(slices(draw(10, 1))).toEqual(slices(draw(10, 1)));
  });
});

describe('modes', () => {
  const two: Mixture = { weights: Float64Array.of(0.5, 0.5), means: Float64Array.of(0, 0, 10, 0), sd: 1 };

  test('points within three sd of a centre are of high quality, and cover it', () => {
    const points = Float32Array.of(0, 2.9, 0, 3.1, 7.5, 0, 5, 0);
    expect(modeCounts(points, two)).toEqual({ highQuality: 0.5, modes: 2 });
    expect(modeCounts(Float32Array.of(0, 0, 1, 1), two)).toEqual({ highQuality: 1, modes: 1 });
  });

  test('lost points are of no quality', () => {
    expect(modeCounts(Float32Array.of(NaN, 0, Infinity, 0, 0, 0, 10, 0), two)).toEqual({
      highQuality: 0.5,
      modes: 2,
    });
  });

  test('of true points 0.989 are, in all eight modes', () => {
    const { highQuality, modes } = modeCounts(draw(40_000, 1), EIGHT);
    expect(TRUE_HIGH_QUALITY).toBeCloseTo(0.98889, 5);
    expect(Math.abs(highQuality - TRUE_HIGH_QUALITY)).toBeLessThan(4 * Math.sqrt((0.989 * 0.011) / 40_000));
    expect(modes).toBe(8);
  });

  test('data without centres have neither', () => {
    expect(modeCounts(draw(5, 1), undefined)).toEqual({ highQuality: NaN, modes: NaN });
  });
});

test('spread is the standard deviation a coordinate', () => {
  expect(spread(Float32Array.of(1, 0, -1, 0, 0, 1, 0, -1))).toBeCloseTo(Math.sqrt(2 / 3), 6);
  expect(spread(draw(20_000, 1))).toBeCloseTo(Math.sqrt(2.8289 ** 2 / 2 + 0.3536 ** 2), 1);
});

test('points that are not finite are left out whole', () => {
  const points = Float32Array.of(1, 2, NaN, 0, 3, 4, 0, Infinity);
  expect([...finitePoints(points)]).toEqual([1, 2, 3, 4]);
  const fine = draw(3, 1);
  expect(finitePoints(fine)).toBe(fine);
});

describe('null bands', () => {
  test.each([
    [500, { sd: 0.0064, sw: 0.19, swMax: 0.3, mmd: 0.00056 }],
    [2000, { sd: 0.0019, sw: 0.105, swMax: 0.163, mmd: 0.00033 }],
  ])('8 gaussians, %i points: as wide as the reference’s eight pairs say', (count, reference) => {
    const band = nullBand('8gaussians', count);
    // Its standard deviations are known to a quarter from eight pairs; a band is about four of them wide.
    const width = ([low, high]: readonly [number, number]) => (high - low) / 4;
    expect(width(band.energyDistance) / reference.sd).toBeGreaterThan(0.6);
    expect(width(band.energyDistance) / reference.sd).toBeLessThan(1.6);
    expect(width(band.mmd) / reference.mmd).toBeGreaterThan(0.6);
    expect(width(band.mmd) / reference.mmd).toBeLessThan(2);
    expect(band.slicedWasserstein[0]).toBeLessThan(reference.sw);
    // The largest of eight is exceeded by one true pair in nine, the band by one in forty.
    expect(band.slicedWasserstein[1]).toBeGreaterThan(0.9 * reference.swMax);
    expect(band.slicedWasserstein[1]).toBeLessThan(1.5 * reference.swMax);
    expect(band.highQuality[0]).toBeLessThan(TRUE_HIGH_QUALITY);
    expect(band.highQuality[1]).toBeGreaterThan(TRUE_HIGH_QUALITY);
  });

  test.each(['8gaussians', 'moons', 'checkerboard'] as const)(
    'hold about 19 of 20 true pairs of %s',
    (name) => {
      const pairs = Array.from({ length: 60 }, (_, i) => [
        draw(400, 1000 + i, name),
        draw(400, 2000 + i, name),
      ]);
      const { energyDistance: ed, mmd: kernels, slicedWasserstein: sw } = nullBand(name, 400);
      const inside = ([low, high]: readonly [number, number], f: typeof mmd) =>
        pairs.filter(([a, b]) => f(a, b) >= low && f(a, b) <= high).length;
      // Binomial: fewer than 50 of 60 has a probability of 0.0006 at 95 %.
      expect(inside(ed, energyDistance)).toBeGreaterThanOrEqual(50);
      expect(inside(kernels, mmd)).toBeGreaterThanOrEqual(50);
      expect(inside(sw, slicedWasserstein)).toBeGreaterThanOrEqual(50);
    },
  );

  test('do not hold points that are off by a tenth of the data’s width', () => {
    const [a, b] = [draw(2000, 1), moved(draw(2000, 2), 0.2)];
    const band = nullBand('8gaussians', 2000);
    expect(energyDistance(a, b)).toBeGreaterThan(band.energyDistance[1]);
    expect(mmd(a, b)).toBeGreaterThan(band.mmd[1]);
    expect(slicedWasserstein(a, b)).toBeGreaterThan(band.slicedWasserstein[1]);
  });

  test('are the same at every call, and computed once for all counts where a law says how they shrink', () => {
    expect(nullBandOf('slicedWasserstein', 'rings', 100)).toBe(nullBandOf('slicedWasserstein', 'rings', 100));
    const [low, high] = nullBandOf('mmd', 'rings', 1000);
    expect(nullBandOf('mmd', 'rings', 4000)).toEqual([low / 4, high / 4]);
    expect(nullBandOf('highQuality', 'rings', 100)).toEqual([NaN, NaN]);
  });

  test('of drawings are told from each drawing itself', () => {
    const near = nullBandOf('energyDistance', 'drawn', 200, [
      [0, 0],
      [0.1, 0],
    ]);
    const far = nullBandOf('energyDistance', 'drawn', 200, [
      [0, 0],
      [1, 0],
    ]);
    expect(far[1] / near[1]).toBeCloseTo(10, 5);
  });
});

describe('score error', () => {
  const mixture = inModelUnits(EIGHT, 2);
  const schedule = createSchedule({ name: 'cosine', steps: 1000, zeroTerminalSnr: true });
  const errors = (task: Partial<Parameters<typeof scoreErrors>[0]>) =>
    scoreErrors({
      schedule,
      mixture,
      prediction: 'v',
      denoise: exactDenoise(mixture, 'v'),
      stream: randomStream(0, 'score-error', 0),
      ...task,
    });

  test('of the exact score is 0 at every level, above a floor that falls to 0', async () => {
    const levels = await errors({});
    expect(levels).toHaveLength(10);
    levels.forEach(({ error }) => expect(error).toBeLessThan(1e-8));
    expect(levels[0].floor).toBeGreaterThan(0.7);
    expect(levels[9].floor).toBeLessThan(0.02);
    const descends = (values: number[]) => values.every((value, i) => i === 0 || value < values[i - 1]);
    expect(descends(levels.map(({ lambda }) => lambda))).toBe(true);
  });

  test('of an answer that is off by a constant is its square', async () => {
    const exact = exactDenoise(mixture, 'eps');
    const levels = await errors({
      prediction: 'eps',
      denoise: async (x, t, alphaBar) => (await exact(x, t, alphaBar)).map((value) => value + 0.1),
    });
    levels.forEach(({ error }) => expect(error).toBeCloseTo(0.01, 5));
  });

  test('of a network that knows few points by heart is far above the floor next to the data', async () => {
    const few = mixtureOfPoints(
      drawPoints('8gaussians', 20, randomStream(1, 'data', 0)).map((value) => value / 2),
    );
    const levels = await errors({ denoise: exactDenoise(few, 'v') });
    expect(levels[1].error).toBeGreaterThan(1);
  });
});
