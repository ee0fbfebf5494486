import { describe, expect, test } from 'vitest';
import { randomStream } from '../../../core/training/random.ts';
import { mixtureOf } from '../../../labs/diffusion/data/datasets.ts';
import { inModelUnits, type Mixture } from '../../../labs/diffusion/data/mixture.ts';
import { exactDenoise } from '../../../labs/diffusion/exact/mixture-score.ts';
import {
  ddimSigma,
  ddimStep,
  ddpmCoefficients,
  ddpmStep,
  dpmSolverPlusPlus2MStep,
  edmEulerStep,
  edmHeunStep,
  edmSlope,
  heunStep,
  sample,
  sigmaOf,
  timesteps,
  toX0AndEps,
  type EarlierStep,
  type SampleTask,
} from '../../../labs/diffusion/samplers.ts';
import { createSchedule } from '../../../labs/diffusion/schedules.ts';
import type { SamplerConfig, ScheduleName } from '../../../labs/diffusion/types.ts';

const MIXTURE = inModelUnits(mixtureOf('8gaussians') as Mixture, 2);
const COUNT = 200;

const normals = (seed: number, name: string, frame = 0): Float32Array => {
  const stream = randomStream(seed, name, frame);
  return Float32Array.from({ length: 2 * COUNT }, () => stream.normal());
};

const schedule = (name: ScheduleName = 'cosine', steps = 1000, zeroTerminalSnr = false) =>
  createSchedule({ name, steps, zeroTerminalSnr });

const DDIM: SamplerConfig = {
  sampler: 'ddim',
  steps: 50,
  eta: 0,
  variance: 'fixed-small',
  spacing: 'trailing',
  clip: null,
};

const run = (task: Partial<SampleTask> = {}) =>
  sample({
    schedule: schedule(),
    sampler: DDIM,
    prediction: 'v',
    denoise: exactDenoise(MIXTURE, task.prediction ?? 'v'),
    start: normals(1, 'start'),
    noise: (frame) => normals(1, 'noise', frame),
    ...task,
  });

const last = ({ positions, count }: { positions: Float32Array; count: number }) =>
  positions.subarray(positions.length - 2 * count);

const distance = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Math.sqrt(Array.from(b).reduce((sum, value, i) => sum + (value - a[i]) ** 2, 0) / b.length);

describe('timesteps', () => {
  test('the published lists for T = 1000 and 10 steps', () => {
    expect([...timesteps(1000, 10, 'leading')]).toEqual([900, 800, 700, 600, 500, 400, 300, 200, 100, 0]);
    expect([...timesteps(1000, 10, 'trailing')]).toEqual([999, 899, 799, 699, 599, 499, 399, 299, 199, 99]);
    expect([...timesteps(1000, 10, 'linspace')]).toEqual([999, 888, 777, 666, 555, 444, 333, 222, 111, 0]);
  });

  test('one step starts from noise wherever the spacing can', () => {
    expect([...timesteps(50, 1, 'trailing')]).toEqual([49]);
    expect([...timesteps(50, 1, 'linspace')]).toEqual([49]);
    expect([...timesteps(50, 1, 'leading')]).toEqual([0]);
  });

  test('any number of steps up to T gives as many different levels, descending', () => {
    for (const spacing of ['leading', 'trailing', 'linspace'] as const) {
      for (const T of [10, 47, 1000]) {
        for (let steps = 1; steps <= T; steps++) {
          const levels = timesteps(T, steps, spacing);
          const fine = levels.every((t, i) => t >= 0 && t < (i === 0 ? T : levels[i - 1]));
          if (!fine || levels.length !== steps) expect.fail(`${spacing} ${T} ${steps}: ${levels.join(' ')}`);
        }
      }
    }
  });

  test.each([0, 51, 2.5, NaN])('%f steps of 50 levels are refused', (steps) => {
    expect(() => timesteps(50, steps, 'trailing')).toThrowError(/1 to 50 steps/);
  });
});

