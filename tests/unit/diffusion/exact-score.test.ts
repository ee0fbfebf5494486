import { describe, expect, test } from 'vitest';
import { randomStream } from '../../../core/training/random.ts';
import { drawPoints, mixtureOf } from '../../../labs/diffusion/data/datasets.ts';
import {
  drawNoised,
  inModelUnits,
  mixtureOfPoints,
  type Mixture,
} from '../../../labs/diffusion/data/mixture.ts';
import { exactFlow } from '../../../labs/diffusion/exact/exact-flow.ts';
import { idealDenoise, referenceMixture } from '../../../labs/diffusion/exact/ideal-denoiser.ts';
import {
  exactDenoise,
  exactPrediction,
  mixtureLogDensity,
  mixtureScore,
  posteriorAt,
} from '../../../labs/diffusion/exact/mixture-score.ts';
import { noiseFloor } from '../../../labs/diffusion/exact/noise-floor.ts';
import { toX0AndEps } from '../../../labs/diffusion/samplers.ts';

const EIGHT = mixtureOf('8gaussians') as Mixture;
const LEVELS = [0, 1e-6, 0.05, 0.5, 0.9, 0.999, 1];

/** A lopsided mixture: nothing in it is equal by symmetry. */
const LOPSIDED: Mixture = {
  weights: Float64Array.of(0.6, 0.3, 0.1),
  means: Float64Array.of(-1, 0.5, 1.5, -0.3, 0.2, 2),
  sd: 0.4,
};

const POINTS = Float64Array.of(0.3, -0.7, 1.4, 0.2, -2, 1, 0, 0, 3, 3);

describe.each([
  ['8 gaussians', EIGHT],
  ['lopsided', LOPSIDED],
])('%s', (_, mixture) => {
  test.each(LEVELS)('at alphaBar %f the score is the gradient of the log density', (alphaBar) => {
    const h = 1e-5;
    const logDensity = (x: number, y: number) =>
      mixtureLogDensity(mixture, Float64Array.of(x, y), alphaBar)[0];
    const score = mixtureScore(mixture, POINTS, alphaBar);
    const at = posteriorAt(mixture, alphaBar);
    for (let i = 0; i < POINTS.length; i += 2) {
      const [x, y] = POINTS.subarray(i, i + 2);
      const dx = (logDensity(x + h, y) - logDensity(x - h, y)) / (2 * h);
      const dy = (logDensity(x, y + h) - logDensity(x, y - h)) / (2 * h);
      expect(score[i]).toBeCloseTo(dx, 4);
      expect(score[i + 1]).toBeCloseTo(dy, 4);
      const { scoreX, scoreY, laplacian } = { ...at(x, y) };
      const change = at(x + h, y).scoreX - at(x - h, y).scoreX + (at(x, y + h).scoreY - at(x, y - h).scoreY);
      expect([scoreX, scoreY]).toEqual([expect.closeTo(dx, 5), expect.closeTo(dy, 5)]);
      expect(laplacian).toBeCloseTo(change / (2 * h), 4);
    }
  });

  test.each(LEVELS.filter((alphaBar) => alphaBar < 1))(
    'at alphaBar %f the covariance of x0 is what the laplacian says it is',
    (alphaBar) => {
      // Tweedie, second order: Cov(x0 | x) = (1 - ab) / ab (I + (1 - ab) Hessian).
      const at = posteriorAt(mixture, alphaBar);
      for (let i = 0; i < POINTS.length; i += 2) {
        const { covariance, laplacian } = at(POINTS[i], POINTS[i + 1]);
        expect((alphaBar / (1 - alphaBar)) * covariance).toBeCloseTo(2 + (1 - alphaBar) * laplacian, 6);
      }
    },
  );

  test.each(LEVELS.filter((alphaBar) => alphaBar < 1))(
    'at alphaBar %f the divergence of the flow is that of its finite differences',
    (alphaBar) => {
      const h = 1e-5;
      const v = (x: number, y: number) => exactFlow(mixture, [x, y], alphaBar).velocity;
      for (let i = 0; i < POINTS.length; i += 2) {
        const [x, y] = POINTS.subarray(i, i + 2);
        const change = v(x + h, y)[0] - v(x - h, y)[0] + (v(x, y + h)[1] - v(x, y - h)[1]);
        expect(exactFlow(mixture, [x, y], alphaBar).divergence[0]).toBeCloseTo(change / (2 * h), 4);
      }
    },
  );

  test.each(['eps', 'x0', 'v'] as const)('the exact %s stands for the same x0 and eps', (prediction) => {
    for (const alphaBar of [0.05, 0.5, 0.9]) {
      const x = Float32Array.from(POINTS);
      const { x0, eps } = toX0AndEps(
        prediction,
        exactPrediction(mixture, prediction, x, alphaBar),
        x,
        alphaBar,
      );
      const at = posteriorAt(mixture, alphaBar);
      for (let i = 0; i < x.length; i += 2) {
        const exact = at(x[i], x[i + 1]);
        expect(x0[i]).toBeCloseTo(exact.x0x, 5);
        expect(x0[i + 1]).toBeCloseTo(exact.x0y, 5);
        expect(eps[i]).toBeCloseTo(exact.epsX, 5);
        expect(eps[i + 1]).toBeCloseTo(exact.epsY, 5);
      }
    }
  });
});

test('the density sums to one at every level', () => {
  for (const alphaBar of [0, 0.3, 1]) {
    let total = 0;
    const step = 0.05;
    for (let x = -8; x < 8; x += step) {
      const column = Float64Array.from({ length: 640 }, (_, i) =>
        i % 2 === 0 ? x : -8 + (step * (i - 1)) / 2,
      );
      total +=
        mixtureLogDensity(EIGHT, column, alphaBar).reduce((sum, log) => sum + Math.exp(log), 0) * step ** 2;
    }
    expect(total).toBeCloseTo(1, 6);
  }
});

