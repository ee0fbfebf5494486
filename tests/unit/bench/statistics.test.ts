import { describe, expect, it } from 'vitest';
import { median, spread } from '../../../bench/statistics.ts';

describe('the median of timings', () => {
  it('is the middle one, or halfway between the two in the middle, in whatever order they came', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([8, 2, 4, 1])).toBe(3);
  });

  it('does not move with one turn that something else held up', () => {
    expect(median([10, 11, 12, 11, 900])).toBe(11);
  });

  it('is no number of nothing', () => {
    expect(median([])).toBeNaN();
  });
});

describe('the spread of timings', () => {
  it('is the reach of their middle half as a share of the median', () => {
    // Quartiles 20 and 40 of 10, 20, 30, 40, 50.
    expect(spread([50, 10, 30, 20, 40])).toBeCloseTo(20 / 30, 12);
    expect(spread([7, 7, 7])).toBe(0);
  });

  it('is unknown of a single turn', () => {
    expect(spread([7])).toBeNaN();
  });
});
