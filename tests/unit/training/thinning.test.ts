import { describe, expect, it } from 'vitest';
import { leastMissed } from '../../../core/training/thinning.ts';

function missedLeast(
  steps: readonly number[],
  mayGo: (index: number) => boolean = () => true,
): number | undefined {
  return leastMissed(steps.length, (i) => steps[i], mayGo);
}

describe('the step missed least', () => {
  it('is the one whose neighbours are closest together', () => {
    expect(missedLeast([0, 10, 20, 25, 28, 40])).toBe(3);
  });

  it('is the earliest of equals', () => {
    expect(missedLeast([0, 5, 6, 7, 8, 20])).toBe(2);
  });

  it('is one that may go', () => {
    expect(missedLeast([0, 5, 6, 7, 20], (i) => i !== 2)).toBe(1);
    expect(missedLeast([0, 5, 6, 7, 20], () => false)).toBeUndefined();
  });

  it('is never the first or the last', () => {
    expect(missedLeast([0, 1])).toBeUndefined();
    expect(missedLeast([0, 1, 100])).toBe(1);
  });
});
