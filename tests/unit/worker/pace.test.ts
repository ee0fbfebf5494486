import { describe, expect, test } from 'vitest';
import { createPacer, SLICE_MS } from '../../../core/worker/pace.ts';

/** Trains for `forMs` of pretended time; a step takes `msPerStep`. */
function simulate(forMs: number, msPerStep: number, stepsPerSecond = Infinity) {
  const pacer = createPacer();
  const slices: { at: number; steps: number; ms: number }[] = [];
  let now = 1000;
  let done = 0;
  pacer.begin(now);
  while (now < 1000 + forMs) {
    const wait = pacer.wait(now, stepsPerSecond);
    now += wait;
    const steps = pacer.steps(now, 1e9, stepsPerSecond);
    const ms = steps * msPerStep;
    pacer.done(steps, now, now + ms, stepsPerSecond);
    slices.push({ at: now, steps, ms });
    now += ms;
    done += steps;
  }
  return { slices, done, rate: pacer.rate(now) };
}

describe('slices of training', () => {
  test('begin with one step, since nothing is known yet', () => {
    expect(createPacer().steps(0, 1000, Infinity)).toBe(1);
  });

  test.each([0.01, 0.3, 1, 7])(
    'of %d ms a step soon take about a slice’s time, and never more',
    (msPerStep) => {
      const { slices } = simulate(2000, msPerStep);
      for (const { ms } of slices) expect(ms).toBeLessThanOrEqual(SLICE_MS + msPerStep);
      expect(slices.at(-1)!.ms).toBeGreaterThan(SLICE_MS / 2);
    },
  );

  test('of steps longer than a slice are one step', () => {
    expect(simulate(2000, 80).slices.every(({ steps }) => steps === 1)).toBe(true);
  });

  test('shrink at once when steps become slow', () => {
    const pacer = createPacer();
    pacer.begin(0);
    for (let i = 0; i < 20; i++) pacer.done(pacer.steps(0, 1e9, Infinity), 0, 1, Infinity);
    const steps = pacer.steps(0, 1e9, Infinity);
    pacer.done(steps, 0, steps * 5, Infinity);
    expect(pacer.steps(0, 1e9, Infinity) * 5).toBeLessThanOrEqual(SLICE_MS);
  });

  test('grow at most twofold', () => {
    const { slices } = simulate(300, 0.01);
    for (let i = 1; i < slices.length; i++)
      expect(slices[i].steps).toBeLessThanOrEqual(2 * slices[i - 1].steps);
  });

  test('end where training is to end', () => {
    const pacer = createPacer();
    pacer.begin(0);
    for (let i = 0; i < 20; i++) pacer.done(pacer.steps(0, 1e9, Infinity), 0, 1, Infinity);
    expect(pacer.steps(0, 3, Infinity)).toBe(3);
  });
});

describe('a speed limit', () => {
  test.each([5, 30, 200])('of %d steps a second is kept', (limit) => {
    const { done, rate } = simulate(4000, 0.5, limit);
    expect(done).toBeGreaterThanOrEqual(4 * limit * 0.95);
    expect(done).toBeLessThanOrEqual(4 * limit * 1.05 + 1);
    expect(rate).toBeGreaterThan(limit * 0.8);
    expect(rate).toBeLessThan(limit * 1.25);
  });

  test('out of reach is no limit', () => {
    expect(simulate(1000, 10, 10_000).done).toBe(simulate(1000, 10).done);
  });

  test('is not made up for in a burst after a stall', () => {
    const pacer = createPacer();
    pacer.begin(0);
    for (let i = 0; i < 20; i++) pacer.done(pacer.steps(0, 1e9, Infinity), 0, 1, Infinity);
    pacer.begin(0);
    pacer.done(1, 0, 10_000, 30);
    pacer.done(1, 10_000, 10_001, 30);
    expect(pacer.steps(10_001, 1e9, 30)).toBeLessThanOrEqual(8);
  });
});

test('the rate is that of about the last second', () => {
  expect(simulate(5000, 2).rate).toBeGreaterThan(480);
  expect(simulate(5000, 2).rate).toBeLessThan(520);
  expect(createPacer().rate(0)).toBe(0);
});
