import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRecorder } from '../../../core/training/recorder.ts';
import { randomStream } from '../../../core/training/random.ts';
import { createTimeline } from '../../../core/training/timeline.ts';

const BYTES = 8;

interface Recording {
  readonly wanted: number[];
  readonly changing: number[];
  readonly kept: readonly number[];
}

/** Records a run of these losses, step 0 first, and keeps what the timeline keeps. */
function record(losses: readonly number[], capacity: number): Recording {
  const budgetBytes = capacity * BYTES;
  const recorder = createRecorder({ totalSteps: losses.length - 1, checkpointBytes: BYTES, budgetBytes });
  const timeline = createTimeline({ budgetBytes });
  const wanted: number[] = [];
  const changing: number[] = [];
  for (const [step, loss] of losses.entries()) {
    if (!recorder.wants(step, loss)) continue;
    wanted.push(step);
    if (recorder.changing) changing.push(step);
    timeline.add({ row: { step, loss }, parameters: new Float32Array(2), changing: recorder.changing });
    expect(timeline.bytes).toBeLessThanOrEqual(budgetBytes);
  }
  return { wanted, changing, kept: timeline.steps };
}

const someLosses = fc
  .tuple(fc.integer({ min: 2, max: 1500 }), fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([length, seed, jump]) => {
    const random = randomStream(seed, 'losses', 0);
    let loss = 4;
    return Array.from({ length }, () => (loss += random.uniform() < 0.01 ? -jump : 0.1 * random.normal()));
  });
const someCapacity = fc.integer({ min: 4, max: 200 });

/** A plateau at 3, a cliff down to 1 over 100 steps from step 1000 on, and a plateau again, with noise. */
function cliff(): number[] {
  const random = randomStream(1, 'cliff', 0);
  return Array.from(
    { length: 3001 },
    (_, step) => 3 - 2 * Math.min(1, Math.max(0, (step - 1000) / 100)) + 0.05 * random.normal(),
  );
}

const gaps = (steps: readonly number[]): number[] => steps.slice(1).map((step, i) => step - steps[i]);