test('nothing of the signal left: the score is that of N(0, I), and x0 the mean of the data', () => {
  const at = posteriorAt(LOPSIDED, 0);
  const { scoreX, scoreY, epsX, x0x, x0y } = at(1.2, -0.4);
  expect([scoreX, scoreY, epsX]).toEqual([expect.closeTo(-1.2), expect.closeTo(0.4), expect.closeTo(1.2)]);
  expect([x0x, x0y]).toEqual([expect.closeTo(-0.6 + 0.45 + 0.02), expect.closeTo(0.3 - 0.09 + 0.2)]);
});

test('far from all data the posterior is still finite', () => {
  const found = posteriorAt(EIGHT, 1)(1e4, -1e4);
  expect(Object.values(found).every(Number.isFinite)).toBe(true);
});

test('in model units the score is as many times steeper', () => {
  const scaled = inModelUnits(EIGHT, 2);
  const x = Float64Array.of(1, -2);
  const [inData] = mixtureScore(EIGHT, x, 1);
  const [inModel] = mixtureScore(
    scaled,
    x.map((value) => value / 2),
    1,
  );
  expect(inModel / inData).toBeCloseTo(2, 5);
});

describe('the ideal denoiser', () => {
  const data = drawPoints('moons', 60, randomStream(3, 'data', 0));

  test('is the softmax average of the data', async () => {
    const alphaBar = 0.4;
    const x = Float32Array.of(0.5, -1, 2, 0.1);
    const found = await idealDenoise(data, 'x0')(x, 0, alphaBar);
    for (let i = 0; i < x.length; i += 2) {
      const sums = [0, 0, 0];
      for (let j = 0; j < data.length; j += 2) {
        const squared =
          (x[i] - Math.sqrt(alphaBar) * data[j]) ** 2 + (x[i + 1] - Math.sqrt(alphaBar) * data[j + 1]) ** 2;
        const weight = Math.exp(-squared / (2 * (1 - alphaBar)));
        sums[0] += weight;
        sums[1] += weight * data[j];
        sums[2] += weight * data[j + 1];
      }
      expect(found[i]).toBeCloseTo(sums[1] / sums[0], 5);
      expect(found[i + 1]).toBeCloseTo(sums[2] / sums[0], 5);
    }
  });

  test('gives a data point back next to it', async () => {
    const alphaBar = 0.999999;
    const x = data.map((value) => Math.sqrt(alphaBar) * value);
    const found = await idealDenoise(data, 'x0')(x, 0, alphaBar);
    found.forEach((value, i) => expect(value).toBeCloseTo(data[i], 4));
  });

  test('of many points tends to the density they were drawn from', () => {
    const many = mixtureOfPoints(drawPoints('8gaussians', 20_000, randomStream(1, 'data', 0)));
    const x = drawNoised(EIGHT, 0.3, 200, randomStream(2, 'x', 0));
    const exact = exactPrediction(EIGHT, 'eps', x, 0.3);
    const empirical = exactPrediction(many, 'eps', x, 0.3);
    const error = Math.sqrt(
      exact.reduce((sum, value, i) => sum + (value - empirical[i]) ** 2, 0) / exact.length,
    );
    expect(error).toBeLessThan(0.02);
  });

  test('is told from the density where it is known, from a drawing itself, from a sample elsewhere', () => {
    expect(referenceMixture('8gaussians', data)).toBe(EIGHT);
    expect([...referenceMixture('moons', data).means]).toEqual([...data]);
    const drawn = [
      [1, 2],
      [3, -1],
    ] as const;
    expect([...referenceMixture('drawn', data, drawn).means]).toEqual([1, 2, 3, -1]);
  });
});

describe('the noise floor', () => {
  test.each([0.02, 0.3, 0.8, 0.99])(
    'at alphaBar %f is the loss of the exact prediction',
    async (alphaBar) => {
      const count = 20_000;
      const stream = randomStream(4, 'floor', 0);
      const x0 = drawPoints('8gaussians', count, stream);
      const eps = Float32Array.from(x0, () => stream.normal());
      const x = x0.map((value, i) => Math.sqrt(alphaBar) * value + Math.sqrt(1 - alphaBar) * eps[i]);
      const exact = await exactDenoise(EIGHT, 'eps')(x, 0, alphaBar);
      const losses = Array.from({ length: count }, (_, i) => {
        const at = 2 * i;
        return ((eps[at] - exact[at]) ** 2 + (eps[at + 1] - exact[at + 1]) ** 2) / 2;
      });
      const mean = losses.reduce((sum, loss) => sum + loss, 0) / count;
      const error = Math.sqrt(losses.reduce((sum, loss) => sum + (loss - mean) ** 2, 0)) / count;
      expect(Math.abs(noiseFloor(EIGHT, x, alphaBar) - mean)).toBeLessThan(4 * error);
    },
  );

  test('next to the data it is nearly 1: that noise cannot be told; next to the noise it is nearly 0', () => {
    const floor = (alphaBar: number) =>
      noiseFloor(EIGHT, drawNoised(EIGHT, alphaBar, 500, randomStream(1, 'x', 0)), alphaBar);
    expect(floor(0.9999)).toBeCloseTo(1, 2);
    expect(floor(0.0001)).toBeCloseTo(0, 2);
  });

  test('of a finite sample falls to 0 next to the data: a network can know its points by heart', () => {
    const few = mixtureOfPoints([-1, 0, 1, 0, 0, 2]);
    expect(noiseFloor(few, drawNoised(few, 0.9999, 200, randomStream(1, 'x', 0)), 0.9999)).toBeLessThan(1e-6);
  });
});
