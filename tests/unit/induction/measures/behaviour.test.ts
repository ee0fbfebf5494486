import { describe, expect, it } from 'vitest';
import {
  behaviour,
  inContextLearningScore,
  lossByPosition,
  scoreWindows,
} from '../../../../labs/induction/measures/behaviour.ts';
import { sampleBatch, type TaskConfig } from '../../../../labs/induction/task.ts';

const config = (task: TaskConfig['task']): TaskConfig => ({ task, vocabulary: 64, context: 64, batch: 8 });

describe('behaviour', () => {
  const batch = sampleBatch(config('random-period'), 0, 0);
  /** A model that copies at 0.5 nats and is at chance elsewhere; the last position is rubbish and must not count. */
  const copier = Float32Array.from(batch.inducible, (mark, i) => (i % 64 === 63 ? 1e6 : mark ? 0.5 : 4));

  it('splits the loss into inducible and other positions, and leaves the last position out', () => {
    const figures = behaviour(copier, batch.inducible, config('random-period'));
    expect(figures.inducibleLoss).toBe(0.5);
    expect(figures.otherLoss).toBe(4);
    const share = batch.inducible.reduce((a, b) => a + b, 0) / (8 * 63);
    expect(figures.loss).toBeCloseTo(0.5 * share + 4 * (1 - share), 10);
  });

  it('gives one loss for each position that predicts something', () => {
    const { lossByPosition } = behaviour(copier, batch.inducible, config('random-period'));
    expect(lossByPosition).toHaveLength(63);
    expect(lossByPosition[0]).toBe(4);
    expect(lossByPosition[62]).toBe(0.5);
  });

  it('has a negative in-context-learning score when late predictions are better: late minus early', () => {
    expect(behaviour(copier, batch.inducible, config('random-period')).iclScore).toBe(-3.5);
  });

  it('scores zero for a model that ignores context', () => {
    const constant = new Float32Array(8 * 64).fill(Math.log(64));
    expect(behaviour(constant, batch.inducible, config('random-period')).iclScore).toBeCloseTo(0, 6);
  });

  it('compares the positions before any copy with the last quarter', () => {
    expect(scoreWindows(config('random-period'))).toEqual({ earlyEnd: 7, lateStart: 48 });
    expect(scoreWindows(config('fixed-period'))).toEqual({ earlyEnd: 31, lateStart: 48 });
    expect(scoreWindows(config('bigrams'))).toEqual({ earlyEnd: 2, lateStart: 48 });
    const ramp = Array.from({ length: 63 }, (_, t) => t);
    expect(inContextLearningScore(ramp, { earlyEnd: 7, lateStart: 48 })).toBe(55 - 3);
  });

  it('averages positions over sequences', () => {
    expect(lossByPosition([1, 2, 9, 3, 6, 9], 3)).toEqual([2, 4]);
  });

  it('refuses losses that are not whole sequences', () => {
    expect(() => behaviour(new Float32Array(65), new Uint8Array(65), config('bigrams'))).toThrow(
      /whole sequences of 64/,
    );
  });
});
