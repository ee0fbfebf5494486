import { describe, expect, it } from 'vitest';
import { formatQuantity, formatStep, formatTick, formatValue } from '../../../core/plot/format.ts';
import { drawable, lastMeasured } from '../../../core/plot/series.ts';

describe('values as they are drawn', () => {
  it('leave out what is not finite, and are as many as there are steps', () => {
    expect(drawable([1, NaN, null, Infinity, -2], 6, 'linear')).toEqual([1, null, null, null, -2, null]);
    expect(drawable([1, 2, 3], 2, 'linear')).toEqual([1, 2]);
  });

  it('leave out what has no logarithm on a logarithmic axis', () => {
    expect(drawable([1, 0, -1, 1e-9], 4, 'log')).toEqual([1, null, null, 1e-9]);
  });
});

it('a metric probed now and then reads as last measured', () => {
  expect(lastMeasured([0.1, null, null, 0.4, NaN], 2)).toBe(0.1);
  expect(lastMeasured([0.1, null, null, 0.4, NaN], 4)).toBe(0.4);
  expect(lastMeasured([null, 1], 0)).toBeNull();
  expect(lastMeasured([], -1)).toBeNull();
});

describe('numbers', () => {
  it('keep about four digits', () => {
    expect([1.38629, 12.414, 123.44, 2000.4, 0.0042, 0].map(formatValue)).toEqual([
      '1.386',
      '12.41',
      '123.4',
      '2,000',
      '0.004',
      '0.000',
    ]);
  });

  it('say what they cannot show in decimals as powers of ten', () => {
    expect([0.000021, -3.2e7].map(formatValue)).toEqual(['2.1e−5', '−3.2e+7']);
  });

  it('say nothing for nothing', () => {
    expect([null, undefined, NaN, Infinity].map((value) => formatQuantity(value, 'nats'))).toEqual([
      '–',
      '–',
      '–',
      '–',
    ]);
  });

  it('carry their unit', () => {
    expect(formatQuantity(-0.5, 'nats')).toBe('−0.500 nats');
  });

  it('group steps and keep ticks short', () => {
    expect(formatStep(1200)).toBe('1,200');
    expect([0, 0.25, 1500, 0.0001].map(formatTick)).toEqual(['0', '0.25', '1,500', '1e−4']);
  });
});
