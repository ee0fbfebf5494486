import { describe, expect, test } from 'vitest';
import { randomStream } from '../../../core/training/random.ts';
import { checkDrawing, drawPoints, extentOf, mixtureOf } from '../../../labs/diffusion/data/datasets.ts';
import { drawNoised, type Mixture } from '../../../labs/diffusion/data/mixture.ts';
import { spread } from '../../../labs/diffusion/measures/spread.ts';
import type { DatasetName } from '../../../labs/diffusion/types.ts';

const NAMES: DatasetName[] = [
  '8gaussians',
  'moons',
  'pinwheel',
  'swissroll',
  '2spirals',
  'checkerboard',
  'rings',
];
const N = 20_000;
const draw = (name: DatasetName, count = N, seed = 0) =>
  drawPoints(name, count, randomStream(seed, 'data', 0));

function pairs(points: Float32Array): [number, number][] {
  return Array.from({ length: points.length / 2 }, (_, i) => [points[2 * i], points[2 * i + 1]]);
}

function moments(values: readonly number[]): { mean: number; sd: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, sd: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) };
}

describe.each(NAMES)('%s', (name) => {
  test('the same seed gives the same points, another one others', () => {
    expect(draw(name, 50)).toEqual(draw(name, 50));
    expect(draw(name, 50)).not.toEqual(draw(name, 50, 1));
  });

  test('few points are the first of many', () => {
    expect(draw(name, 10)).toEqual(draw(name, 50).subarray(0, 20));
  });

  test('all but 2 in 1000 lie within the extent, and the extent is no larger than it needs to be', () => {
    const points = draw(name);
    const outside = pairs(points).filter(([x, y]) => Math.max(Math.abs(x), Math.abs(y)) > extentOf(name));
    expect(outside.length / N).toBeLessThan(2e-3);
    expect(points.reduce((most, value) => Math.max(most, Math.abs(value)), 0)).toBeGreaterThan(
      0.7 * extentOf(name),
    );
  });
});

test('8 gaussians: radius 2.829, sd 0.354, all centres alike', () => {
  const { means, sd, weights } = mixtureOf('8gaussians') as Mixture;
  expect(sd).toBeCloseTo(0.3536, 4);
  expect(Math.hypot(means[0], means[1])).toBeCloseTo(2.829, 3);
  expect(weights.reduce((sum, weight) => sum + weight, 0)).toBe(1);
  const counts = Array.from({ length: 8 }, () => 0);
  const residuals: number[] = [];
  for (const [x, y] of pairs(draw('8gaussians'))) {
    const k = (Math.round(Math.atan2(y, x) / (Math.PI / 4)) + 8) % 8;
    counts[k]++;
    residuals.push(x - means[2 * k], y - means[2 * k + 1]);
  }
  counts.forEach((count) => expect(Math.abs(count / N - 1 / 8)).toBeLessThan(0.01));
  expect(moments(residuals).sd).toBeCloseTo(sd, 2);
  expect(spread(draw('8gaussians'))).toBeCloseTo(2.033, 1);
});

test('moons: two half circles of radius 2, noise 0.2', () => {
  const off = pairs(draw('moons')).map(([x, y]) => {
    const upper = Math.abs(Math.hypot(x + 1, y + 0.2) - 2);
    const lower = Math.abs(Math.hypot(x - 1, y - 0.8) - 2);
    return Math.min(upper, lower);
  });
  // The mean of |noise| is sd sqrt(2 / pi); the nearer of two circles takes a little away.
  expect(moments(off).mean).toBeGreaterThan(0.13);
  expect(moments(off).mean).toBeLessThan(0.2 * Math.sqrt(2 / Math.PI));
});

test('rings: four radii, a quarter of the points each, noise 0.08', () => {
  const rings = pairs(draw('rings')).map(([x, y]) => Math.hypot(x, y));
  for (const radius of [0.75, 1.5, 2.25, 3]) {
    const near = rings.filter((r) => Math.abs(r - radius) < 0.375);
    expect(near.length / N).toBeCloseTo(0.25, 1);
    expect(moments(near.map((r) => r - radius)).sd).toBeCloseTo(0.08, 2);
  }
});

test('checkerboard: half of the 16 squares of side 2, alike', () => {
  const squares = new Map<string, number>();
  for (const [x, y] of pairs(draw('checkerboard'))) {
    const square = `${Math.floor(x / 2)},${Math.floor(y / 2)}`;
    squares.set(square, (squares.get(square) ?? 0) + 1);
  }
  expect(squares.size).toBe(8);
  for (const [square, count] of squares) {
    const [column, row] = square.split(',').map(Number);
    expect(Math.abs(column + row) % 2).toBe(0);
    expect(Math.abs(count / N - 1 / 8)).toBeLessThan(0.01);
  }
});

