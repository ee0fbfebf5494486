import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexAfterMove, indexAtOrBefore, nearestIndex } from '../../../core/plot/steps.ts';

const steps = [0, 10, 20, 50, 100];

describe('finding a recorded step', () => {
  it('at or before', () => {
    expect([-1, 0, 9, 10, 99, 100, 500].map((step) => indexAtOrBefore(steps, step))).toEqual([
      -1, 0, 0, 1, 3, 4, 4,
    ]);
  });

  it('nearest is what a search through all of them finds', () => {
    const ascending = fc.uniqueArray(fc.integer({ min: 0, max: 1000 }), { minLength: 1 });
    fc.assert(
      fc.property(ascending, fc.integer({ min: -10, max: 1010 }), (values, step) => {
        const sorted = values.sort((a, b) => a - b);
        const least = Math.min(...sorted.map((value) => Math.abs(value - step)));
        expect(Math.abs(sorted[nearestIndex(sorted, step)] - step)).toBe(least);
      }),
    );
  });

  it('finds nothing in an empty record', () => {
    expect(indexAtOrBefore([], 3)).toBe(-1);
    expect(nearestIndex([], 3)).toBe(-1);
    expect(indexAfterMove([], 3, 'next', 10)).toBe(-1);
    expect(indexAfterMove([], 3, 'first', 10)).toBe(-1);
  });
});

describe('moving the playhead', () => {
  const after = (step: number, move: Parameters<typeof indexAfterMove>[2]) =>
    steps[indexAfterMove(steps, step, move, 10)];

  it('arrows go to the neighbouring record', () => {
    expect(after(20, 'next')).toBe(50);
    expect(after(20, 'previous')).toBe(10);
  });

  it('arrows from between two records go to either of them', () => {
    expect(after(30, 'next')).toBe(50);
    expect(after(30, 'previous')).toBe(20);
  });

  it('stays at the ends', () => {
    expect(after(100, 'next')).toBe(100);
    expect(after(0, 'previous')).toBe(0);
  });

  it('a jump moves even where records are further apart than the jump', () => {
    expect(after(50, 'forward')).toBe(100);
    expect(after(100, 'back')).toBe(50);
  });

  it('Home and End go to the first and the last record', () => {
    expect([after(20, 'first'), after(20, 'last')]).toEqual([0, 100]);
  });
});
