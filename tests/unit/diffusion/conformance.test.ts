/**
 * The sums that Hugging Face diffusers publishes in its scheduler tests, with its fixture and its dummy model, at
 * its tolerances: |sum - published| < 1e-2 and |mean - published| < 1e-3 of the absolute values.
 */
import { describe, expect, test } from 'vitest';
import {
  checkSampler,
  clipped,
  ddimSigma,
  ddpmCoefficients,
  ddpmStep,
  dpmSolverPlusPlus2MStep,
  edmEulerStep,
  edmHeunStep,
  edmSlope,
  frameLevels,
  karrasSigmas,
  sample,
  sigmaOf,
  timesteps,
  toX0AndEps,
  type Denoise,
  type EarlierStep,
  type SampleTask,
} from '../../../labs/diffusion/samplers.ts';
import { createSchedule, roundedToFloat32, type BetaRange } from '../../../labs/diffusion/schedules.ts';
import type { Prediction, SamplerConfig } from '../../../labs/diffusion/types.ts';
import { torchNormals } from './torch-random.ts';

const COUNT = 4 * 3 * 8 * 8;

/** arange(768) / 768 as [3, 8, 8, 4], its last axis moved to the front. */
const DUMMY_SAMPLE = Float32Array.from(
  { length: COUNT },
  (_, i) => ((i % 192) * 4 + Math.floor(i / 192)) / COUNT,
);
const DUMMY_NOISE = DUMMY_SAMPLE.map((value) => (COUNT - 1 - value * COUNT) / COUNT);

const dummyModel = <A extends Float32Array | Float64Array>(x: A, t: number): A =>
  x.map((value) => (value * t) / (t + 1)) as A;
const denoise: Denoise = (x, t) => dummyModel(x, t);

const linear = (betas?: BetaRange) =>
  createSchedule({ name: 'linear', steps: 1000, zeroTerminalSnr: false }, betas);

const DDIM: SamplerConfig = {
  sampler: 'ddim',
  steps: 10,
  eta: 0,
  variance: 'fixed-small',
  spacing: 'leading',
  clip: 1,
};
const DDPM: SamplerConfig = { ...DDIM, sampler: 'ddpm', steps: 1000 };

const noNoise = (): Float32Array => {
  throw new Error('noise was asked for');
};

async function fullLoop(task: Partial<SampleTask>): Promise<Float32Array> {
  const { positions } = await sample({
    schedule: linear(),
    sampler: DDIM,
    prediction: 'eps',
    denoise,
    start: DUMMY_SAMPLE,
    noise: noNoise,
    ...task,
  });
  return positions.subarray(positions.length - COUNT);
}

function addNoise(alphaBar: number): Float32Array {
  return DUMMY_SAMPLE.map((x, i) => Math.sqrt(alphaBar) * x + Math.sqrt(1 - alphaBar) * DUMMY_NOISE[i]);
}

function expectPublished(x: Float32Array | Float64Array, sum: number | undefined, mean: number): void {
  let total = 0;
  for (const value of x) total += Math.abs(value);
  if (sum !== undefined) expect(Math.abs(total - sum)).toBeLessThan(1e-2);
  expect(Math.abs(total / x.length - mean)).toBeLessThan(1e-3);
}

describe('DDIM', () => {
  test('without noise', async () => {
    expectPublished(await fullLoop({}), 172.0067, 0.223967);
  });

  test('v prediction', async () => {
    expectPublished(await fullLoop({ prediction: 'v' }), 52.5302, 0.0684);
  });

  test('with noise, from the ninth of ten steps', async () => {
    const schedule = linear();
    const levels = timesteps(1000, 10, 'leading').subarray(8);
    expectPublished(
      await fullLoop({ levels, start: addNoise(schedule.alphaBars[levels[0]]) }),
      354.5418,
      0.4616,
    );
  });

  test('the data have alphaBar 1, not that of the first level', async () => {
    const schedule = linear({ start: 0.01, end: 0.02 });
    expectPublished(await fullLoop({ schedule }), 149.8295, 0.1951);
  });

  test.each([
    [0, 0, 0],
    [420, 400, 0.14771],
    [980, 960, 0.3246],
    [487, 486, 0.00979],
    [999, 998, 0.02],
  ])('variance from %i to %i is %f', (t, next, variance) => {
    const { alphaBars } = linear();
    const sigma = ddimSigma(alphaBars[t], alphaBars[next], 1);
    expect(Math.abs(sigma * sigma - variance)).toBeLessThan(1e-5);
  });

  test('leading levels with an offset of 1', () => {
    expect([...timesteps(1000, 5, 'leading', 1)]).toEqual([801, 601, 401, 201, 1]);
  });
});

