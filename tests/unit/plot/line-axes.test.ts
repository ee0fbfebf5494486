import { describe, expect, it } from 'vitest';
import { linearTicks, yRange } from '../../../core/plot/line-axes.ts';

describe('the range of the y axis', () => {
  const range = (values: (number | null)[], references: number[] = [], yScale: 'linear' | 'log' = 'linear') =>
    yRange({ yScale, references: references.map((value) => ({ label: '', value })) }, [values]);

  it('has a margin of a tenth, ends round, and does not cross zero without need', () => {
    expect(range([0.3, 4.2])[0]).toBe(0);
    expect(range([0.3, 4.2])[1]).toBeCloseTo(4.6);
    expect(range([2, 4])[0]).toBeCloseTo(1.8);
    expect(range([2, 4])[1]).toBeCloseTo(4.2);
    expect(range([-0.1, 0.9])[0]).toBeLessThan(-0.1);
    expect(range([-4, -0.1])[1]).toBe(0);
  });

  it('shows the references, but not those that a logarithmic axis cannot', () => {
    expect(range([1, 1], [9.5])[1]).toBeGreaterThan(9.5);
    expect(range([2, 30], [0, -1, NaN], 'log')).toEqual([2, 30]);
  });

  it('ends a logarithmic axis at a digit times a power of ten', () => {
    expect(range([0.034, 4.16], [], 'log')).toEqual([0.03, 5]);
  });

  it.each([0, 1, -3, 1e-9])('is a range for the single value %s', (value) => {
    const [min, max] = range([value, null]);
    expect(min).toBeLessThanOrEqual(value);
    expect(max).toBeGreaterThan(min);
    expect(max).toBeGreaterThanOrEqual(value);
  });

  it('is one when there is nothing to show', () => {
    expect(range([null])).toEqual([0, 1]);
    expect(range([], [], 'log')).toEqual([0.1, 1]);
  });
});

describe('the marks of a linear axis', () => {
  it('are round numbers, as many as fit', () => {
    expect(linearTicks(0, 1000, 600, 56)).toEqual([0, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000]);
    expect(linearTicks(0, 1000, 200, 56)).toEqual([0, 500, 1000]);
    expect(linearTicks(-0.25, 0.31, 200, 34)).toEqual([-0.2, -0.1, 0, 0.1, 0.2, 0.3]);
  });

  it('stay exact and within the range for small and large numbers', () => {
    expect(linearTicks(0, 3e-7, 120, 34)).toEqual([0, 1e-7, 2e-7, 3e-7]);
    expect(linearTicks(0, 4e9, 120, 34)).toEqual([0, 2e9, 4e9]);
  });

  it.each([
    [0.07, 4.6, 140],
    [-13, 977, 520],
    [1e-5, 2.3e-5, 90],
  ])('from %d to %d lie no closer than asked', (min, max, length) => {
    const ticks = linearTicks(min, max, length, 34);
    const gaps = ticks.slice(1).map((tick, i) => ((tick - ticks[i]) * length) / (max - min));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(34 - 1e-6);
    expect(Math.max(...gaps)).toBeLessThan(34 * 3);
  });
});