test('swiss roll: the radius grows with the angle, from 0.3 pi to 0.9 pi', () => {
  const radii = pairs(draw('swissroll')).map(([x, y]) => Math.hypot(x, y));
  const share = (below: number) => radii.filter((radius) => radius < below).length / N;
  // Uniform in the angle, blurred by 0.2: half of the points lie within the middle radius.
  expect(share(0.6 * Math.PI)).toBeCloseTo(0.5, 1);
  expect(share(0.3 * Math.PI - 0.6)).toBeLessThan(0.01);
});

test('2 spirals: each the other turned by half a turn, uniform over the area', () => {
  const points = pairs(draw('2spirals'));
  expect(Math.abs(moments(points.map(([x]) => x)).mean)).toBeLessThan(0.05);
  expect(Math.abs(moments(points.map(([, y]) => y)).mean)).toBeLessThan(0.05);
  const radii = points.map(([x, y]) => Math.hypot(x, y));
  expect(radii.filter((radius) => radius < Math.PI / Math.SQRT2).length / N).toBeCloseTo(0.5, 1);
});

test('pinwheel: five arms, each the next one turned by a fifth', () => {
  const points = pairs(draw('pinwheel'));
  // The fifth harmonic of the angle at the middle radius stands out, no other below it does.
  const middle = points.filter(([x, y]) => Math.abs(Math.hypot(x, y) - 2) < 0.3);
  const harmonic = (n: number) => {
    const angles = middle.map(([x, y]) => n * Math.atan2(y, x));
    return Math.hypot(moments(angles.map(Math.cos)).mean, moments(angles.map(Math.sin)).mean);
  };
  [1, 2, 3, 4].forEach((n) => expect(harmonic(n)).toBeLessThan(0.05));
  expect(harmonic(5)).toBeGreaterThan(0.5);
});

describe('drawn', () => {
  const heart = [
    [0.5, 1],
    [-2, 0.25],
    [3, -3.5],
  ] as const;

  test('points are exactly the reader’s, each as likely', () => {
    const points = pairs(drawPoints('drawn', 3000, randomStream(1, 'data', 0), heart));
    for (const [x, y] of heart) {
      const share = points.filter((point) => point[0] === x && point[1] === y).length / 3000;
      expect(Math.abs(share - 1 / 3)).toBeLessThan(0.05);
    }
    expect(points.every(([x, y]) => heart.some((point) => point[0] === x && point[1] === y))).toBe(true);
  });

  test.each<[string, [number, number][], RegExp]>([
    ['none', [], /at least two different points; there is none/],
    ['one', [[1, 1]], /at least two different points; there is one/],
    [
      'one point many times',
      [
        [1, 1],
        [1, 1],
      ],
      /at least two different points/,
    ],
    [
      'a number that is not finite',
      [
        [1, 1],
        [NaN, 2],
      ],
      /pair of finite numbers/,
    ],
    ['half a point', [[1, 1], [2] as unknown as [number, number]], /pair of finite numbers/],
  ])('%s is refused', (_, drawn, message) => {
    expect(() => checkDrawing(drawn)).toThrowError(message);
    expect(() => drawPoints('drawn', 5, randomStream(0, 'data', 0), drawn)).toThrowError(message);
  });
});

test('data of an unknown name are refused', () => {
  expect(() => draw('dino' as DatasetName, 1)).toThrowError(/no data called "dino"/);
});

test('noised points of a mixture have its moments at that level', () => {
  const mixture: Mixture = {
    weights: Float64Array.of(0.25, 0.75),
    means: Float64Array.of(4, 0, 0, 2),
    sd: 0.5,
  };
  const points = pairs(drawNoised(mixture, 0.36, N, randomStream(0, 'x', 0)));
  // Mean 0.6 E m; variance 0.36 (Var m + 0.25) + 0.64.
  expect(moments(points.map(([x]) => x)).mean).toBeCloseTo(0.6, 1);
  expect(moments(points.map(([, y]) => y)).mean).toBeCloseTo(0.9, 1);
  expect(moments(points.map(([x]) => x)).sd).toBeCloseTo(Math.sqrt(0.36 * (3 + 0.25) + 0.64), 1);
});