describe('predictions', () => {
  const x0 = Float64Array.of(0.5, -1.5);
  const eps = Float64Array.of(-0.2, 1.1);

  test.each([1e-6, 0.3, 0.999])('eps, x0 and v stand for the same at alphaBar %f', (alphaBar) => {
    const signal = Math.sqrt(alphaBar);
    const noise = Math.sqrt(1 - alphaBar);
    const x = x0.map((value, i) => signal * value + noise * eps[i]);
    const v = eps.map((value, i) => signal * value - noise * x0[i]);
    for (const [kind, output] of [
      ['eps', eps],
      ['x0', x0],
      ['v', v],
    ] as const) {
      const parts = toX0AndEps(kind, output, x, alphaBar);
      expect(distance(parts.x0, x0)).toBeLessThan(1e-9);
      expect(distance(parts.eps, eps)).toBeLessThan(1e-9);
    }
  });

  test('at alphaBar 0 v and x0 still tell both, eps does not', () => {
    expect([
      ...toX0AndEps(
        'v',
        x0.map((value) => -value),
        eps,
        0,
      ).x0,
    ]).toEqual([...x0]);
    expect([...toX0AndEps('x0', x0, eps, 0).eps]).toEqual([...eps]);
    expect(() => toX0AndEps('eps', eps, eps, 0)).toThrowError(
      expect.objectContaining({ code: 'eps-without-signal' }),
    );
  });
});

describe('single steps', () => {
  const x = Float64Array.of(0.7, -1.2, 0.1);
  const x0 = Float64Array.of(0.4, -0.3, 1);
  const at = { alphaBar: 0.3, next: 0.6 };
  const eps = x.map((value, i) => (value - Math.sqrt(at.alphaBar) * x0[i]) / Math.sqrt(1 - at.alphaBar));
  const z = Float64Array.of(1, -0.5, 2);

  test('DDIM at eta 1 is DDPM with fixed-small', () => {
    const ddim = ddimStep(x0, eps, at.alphaBar, at.next, 1, z);
    const ddpm = ddpmStep(x, x0, ddpmCoefficients(at.alphaBar, at.next, 'fixed-small'), z);
    expect(distance(ddim, ddpm)).toBeLessThan(1e-12);
  });

  test('the direction makes room for the noise: the variance of a step does not depend on eta', () => {
    for (const eta of [0, 0.3, 1]) {
      const zero = new Float64Array(1);
      const onEps = ddimStep(zero, Float64Array.of(1), at.alphaBar, at.next, eta, zero)[0];
      expect(onEps ** 2 + ddimSigma(at.alphaBar, at.next, eta) ** 2).toBeCloseTo(1 - at.next, 12);
    }
  });

  test('fixed-large adds beta', () => {
    expect(ddpmCoefficients(0.3, 0.6, 'fixed-large').sd).toBeCloseTo(Math.sqrt(0.5), 12);
  });

  test('DPM-Solver++ without a step before is DDIM', () => {
    const ddim = ddimStep(x0, eps, at.alphaBar, at.next, 0, undefined);
    expect(distance(dpmSolverPlusPlus2MStep(x, x0, undefined, at.alphaBar, at.next), ddim)).toBeLessThan(
      1e-12,
    );
  });

  test('DPM-Solver++ is of first order out of alphaBar 0, just after it, and onto the data', () => {
    const earlier = { x0: Float64Array.of(9, 9, 9), alphaBar: 0.1 };
    const first = dpmSolverPlusPlus2MStep(x, x0, undefined, 0.3, 0.6);
    expect(dpmSolverPlusPlus2MStep(x, x0, { ...earlier, alphaBar: 0 }, 0.3, 0.6)).toEqual(first);
    expect(dpmSolverPlusPlus2MStep(x, x0, earlier, 0.3, 1)).toEqual(x0);
    const outOfNoise = ddimStep(x0, x, 0, 0.6, 0, undefined);
    expect(distance(dpmSolverPlusPlus2MStep(x, x0, undefined, 0, 0.6), outOfNoise)).toBeLessThan(1e-12);
  });

  test('Heun in x is Heun in EDM’s variables', () => {
    const [sigma, sigmaNext] = [sigmaOf(at.alphaBar), sigmaOf(at.next)];
    const y = x.map((value) => value / Math.sqrt(at.alphaBar));
    const slope = edmSlope(y, x0, sigma);
    const euler = edmEulerStep(y, slope, sigma, sigmaNext);
    const ahead = edmSlope(euler, z, sigmaNext);
    const expected = edmHeunStep(y, slope, ahead, sigma, sigmaNext).map(
      (value) => value * Math.sqrt(at.next),
    );
    expect(distance(slope, eps)).toBeLessThan(1e-12);
    expect(distance(heunStep(x, eps, ahead, at.alphaBar, at.next), expected)).toBeLessThan(1e-12);
  });

  test('every sampler steps onto x0', () => {
    expect([...ddimStep(x0, eps, 0.9, 1, 1, z)]).toEqual([...x0]);
    expect(distance(ddpmStep(x, x0, ddpmCoefficients(0.9, 1, 'fixed-small'), z), x0)).toBeLessThan(1e-12);
  });
});

