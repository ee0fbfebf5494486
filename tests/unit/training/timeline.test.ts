import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Moment } from '../../../core/training/experiment.ts';
import { createTimeline, MAX_ROWS, type Timeline } from '../../../core/training/timeline.ts';

const PARAMETERS = 4;
const BYTES = 4 * PARAMETERS;

function moment(step: number, changing = false): Moment {
  return {
    row: { step, loss: 1 / (1 + step) },
    parameters: new Float32Array(PARAMETERS).fill(step),
    changing,
  };
}

function timelineOf(capacity: number, steps: readonly number[]): Timeline {
  const timeline = createTimeline({ budgetBytes: capacity * BYTES });
  for (const step of steps) timeline.add(moment(step));
  return timeline;
}

const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
const gaps = (steps: readonly number[]): number[] => steps.slice(1).map((step, i) => step - steps[i]);

const someSteps = fc.uniqueArray(fc.nat(2000), { minLength: 1, maxLength: 200 });
const someCapacity = fc.integer({ min: 2, max: 40 });

describe('a timeline', () => {
  it('keeps every row in step order, whatever the order of adding', () => {
    fc.assert(
      fc.property(someSteps, someCapacity, (steps, capacity) => {
        const timeline = timelineOf(capacity, steps);
        expect(timeline.rows.map((row) => row.step)).toEqual([...steps].sort((a, b) => a - b));
        expect(timeline.trainedSteps).toBe(Math.max(...steps));
      }),
    );
  });

  it('never exceeds its budget, and keeps the first and the last checkpoint', () => {
    fc.assert(
      fc.property(someSteps, someCapacity, fc.infiniteStream(fc.boolean()), (steps, capacity, marks) => {
        const timeline = createTimeline({ budgetBytes: capacity * BYTES + 3 });
        for (const [i, step] of steps.entries()) {
          timeline.add(moment(step, marks.next().value));
          expect(timeline.bytes).toBe(timeline.steps.length * BYTES);
          expect(timeline.steps.length).toBe(Math.min(i + 1, capacity));
          expect(timeline.steps[0]).toBe(Math.min(...steps.slice(0, i + 1)));
          expect(timeline.steps.at(-1)).toBe(Math.max(...steps.slice(0, i + 1)));
        }
      }),
    );
  });

  it('thins evenly: no gap exceeds span / ⌊capacity/2⌋ unless nothing was recorded within it', () => {
    fc.assert(
      fc.property(someSteps, someCapacity, (steps, capacity) => {
        const kept = timelineOf(capacity, steps).steps;
        const bound = (Math.max(...steps) - Math.min(...steps)) / Math.floor(capacity / 2);
        for (const [i, gap] of gaps(kept).entries()) {
          const within = steps.some((step) => step > kept[i] && step < kept[i + 1]);
          if (within) expect(gap).toBeLessThanOrEqual(bound);
        }
      }),
    );
  });

  it('thins a run recorded at every step to gaps of at most twice the even one', () => {
    const { steps } = timelineOf(50, range(5000));
    expect(steps.length).toBe(50);
    expect(Math.max(...gaps(steps))).toBeLessThanOrEqual((2 * 4999) / 49);
  });

  it('lets moments of fast change keep their half when the others overflow', () => {
    const timeline = createTimeline({ budgetBytes: 20 * BYTES });
    for (const step of range(1000)) timeline.add(moment(step, step >= 100 && step < 110));
    expect(timeline.steps).toEqual(expect.arrayContaining(range(10).map((i) => 100 + i)));
  });

  it('lets the others keep their half when fast change overflows', () => {
    const timeline = createTimeline({ budgetBytes: 20 * BYTES });
    for (const step of range(1000)) timeline.add(moment(step, step % 100 !== 0));
    expect(timeline.steps).toEqual(expect.arrayContaining(range(10).map((i) => 100 * i)));
    expect(timeline.steps.length).toBe(20);
  });

  it('finds the nearest checkpoint, the earlier of equals', () => {
    fc.assert(
      fc.property(someSteps, someCapacity, fc.integer({ min: -10, max: 2010 }), (steps, capacity, wanted) => {
        const timeline = timelineOf(capacity, steps);
        const distance = (step: number): number => Math.abs(step - wanted);
        const nearest = timeline.steps.reduce((a, b) => (distance(b) < distance(a) ? b : a));
        const found = timeline.nearest(wanted)!;
        expect(found.step).toBe(nearest);
        expect([...found.parameters]).toEqual(Array(PARAMETERS).fill(nearest));
      }),
    );
  });

  it('has nothing to find when it is empty', () => {
    const timeline = createTimeline({ budgetBytes: 100 });
    expect(timeline.nearest(3)).toBeUndefined();
    expect(timeline.at(3)).toBeUndefined();
    expect(timeline).toMatchObject({ rows: [], steps: [], bytes: 0, trainedSteps: 0 });
  });

  it('returns the moment at a step, with weights where it kept them', () => {
    const timeline = timelineOf(2, [0, 1, 2]);
    expect(timeline.at(1)).toEqual({ row: { step: 1, loss: 0.5 } });
    expect(timeline.at(2)).toEqual(moment(2));
    expect(timeline.at(1.5)).toBeUndefined();
  });

  it('puts a step recorded again in place of the old one, weights included', () => {
    const timeline = timelineOf(5, [0, 1, 2]);
    const parameters = new Float32Array(PARAMETERS).fill(-1);
    timeline.add({ row: { step: 1, loss: 9 }, parameters });
    expect(timeline.rows.map((row) => row.loss)).toEqual([1, 9, 1 / 3]);
    expect(timeline.nearest(1)!.parameters).toBe(parameters);
    timeline.add({ row: { step: 1, loss: 8 } });
    expect(timeline.steps).toEqual([0, 2]);
    expect(timeline.rows).toHaveLength(3);
  });

  it('takes the same moments back that it hands out', () => {
    const timeline = timelineOf(7, range(30));
    const copy = createTimeline({ budgetBytes: 7 * BYTES });
    copy.replace(timeline.rows.map((row) => timeline.at(row.step)!));
    expect(copy.steps).toEqual(timeline.steps);
    expect(copy.rows).toEqual(timeline.rows);
  });

  it('changes nothing when a replacement is refused', () => {
    const timeline = timelineOf(5, [0, 1, 2]);
    const bad: Moment = { row: { step: 9 }, parameters: new Float32Array(PARAMETERS + 1) };
    expect(() => timeline.replace([moment(7), bad])).toThrow(/has 5 parameters, but this run's have 4/);
    expect(timeline.steps).toEqual([0, 1, 2]);
    expect(timeline.rows).toHaveLength(3);
  });

  it('takes another model once it is cleared', () => {
    const timeline = timelineOf(5, [0, 1]);
    timeline.clear();
    timeline.add({ row: { step: 3 }, parameters: new Float32Array(2) });
    expect(timeline).toMatchObject({ steps: [3], bytes: 8, trainedSteps: 3 });
  });

  it('thins rows beyond the largest number kept, and those with weights stay', () => {
    const timeline = createTimeline({ budgetBytes: 100 * BYTES });
    for (let step = 0; step < MAX_ROWS + 50; step++) {
      timeline.add(step % 1000 === 1 ? moment(step) : { row: { step } });
    }
    expect(timeline.rows).toHaveLength(MAX_ROWS);
    const rows = new Set(timeline.rows.map((row) => row.step));
    expect(timeline.steps.every((step) => rows.has(step))).toBe(true);
    expect(timeline.steps).toHaveLength(21);
    expect(timeline.trainedSteps).toBe(MAX_ROWS + 49);
  });

  it('keeps a metric that is not finite: a diverged loss is a result', () => {
    const timeline = createTimeline({ budgetBytes: 100 });
    timeline.add({ row: { step: 1, loss: NaN } });
    expect(timeline.rows[0].loss).toBeNaN();
  });

  it.each<[string, Moment, RegExp]>([
    ['a NaN step', { row: { step: NaN } }, /whole number from 0, not NaN/],
    ['a negative step', { row: { step: -1 } }, /whole number from 0, not -1/],
    ['a fractional step', { row: { step: 0.5 } }, /whole number from 0, not 0.5/],
    ['a metric that is no number', { row: { step: 0, loss: '1' as unknown as number } }, /"loss" of step 0/],
    ['no parameters', { row: { step: 0 }, parameters: new Float32Array(0) }, /is empty/],
    [
      'weights beyond the budget',
      { row: { step: 0 }, parameters: new Float32Array(99) },
      /does not hold two/,
    ],
  ])('refuses %s and stays as it was', (_, bad, message) => {
    const timeline = timelineOf(5, [3]);
    expect(() => {
      if (bad.parameters) timeline.clear();
      timeline.add(bad);
    }).toThrow(message);
    expect(timeline.rows).toHaveLength(bad.parameters ? 0 : 1);
  });

  it('refuses a budget that is no positive number', () => {
    expect(() => createTimeline({ budgetBytes: NaN })).toThrow(RangeError);
    expect(() => createTimeline({ budgetBytes: 0 })).toThrow(RangeError);
  });

  it('refuses to look for NaN', () => {
    expect(() => timelineOf(5, [0]).nearest(NaN)).toThrow(RangeError);
  });
});
