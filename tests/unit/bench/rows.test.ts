import { describe, expect, it } from 'vitest';
import { LOSS_TOLERANCE, refusals, refusedRow, rowOf } from '../../../bench/rows.ts';
import { MEASURED } from './rows.ts';

describe('a row is refused', () => {
  it('when its loss is more than 1e-4 from the one that the others agree on', () => {
    const reasons = refusals([4.2, 4.20002, 4.2003, 4.19998]);
    expect(reasons.map((reason) => reason !== null)).toEqual([false, false, true, false]);
    expect(reasons[2]).toContain('4.20030');
    expect(LOSS_TOLERANCE).toBe(1e-4);
  });

  it('when its loss is no number, whatever the others have', () => {
    expect(refusals([NaN, 4.2, Infinity])).toEqual([
      'loss NaN after 10 steps',
      null,
      'loss Infinity after 10 steps',
    ]);
  });

  it('one of two that disagree: they cannot both train the same model', () => {
    expect(refusals([4.2, 4.3]).filter((reason) => reason === null)).toHaveLength(1);
  });

  it('and then has no figure to be compared by', () => {
    const { model, who, executor, samples, refused, ...figures } = refusedRow('m', MEASURED.entry, 'why');
    expect({ model, who, executor, refused }).toEqual({ model: 'm', ...MEASURED.entry, refused: 'why' });
    expect(samples).toEqual([0, 0]);
    expect(new Set(Object.values(figures))).toEqual(new Set([null]));
  });
});

describe('a row', () => {
  it('has medians of its turns, and GFLOP/s from the exact count', () => {
    expect(rowOf('m', MEASURED)).toMatchObject({
      msPerStep: 5,
      spread: 0.2,
      stepsPerSecond1: 1000 / 11,
      stepsPerSecond32: 200,
      gflops: 18,
      dispatches: 19,
      samples: [3, 3],
      refused: null,
    });
  });

  it('is told by the way in which its contender is faster, be it reading every loss', () => {
    const row = rowOf('m', { ...MEASURED, single: [4, 4, 4], grouped: [8, 8, 8] });
    expect(row).toMatchObject({ msPerStep: 4, spread: 0, stepsPerSecond1: 250, stepsPerSecond32: 125 });
  });

  it('has null for what was not measured: JSON has no NaN', () => {
    const row = rowOf('m', { ...MEASURED, single: [4], grouped: [8], counts: null });
    expect(row).toMatchObject({ spread: null, dispatches: null, submits: null });
    expect(JSON.parse(JSON.stringify(row))).toEqual(row);
  });
});