describe('sampling', () => {
  test('frames go from the start to the data', async () => {
    const start = normals(1, 'start');
    const seen: number[] = [];
    const { count, frames, times, alphaBars, positions } = await run({
      start,
      onFrame: (frame) => seen.push(frame),
    });
    expect([count, frames, positions.length]).toEqual([COUNT, 51, 51 * 2 * COUNT]);
    expect(positions.subarray(0, 2 * COUNT)).toEqual(start);
    expect([times[0], times[1], times[50]]).toEqual([1, Math.fround(0.98), 0]);
    expect([alphaBars[0], alphaBars[50]]).toEqual([Math.fround(schedule().terminal.alphaBar), 1]);
    expect(seen).toEqual(Array.from({ length: 51 }, (_, i) => i));
  });

  test('the same noise gives the same points; the start is left as it was', async () => {
    const start = normals(1, 'start');
    const before = start.slice();
    const noisy: SamplerConfig = { ...DDIM, sampler: 'ddpm' };
    expect(last(await run({ sampler: noisy, start }))).toEqual(last(await run({ sampler: noisy, start })));
    expect(start).toEqual(before);
  });

  test('a network may answer from one buffer, later or at once', async () => {
    const exact = exactDenoise(MIXTURE, 'v');
    const buffer = new Float32Array(2 * COUNT);
    for (const sampler of ['ddpm', 'ddim', 'heun', 'dpm-solver++'] as const) {
      const denoise: SampleTask['denoise'] = async (x, t, alphaBar) => {
        buffer.set(await exact(x, t, alphaBar));
        return buffer;
      };
      const settings = { ...DDIM, sampler, steps: 8 };
      expect(last(await run({ sampler: settings, denoise }))).toEqual(last(await run({ sampler: settings })));
    }
  });

  test('noise is asked for exactly when it is needed, and never for the step onto the data', async () => {
    const asked = async (sampler: Partial<SamplerConfig>) => {
      const frames: number[] = [];
      const noise = (frame: number) => {
        frames.push(frame);
        return normals(1, 'noise', frame);
      };
      await run({ sampler: { ...DDIM, steps: 4, ...sampler }, noise });
      return frames;
    };
    expect(await asked({})).toEqual([]);
    expect(await asked({ eta: 0.5 })).toEqual([1, 2, 3]);
    expect(await asked({ sampler: 'ddpm' })).toEqual([1, 2, 3]);
    expect(await asked({ sampler: 'heun', eta: 1 })).toEqual([]);
    expect(await asked({ sampler: 'dpm-solver++', eta: 1 })).toEqual([]);
  });

  test.each(['eps', 'x0'] as const)(
    'a perfect network that predicts %s draws as one that predicts v',
    async (prediction) => {
      const sampler = { ...DDIM, steps: 20 };
      const linear = schedule('linear');
      const other = last(await run({ schedule: linear, sampler, prediction }));
      expect(distance(other, last(await run({ schedule: linear, sampler })))).toBeLessThan(1e-3);
    },
  );

  test('clipping bounds x0 at every step', async () => {
    const free = last(await run());
    const bounded = last(await run({ sampler: { ...DDIM, clip: 1 } }));
    expect(free.some((value) => Math.abs(value) > 1.2)).toBe(true);
    expect(bounded.every((value) => Math.abs(value) <= 1)).toBe(true);
  });

  test('after clipping DDIM goes on with the noise as predicted', async () => {
    const x0 = Float32Array.of(3, 0);
    const frames = await run({
      sampler: { ...DDIM, steps: 2, clip: 1 },
      start: Float32Array.of(1, 1),
      prediction: 'x0',
      denoise: () => x0,
    });
    const [from, to] = [schedule().alphaBars[999], schedule().alphaBars[499]];
    const eps = (1 - Math.sqrt(from) * 3) / Math.sqrt(1 - from);
    expect(frames.positions[2]).toBeCloseTo(Math.sqrt(to) * 1 + Math.sqrt(1 - to) * eps, 5);
  });
});

describe('nothing of the signal left', () => {
  test.each(['ddpm', 'ddim', 'heun', 'dpm-solver++'] as const)(
    '%s samples from v and from x0',
    async (sampler) => {
      for (const prediction of ['v', 'x0'] as const) {
        const settings = { ...DDIM, sampler, steps: 20, eta: 1 };
        const zero = await run({ schedule: schedule('linear', 1000, true), sampler: settings, prediction });
        const plain = await run({ schedule: schedule('linear', 1000), sampler: settings, prediction });
        expect(zero.alphaBars[0]).toBe(0);
        expect(last(zero).every(Number.isFinite)).toBe(true);
        // The two schedules differ little but at the end: the same noise leads nearly everywhere to the same mode.
        const near = last(zero).filter((value, i) => Math.abs(value - last(plain)[i]) < 0.2);
        expect(near.length / (2 * COUNT)).toBeGreaterThan(0.9);
      }
    },
  );

  test('a network that predicts eps is refused before it is asked, unless sampling starts lower down', async () => {
    const zero = schedule('linear', 1000, true);
    const task = { schedule: zero, prediction: 'eps' as const, sampler: { ...DDIM, steps: 10 } };
    await expect(run(task)).rejects.toMatchObject({ code: 'eps-without-signal' });
    const leading = await run({ ...task, sampler: { ...task.sampler, spacing: 'leading' } });
    expect(last(leading).every(Number.isFinite)).toBe(true);
  });
});

