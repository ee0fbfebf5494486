import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evenlyChosen } from '../../../core/plot/line-chart-table.ts';
import { logStep, logTicks, withoutOverlap } from '../../../core/plot/ticks.ts';

describe('the logarithmic axis of steps', () => {
  it('shows step 0 at its left end', () => {
    expect(logStep.forward(0)).toBe(0);
  });

  it('finds the step under a position again', () => {
    for (const step of [0, 1, 5, 640, 10_000]) {
      expect(logStep.backward(logStep.forward(step))).toBeCloseTo(step, 8);
    }
  });
});

describe('logarithmic ticks', () => {
  const along = (max: number, width: number) => (step: number) =>
    (width * logStep.forward(step)) / logStep.forward(max);

  it('are 0, the powers of ten, and between them what fits in every decade', () => {
    expect(logTicks(0, 1000, along(1000, 300), 30)).toEqual([0, 1, 3, 10, 30, 100, 300, 1000]);
  });

  it('fill in fives and twos where there is room', () => {
    expect(logTicks(1, 100, (v) => 300 * Math.log10(v), 60)).toEqual([1, 2, 5, 10, 20, 50, 100]);
  });

  it('never stand closer than asked, and ascend', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 50, max: 1500 }), (max, width) => {
        const position = along(max, width);
        const ticks = logTicks(0, max, position, 40);
        expect(ticks[0]).toBe(0);
        for (let i = 1; i < ticks.length; i++) {
          expect(position(ticks[i]) - position(ticks[i - 1])).toBeGreaterThanOrEqual(40);
        }
      }),
    );
  });
});

describe('rows of a long table', () => {
  it('are all of a short record', () => {
    expect(evenlyChosen(3, 60)).toEqual([0, 1, 2]);
    expect(evenlyChosen(0, 60)).toEqual([]);
  });

  it('are as many as allowed, with the first and the last, no two gaps differing by more than one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 20_000 }), (length) => {
        const rows = evenlyChosen(length, 60);
        expect(rows).toHaveLength(60);
        expect([rows[0], rows.at(-1)]).toEqual([0, length - 1]);
        const gaps = rows.slice(1).map((row, i) => row - rows[i]);
        expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('labels beside their lines', () => {
  it('stay where they wish when there is room', () => {
    expect(withoutOverlap([80, 10], 15, 0, 100)).toEqual([80, 10]);
  });

  it('never cover each other and never leave the plot', () => {
    const wishes = fc.array(fc.integer({ min: -50, max: 300 }), { maxLength: 10 });
    fc.assert(
      fc.property(wishes, (places) => {
        const tops = withoutOverlap(places, 15, 0, 200).sort((a, b) => a - b);
        for (let i = 1; i < tops.length; i++) expect(tops[i] - tops[i - 1]).toBeGreaterThanOrEqual(15);
        for (const top of tops) expect(top >= 0 && top <= 185).toBe(true);
      }),
    );
  });
});