describe('DDPM', () => {
  test('all 1000 steps, torch.manual_seed(0)', async () => {
    const normals = torchNormals(0);
    const schedule = roundedToFloat32(linear());
    const x = await fullLoop({ schedule, sampler: DDPM, noise: () => normals(COUNT) });
    expectPublished(x, 258.9606, 0.3372);
  });

  test('v prediction', async () => {
    const normals = torchNormals(0);
    const schedule = roundedToFloat32(linear());
    const x = await fullLoop({ schedule, sampler: DDPM, prediction: 'v', noise: () => normals(COUNT) });
    expectPublished(x, 202.0296, 0.2631);
  });

  test('with noise, the last two steps, in float32', () => {
    const normals = torchNormals(0);
    const { alphaBars } = roundedToFloat32(linear());
    let x = addNoise(alphaBars[1]);
    for (const t of [1, 0]) {
      const { x0 } = toX0AndEps('eps', dummyModel(x, t), x, alphaBars[t]);
      const next = t === 0 ? 1 : alphaBars[t - 1];
      const coefficients = ddpmCoefficients(alphaBars[t], next, 'fixed-small', Math.fround);
      x = ddpmStep(x, clipped(x0, 1), coefficients, t === 0 ? undefined : normals(COUNT));
    }
    expectPublished(x, 387.9466, 0.5051);
  });

  test('with noise, the last two steps, in float64: what float32 loses there is more than the tolerance', async () => {
    const normals = torchNormals(0);
    const schedule = linear();
    const start = addNoise(schedule.alphaBars[1]);
    const x = await fullLoop({ schedule, sampler: DDPM, levels: [1, 0], start, noise: () => normals(COUNT) });
    expectPublished(x, 387.9673, 0.5051);
  });

  test.each([
    [0, -1, 0],
    [487, 486, 0.00979],
    [999, 998, 0.02],
  ])('variance from %i to %i is %f', (t, next, variance) => {
    const { alphaBars } = linear();
    const { sd } = ddpmCoefficients(alphaBars[t], next < 0 ? 1 : alphaBars[next], 'fixed-small');
    expect(Math.abs(sd * sd - variance)).toBeLessThan(1e-5);
  });

  test('levels given by hand are walked one to the next, the last one to the data', () => {
    const levels = [100, 87, 50, 1, 0];
    const schedule = linear();
    expect([...checkSampler(schedule, DDPM, 'eps', levels)]).toEqual(levels);
    const next = [...frameLevels(schedule, levels).times.subarray(1)].map(
      (time) => Math.round(time * 1000) - 1,
    );
    expect(next).toEqual([87, 50, 1, 0, -1]);
  });

  test.each([[[100, 87, 50, 51, 0]], [[1000]]])('levels %j are refused', (levels) => {
    expect(() => checkSampler(linear(), DDPM, 'eps', levels)).toThrowError(/Levels have to descend/);
  });
});

describe('DPM-Solver++(2M), midpoint', () => {
  const schedule = linear();
  // Eleven even levels without the last, which is left to sigma's own minimum.
  const levels = [...timesteps(1000, 11, 'linspace').subarray(0, 10), 0];

  function solve(start: Float32Array, prediction: Prediction, from: number): Float64Array {
    let x: Float64Array = Float64Array.from(start);
    let earlier: EarlierStep<Float64Array> | undefined;
    for (let i = from; i < 10; i++) {
      const alphaBar = schedule.alphaBars[levels[i]];
      const { x0 } = toX0AndEps(prediction, dummyModel(x, levels[i]), x, alphaBar);
      x = dpmSolverPlusPlus2MStep(x, x0, earlier, alphaBar, schedule.alphaBars[levels[i + 1]]);
      earlier = { x0, alphaBar };
    }
    return x;
  }

  test('without noise', () => {
    expectPublished(solve(DUMMY_SAMPLE, 'eps', 0), undefined, 0.3301);
  });

  test('v prediction', () => {
    expectPublished(solve(DUMMY_SAMPLE, 'v', 0), undefined, 0.2251);
  });

  test('with noise, from the sixth step', () => {
    expectPublished(solve(addNoise(schedule.alphaBars[levels[5]]), 'eps', 5), 318.4111, 0.4146);
  });
});

