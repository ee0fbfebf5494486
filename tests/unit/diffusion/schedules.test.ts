import { describe, expect, test } from 'vitest';
import {
  SCHEDULE_NAMES,
  createSchedule,
  roundedToFloat32,
  startAlarm,
  startError,
  type BetaRange,
} from '../../../labs/diffusion/schedules.ts';
import type { ScheduleName } from '../../../labs/diffusion/types.ts';

const schedule = (name: ScheduleName, steps = 1000, zeroTerminalSnr = false, betas?: BetaRange) =>
  createSchedule({ name, steps, zeroTerminalSnr }, betas);

/** To 1e-7 of the value, and as many digits as it is given with. */
function expectRelative(found: number, golden: number): void {
  if (golden === 0) return expect(found).toBe(0);
  expect(Math.abs(found / golden - 1)).toBeLessThan(1e-7);
}

describe('golden alphaBar at levels 0, 250, 500, 750, 999 of 1000', () => {
  test.each<[string, ReturnType<typeof schedule>, number[]]>([
    ['linear', schedule('linear'), [0.9999, 0.52142303, 0.077796658, 0.0033001584, 4.0358298e-5]],
    [
      'scaled-linear',
      schedule('scaled-linear'),
      [0.99915, 0.67379263, 0.27633268, 0.056169848, 0.0046600985],
    ],
    [
      'scaled-linear, betas 1e-4 to 0.02',
      schedule('scaled-linear', 1000, false, { start: 1e-4, end: 0.02 }),
      [0.9999, 0.82001024, 0.33127458, 0.038149657, 0.00073341246],
    ],
    ['cosine', schedule('cosine'), [0.99995872, 0.84588799, 0.49228517, 0.14317865, 2.4287669e-9]],
    ['sigmoid', schedule('sigmoid'), [0.99985079, 0.90279892, 0.29888763, 0.0056229186, 3.968182e-5]],
    [
      'linear, zero terminal SNR',
      schedule('linear', 1000, true),
      [0.9999, 0.51886054, 0.075246216, 0.0026441059, 0],
    ],
  ])('%s', (_, { alphaBars }, golden) => {
    [0, 250, 500, 750, 999].forEach((t, i) => expectRelative(alphaBars[t], golden[i]));
  });
});

describe('the signal left at the end', () => {
  test.each<[ScheduleName, number, BetaRange | undefined, number]>([
    ['linear', 50, undefined, 0.60295],
    ['linear', 100, undefined, 0.36356],
    ['linear', 200, undefined, 0.13218],
    ['scaled-linear', 50, { start: 1e-4, end: 0.02 }, 0.69507],
  ])('%s at T = %i', (name, steps, betas, golden) => {
    expect(schedule(name, steps, false, betas).terminal.alphaBar).toBeCloseTo(golden, 5);
  });

  test('rescaled to T = 50 the linear schedule reaches the noise, as does the cosine', () => {
    expect(schedule('linear-rescaled', 50).terminal.alphaBar * 1e6).toBeCloseTo(7.74, 2);
    expect(schedule('cosine', 50).terminal.alphaBar * 1e7).toBeCloseTo(9.71, 2);
  });

  test('Stable Diffusion keeps 0.0683 of the amplitude', () => {
    const { terminal } = schedule('scaled-linear');
    expect(terminal.signal).toBeCloseTo(0.0683, 4);
    expect(terminal.snr).toBeCloseTo(0.0046600985 / (1 - 0.0046600985), 9);
  });

  test.each<[ScheduleName, number, 'ok' | 'mild' | 'alarm']>([
    ['linear', 1000, 'ok'],
    ['cosine', 1000, 'ok'],
    ['sigmoid', 1000, 'ok'],
    ['linear-rescaled', 50, 'ok'],
    ['scaled-linear', 1000, 'mild'],
    ['linear', 250, 'alarm'],
    ['linear', 50, 'alarm'],
  ])('%s at T = %i: %s', (name, steps, alarm) => {
    expect(schedule(name, steps).alarm).toBe(alarm);
  });

  test('the start error bounds what N(0, I) gets wrong of a gaussian', () => {
    // Points of variance 4: the last level is N(0, 1 + 3 alphaBar). Their total variation in one dimension, by
    // the trapezoid rule.
    for (const alphaBar of [0.01, 0.1, 0.6]) {
      const variance = 1 + 3 * alphaBar;
      let total = 0;
      for (let x = -12; x < 12; x += 1e-3) {
        const difference = Math.exp((-x * x) / 2) - Math.exp((-x * x) / (2 * variance)) / Math.sqrt(variance);
        total += (Math.abs(difference) * 1e-3) / 2 / Math.sqrt(2 * Math.PI);
      }
      expect(startError(alphaBar, 4, 1)).toBeGreaterThan(total);
    }
  });

  test('no signal, no error; all signal, all of it', () => {
    expect(startError(0)).toBe(0);
    expect(startError(0.9999)).toBe(1);
    expect([0.0099, 0.01, 0.0999, 0.1].map(startAlarm)).toEqual(['ok', 'mild', 'mild', 'alarm']);
  });
});

describe('every schedule at every size', () => {
  const sizes = [10, 11, 19, 50, 333, 1000];
  const all = SCHEDULE_NAMES.flatMap((name) => sizes.map((steps) => [name, steps] as const));

  test.each(all)('%s at T = %i falls from near 1, betas within 0 and 1', (name, steps) => {
    const { alphaBars, betas } = schedule(name, steps);
    expect(alphaBars).toHaveLength(steps);
    expect(alphaBars.every((value, t) => value > 0 && value < (t === 0 ? 1 : alphaBars[t - 1]))).toBe(true);
    expect(betas.every((beta) => beta > 0 && beta < 1)).toBe(true);
  });

  test.each(all)('%s at T = %i rescaled: begins where it did, ends at 0, last beta 1', (name, steps) => {
    const { alphaBars, betas, terminal, alarm } = schedule(name, steps, true);
    expect(alphaBars[0]).toBeCloseTo(schedule(name, steps).alphaBars[0], 12);
    expect(alphaBars[steps - 1]).toBe(0);
    expect(betas[steps - 1]).toBe(1);
    expect(terminal).toEqual({ alphaBar: 0, snr: 0, signal: 0, startError: 0 });
    expect(alarm).toBe('ok');
    let product = 1;
    betas.forEach((beta, t) => expect((product *= 1 - beta)).toBeCloseTo(alphaBars[t], 12));
  });
});

test('in float32 every level is a float32 number, and close', () => {
  const exact = schedule('linear');
  const rounded = roundedToFloat32(exact);
  expect(rounded.alphaBars.every((value) => Math.fround(value) === value)).toBe(true);
  rounded.alphaBars.forEach((value, t) => expect(value / exact.alphaBars[t]).toBeCloseTo(1, 4));
  expect(rounded.alphaBars[1]).not.toBe(exact.alphaBars[1]);
});

describe('out of limits', () => {
  test.each([1, 9, 1001, 50.5, NaN])('T = %f', (steps) => {
    expect(() => schedule('cosine', steps)).toThrowError(/10 to 1000 levels/);
  });

  test('a name there is not', () => {
    expect(() => schedule('quadratic' as ScheduleName)).toThrowError(/There is no schedule "quadratic"/);
  });

  test.each([
    [0, 0.02],
    [0.02, 1e-4],
    [1e-4, 1],
    [NaN, 0.02],
  ])('betas %f to %f', (start, end) => {
    expect(() => schedule('linear', 100, false, { start, end })).toThrowError(/Betas have to rise/);
  });
});
