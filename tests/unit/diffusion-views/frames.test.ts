import { describe, expect, test } from 'vitest';
import {
  alphaBarAt,
  forwardPoints,
  frameAt,
  nearestLevel,
  spreadOf,
  stopsOf,
} from '../../../labs/diffusion/views/frames.ts';

describe('the frame at a time', () => {
  const times = Float32Array.of(1, 0.75, 0.5, 0.25, 0);

  test.each([
    [1, 0],
    [0.9, 0],
    [0.75, 1],
    [0.3, 2],
    [0.0001, 3],
    [0, 4],
  ])('at time %d is number %d: the last step that is completed', (time, frame) => {
    expect(frameAt(times, time)).toBe(frame);
  });

  test('is the first where a sampler begins below the last level', () => {
    expect(frameAt(Float32Array.of(0.9, 0.4, 0), 1)).toBe(0);
  });

  test('stops are where any of the panels completes a step, each once', () => {
    expect(stopsOf(times, Float32Array.of(1, 0.5, 0))).toEqual([1, 0.75, 0.5, 0.25, 0]);
  });
});

test('alphaBar is 1 at the data and the last level’s at time 1', () => {
  const alphaBars = [0.9, 0.5, 0.1, 0.01];
  expect(alphaBarAt(alphaBars, 0)).toBe(1);
  expect(alphaBarAt(alphaBars, 0.5)).toBe(0.5);
  expect(alphaBarAt(alphaBars, 1)).toBe(0.01);
});

test('the forward process is sqrt(alphaBar) x0 + sqrt(1 - alphaBar) eps, noise in model units', () => {
  const out = forwardPoints(Float32Array.of(3, -1), Float32Array.of(0.5, 2), 0.25, 2, new Float32Array(2));
  expect(out[0]).toBeCloseTo(0.5 * 3 + Math.sqrt(0.75) * 2 * 0.5, 6);
  expect(out[1]).toBeCloseTo(0.5 * -1 + Math.sqrt(0.75) * 2 * 2, 6);
});

test('the field’s level is the one with the nearest log SNR, not the nearest alphaBar', () => {
  const field = { alphaBars: Float32Array.of(1e-6, 0.03) } as Parameters<typeof nearestLevel>[0];
  expect(nearestLevel(field, 0.01)).toBe(1);
  expect(nearestLevel(field, 1e-5)).toBe(0);
});

test('the spread counts finite points only', () => {
  expect(spreadOf(Float32Array.of(1, 0, -1, 0, 0, 1, 0, -1, NaN, 5))).toBeCloseTo(Math.sqrt(0.5), 6);
});