describe('the recorder', () => {
  it('wants every step while all of them fit', () => {
    const { wanted, changing } = record(Array<number>(100).fill(1), 100);
    expect(wanted).toEqual(Array.from({ length: 100 }, (_, i) => i));
    expect(changing).toEqual([]);
  });

  it('wants every step up to 32, then an even grid, and the last step', () => {
    const { wanted } = record(Array<number>(3006).fill(1), 372);
    expect(wanted.slice(0, 33)).toEqual(Array.from({ length: 33 }, (_, i) => i));
    const grid = wanted.slice(33, -1);
    const stride = grid[1] - grid[0];
    expect(grid.every((step) => step % stride === 0)).toBe(true);
    expect(grid).toHaveLength(Math.floor(3004 / stride) - Math.floor(32 / stride));
    expect(wanted.at(-1)).toBe(3005);
  });

  it('fills half the budget with the grid, or as much of it as a whole stride allows', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 400, max: 20_000 }),
        fc.integer({ min: 50, max: 300 }),
        (steps, capacity) => {
          const { wanted } = record(Array<number>(steps + 1).fill(1), capacity);
          expect(wanted.length).toBeLessThanOrEqual(Math.ceil(capacity / 2));
          const stride = wanted.at(-2)! - wanted.at(-3)!;
          // One step closer would not have fitted.
          const early = wanted.findIndex((step, i) => wanted[i + 1] !== step + 1);
          const slots = Math.ceil(capacity / 2) - early - 2;
          if (stride > 1) expect(Math.ceil((steps - early) / (stride - 1))).toBeGreaterThan(slots);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('keeps within the budget together with the timeline, and the grid survives any loss', () => {
    fc.assert(
      fc.property(someLosses, someCapacity, (losses, capacity) => {
        const calm = record(Array<number>(losses.length).fill(1), capacity);
        const { wanted, changing, kept } = record(losses, capacity);
        expect(calm.changing).toEqual([]);
        expect(calm.kept).toEqual(calm.wanted);
        expect(wanted.filter((step) => !changing.includes(step))).toEqual(calm.wanted);
        expect(kept).toEqual(expect.arrayContaining(calm.wanted));
      }),
    );
  });

  it('notices a cliff within two strides, records it eight times as densely, and keeps all of that', () => {
    const { wanted, changing, kept } = record(cliff(), 372);
    const stride = wanted[40] - wanted[39];
    const fine = Math.floor(stride / 8);
    const from = 1000 + 2 * stride;
    for (const steps of [wanted, kept]) {
      const dense = steps.filter((step) => step >= from && step <= 1100);
      expect(Math.max(...gaps(dense))).toBe(fine);
      expect(dense.length).toBeGreaterThanOrEqual(Math.floor((1100 - from) / fine));
    }
    // Eight strides later the slower average has e^−4 of the cliff's 2 left: 0.04, below 3 % of 3.
    expect(changing.every((step) => step >= 1000 && step < 1100 + 8 * stride)).toBe(true);
  });

  it('does not take noise around a small loss for change', () => {
    const random = randomStream(2, 'noise', 0);
    const losses = Array.from({ length: 3000 }, (_, step) =>
      step < 10 ? 4 : Math.abs(0.02 * random.normal()),
    );
    const { changing } = record(losses, 300);
    expect(changing.every((step) => step < 600)).toBe(true);
  });

  it('goes by the grid alone while the loss is not finite, also from the middle of a cliff', () => {
    const calm = record(Array<number>(2001).fill(1), 100);
    for (const diverged of [NaN, Infinity]) {
      const losses = Array.from({ length: 2001 }, (_, step) => (step < 500 ? 5 - step / 100 : diverged));
      const { wanted, changing } = record(losses, 100);
      expect(changing.at(-1)).toBeGreaterThan(400);
      expect(changing.at(-1)).toBeLessThan(500);
      expect(wanted.filter((step) => step >= 500)).toEqual(calm.wanted.filter((step) => step >= 500));
    }
  });

  it.each([
    ['a calm loss', () => 1],
    ['a loss that changes fast all the time', (step: number) => 1.05 ** step],
  ])('names the next step wanted at %s', (_, lossAt) => {
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 3000 }), someCapacity, (totalSteps, capacity) => {
        const options = { totalSteps, checkpointBytes: BYTES, budgetBytes: capacity * BYTES };
        const recorder = createRecorder(options);
        let next = 0;
        for (let step = 0; step <= totalSteps; step++) {
          const wanted = recorder.wants(step, lossAt(step));
          // The averages start equal, so that no slope shows at the very first steps.
          if (step > 100) expect(wanted).toBe(step === next);
          if (wanted || step <= 100) next = recorder.nextAfter(step);
        }
      }),
    );
  });

  it('misses no grid step when an executor runs from one announced step to the next', () => {
    const losses = cliff();
    const options = { totalSteps: 3000, checkpointBytes: BYTES, budgetBytes: 372 * BYTES };
    const recorder = createRecorder(options);
    const stops: number[] = [];
    for (let step = 0; step <= 3000; step = recorder.nextAfter(step)) {
      if (recorder.wants(step, losses[step])) stops.push(step);
    }
    expect(stops).toEqual(expect.arrayContaining(record(Array<number>(3001).fill(1), 372).wanted));
    expect(stops.filter((step) => step >= 1000 && step < 1200).length).toBeGreaterThan(40);
  });

  it('goes on by the same grid beyond the total', () => {
    const recorder = createRecorder({ totalSteps: 1000, checkpointBytes: 1, budgetBytes: 100 });
    const wanted: number[] = [];
    for (let step = 0; step <= 2000; step++) if (recorder.wants(step, 1)) wanted.push(step);
    const beyond = wanted.filter((step) => step > 1000);
    const stride = beyond[1] - beyond[0];
    expect(beyond.every((step) => step % stride === 0)).toBe(true);
    expect(beyond).toHaveLength(Math.floor(2000 / stride) - Math.floor(1000 / stride));
  });

  it.each([
    ['no steps', { totalSteps: 0, checkpointBytes: 1, budgetBytes: 10 }],
    ['fractional steps', { totalSteps: 1.5, checkpointBytes: 1, budgetBytes: 10 }],
    ['empty checkpoints', { totalSteps: 5, checkpointBytes: 0, budgetBytes: 10 }],
    ['a budget below two checkpoints', { totalSteps: 5, checkpointBytes: 8, budgetBytes: 15 }],
  ])('refuses %s', (_, options) => {
    expect(() => createRecorder(options)).toThrow(RangeError);
  });

  it('refuses steps that do not ascend', () => {
    const recorder = createRecorder({ totalSteps: 10, checkpointBytes: 1, budgetBytes: 10 });
    recorder.wants(3, 1);
    expect(() => recorder.wants(3, 1)).toThrow(/new recorder/);
    expect(() => recorder.wants(NaN, 1)).toThrow(RangeError);
  });
});
