import { describe, expect, it } from 'vitest';
import { createPace } from '../../../../core/executors/webgpu/pace.ts';

function stepsAfter(
  millisecondsPerStep: number,
  { capacity = 256, adapter = 'gpu' as 'gpu' | 'software' } = {},
): number {
  const pace = createPace(capacity, adapter);
  for (let i = 0; i < 50; i++) pace.measured(pace.steps, pace.steps * millisecondsPerStep);
  return pace.steps;
}

describe('the number of steps in a submit', () => {
  it('is 16 until a step has been measured', () => {
    expect(createPace(256, 'gpu').steps).toBe(16);
  });

  it('keeps submits under 100 ms where a step is quick', () => {
    expect(stepsAfter(1)).toBe(100);
    expect(stepsAfter(3)).toBe(33);
  });

  it('stays at 16 where a step is slow, and gives way to the watchdog where it is very slow', () => {
    expect(stepsAfter(30)).toBe(16);
    expect(stepsAfter(250)).toBe(4);
    expect(stepsAfter(5000)).toBe(1);
  });

  it('stays at 16 on a software adapter, which draws no page, up to half a second a step', () => {
    expect(stepsAfter(1, { adapter: 'software' })).toBe(100);
    expect(stepsAfter(250, { adapter: 'software' })).toBe(16);
    expect(stepsAfter(500, { adapter: 'software' })).toBe(16);
    expect(stepsAfter(2000, { adapter: 'software' })).toBe(4);
  });

  it('is never more than there is room for', () => {
    expect(stepsAfter(0.01, { capacity: 64 })).toBe(64);
    expect(createPace(3, 'gpu').steps).toBe(3);
  });
});