describe('EDM', () => {
  /** diffusers' test keeps the sample as scaled for the network, in place of the sample. */
  function heunLoop(): Float64Array {
    const alphaBars = linearAlphaBars(1100);
    const times = Array.from({ length: 10 }, (_, i) => (1099 * (9 - i)) / 9);
    const sigmas = times.map((t) => interpolated(alphaBars, t));
    const scaled = (y: Float64Array, sigma: number) => y.map((value) => value / Math.sqrt(sigma * sigma + 1));
    const slopeAt = (y: Float64Array, t: number, sigma: number) => {
      const output = dummyModel(y, t);
      const x0 = y.map((value, i) => value - sigma * output[i]);
      return edmSlope(y, x0, sigma);
    };
    let y: Float64Array = Float64Array.from(DUMMY_SAMPLE, (value) => value * sigmas[0]);
    for (let i = 0; i < 10; i++) {
      const next = sigmas[i + 1] ?? 0;
      const here = scaled(y, sigmas[i]);
      const slope = slopeAt(here, times[i], sigmas[i]);
      y = edmEulerStep(here, slope, sigmas[i], next);
      if (next > 0) {
        const ahead = slopeAt(scaled(y, next), times[i + 1], next);
        y = edmHeunStep(here, slope, ahead, sigmas[i], next);
      }
    }
    return y;
  }

  /** More levels than the lab's schedules have. */
  function linearAlphaBars(T: number): Float64Array {
    let product = 1;
    return Float64Array.from(
      { length: T },
      (_, i) => (product *= 1 - (1e-4 + ((0.02 - 1e-4) * i) / (T - 1))),
    );
  }

  function interpolated(alphaBars: Float64Array, t: number): number {
    const below = Math.min(Math.floor(t), alphaBars.length - 2);
    const from = sigmaOf(alphaBars[below]);
    return from + (t - below) * (sigmaOf(alphaBars[below + 1]) - from);
  }

  test('Heun', () => {
    const y = heunLoop();
    expectPublished(y, 0.1233, 0.0002);
    // Published to four digits: their tolerance alone would let zero pass.
    expect(y.reduce((sum, value) => sum + Math.abs(value), 0)).toBeCloseTo(0.1233, 4);
  });

  test('Euler, sigma from 80 to 0.002', () => {
    const sigmas = karrasSigmas(10);
    const sd = 0.5;
    let y: Float64Array = Float64Array.from(DUMMY_SAMPLE, (value) => value * Math.sqrt(80 ** 2 + 1));
    for (let i = 0; i < 10; i++) {
      const sigma = sigmas[i];
      const total = Math.sqrt(sigma * sigma + sd * sd);
      const output = dummyModel(
        y.map((value) => value / total),
        Math.log(sigma) / 4,
      );
      const x0 = y.map((value, k) => (sd / total) ** 2 * value + ((sigma * sd) / total) * output[k]);
      y = edmEulerStep(y, edmSlope(y, x0, sigma), sigma, sigmas[i + 1]);
    }
    expectPublished(y, 34.1855, 0.044);
  });

  test('the eighteen default sigmas', () => {
    const sigmas = karrasSigmas(18);
    expect(sigmas[1]).toBeCloseTo(57.585985, 6);
    expect(sigmas[2]).toBeCloseTo(40.785574, 6);
    expect(sigmas[16]).toBeCloseTo(0.007528, 6);
    expect(sigmas[17]).toBeCloseTo(0.002, 12);
    expect(sigmas[18]).toBe(0);
  });
});