describe('order of the methods', () => {
  /** Gaussian data of sd 0.5, whose flow is known: x grows with the standard deviation of its level. */
  const sdAt = (alphaBar: number) => Math.sqrt(alphaBar * 0.25 + 1 - alphaBar);
  const x0At = (x: Float64Array, alphaBar: number) =>
    x.map((value) => (Math.sqrt(alphaBar) * 0.25 * value) / sdAt(alphaBar) ** 2);
  const epsAt = (x: Float64Array, alphaBar: number) =>
    x.map((value) => (Math.sqrt(1 - alphaBar) * value) / sdAt(alphaBar) ** 2);

  type Walk = (x: Float64Array, from: number, to: number) => Float64Array;

  /** Error of a walk down levels that are even in log SNR, from -6 to 4. */
  function errorOf(walk: Walk, steps: number): number {
    const alphaBars = Array.from({ length: steps + 1 }, (_, i) => 1 / (1 + Math.exp(6 - (10 * i) / steps)));
    let x: Float64Array = Float64Array.of(1);
    for (let i = 0; i < steps; i++) x = walk(x, alphaBars[i], alphaBars[i + 1]);
    return Math.abs(x[0] - sdAt(alphaBars[steps]) / sdAt(alphaBars[0]));
  }

  const ddim: Walk = (x, from, to) => ddimStep(x0At(x, from), epsAt(x, from), from, to, 0, undefined);

  const heun: Walk = (x, from, to) => heunStep(x, epsAt(x, from), epsAt(ddim(x, from, to), to), from, to);

  function dpmSolver(): Walk {
    let earlier: EarlierStep<Float64Array> | undefined;
    return (x, from, to) => {
      const x0 = x0At(x, from);
      const next = dpmSolverPlusPlus2MStep(x, x0, earlier, from, to);
      earlier = { x0, alphaBar: from };
      return next;
    };
  }

  test.each<[string, () => Walk, number]>([
    ['DDIM', () => ddim, 2],
    ['Heun', () => heun, 4],
    ['DPM-Solver++(2M)', dpmSolver, 4],
  ])('twice the steps of %s divide its error by its order', (_, walk, factor) => {
    const ratio = errorOf(walk(), 100) / errorOf(walk(), 200);
    expect(ratio / factor).toBeGreaterThan(0.9);
    expect(ratio / factor).toBeLessThan(1.1);
  });

  test('out of a cosine schedule’s sigma of 20,000 Heun does not blow up', async () => {
    const points = last(await run({ sampler: { ...DDIM, sampler: 'heun', steps: 18 } }));
    expect(points.every((value) => Math.abs(value) < 2.5)).toBe(true);
  });
});

describe('what cannot be sampled is refused with a reason', () => {
  test.each<[string, Partial<SamplerConfig>, RegExp]>([
    ['more steps than levels', { steps: 1001 }, /1 to 1000 steps/],
    ['no steps', { steps: 0 }, /1 to 1000 steps/],
    ['eta above 1', { eta: 1.5 }, /eta is from 0 to 1/],
    ['eta that is no number', { eta: NaN }, /eta is from 0 to 1/],
    ['clipping at 0', { clip: 0 }, /above 0/],
    ['a sampler there is not', { sampler: 'euler' as SamplerConfig['sampler'] }, /no sampler "euler"/],
    ['a spacing there is not', { spacing: 'even' as SamplerConfig['spacing'] }, /not "even"/],
    ['a variance there is not', { variance: 'learned' as SamplerConfig['variance'] }, /not "learned"/],
  ])('%s', async (_, change, message) => {
    await expect(run({ sampler: { ...DDIM, ...change } })).rejects.toThrowError(message);
    await expect(run({ sampler: { ...DDIM, ...change } })).rejects.toMatchObject({ code: 'bad-sampler' });
  });

  test.each([0, 3])('a start of %i numbers', async (length) => {
    await expect(run({ start: new Float32Array(length) })).rejects.toMatchObject({ code: 'bad-points' });
  });
});
