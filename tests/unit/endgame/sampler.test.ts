import { describe, expect, it } from 'vitest';
import { randomStream } from '../../../core/training/random.ts';
import { entropyOf, maskedSoftmax } from '../../../labs/endgame/grpo-reference.ts';
import { greedyIndex, legalProbabilities, sampleIndex } from '../../../labs/endgame/sampler.ts';

const random = randomStream(1, 'test', 0);
const logits = Float32Array.from({ length: 3 * 128 }, () => 4 * random.normal());
const actions = Uint8Array.of(3, 64, 7, 127, 90);
const probabilities = new Float64Array(8);

describe('probabilities', () => {
  it('are the softmax over the legal actions at the temperature, with its entropy', () => {
    for (const temperature of [0.5, 1, 1.7]) {
      const entropy = legalProbabilities(logits, 128, actions, 5, temperature, probabilities);
      const legal = Array.from({ length: 128 }, (_, action) => actions.includes(action));
      const expected = maskedSoftmax(logits.subarray(128, 256), legal, temperature);
      actions.forEach((action, i) => expect(probabilities[i]).toBeCloseTo(expected[action], 12));
      expect(entropy).toBeCloseTo(entropyOf(expected), 12);
    }
  });
});

describe('a choice', () => {
  it('takes each action as often as it is probable', () => {
    legalProbabilities(logits, 0, actions, 5, 1, probabilities);
    const counts = new Float64Array(5);
    const draws = 40_000;
    for (let i = 0; i < draws; i++) counts[sampleIndex(probabilities, 5, random.uniform())]++;
    counts.forEach((count, i) => {
      const p = probabilities[i];
      expect(Math.abs(count / draws - p)).toBeLessThan(5 * Math.sqrt((p * (1 - p)) / draws) + 1e-9);
    });
  });

  it('never takes what has probability 0, at either end of the unit interval', () => {
    const certain = Float64Array.of(0, 0.5, 0, 0.5, 0);
    expect([0, 0.49, 0.5, 1 - 2 ** -24].map((u) => sampleIndex(certain, 5, u))).toEqual([1, 1, 3, 3]);
    // A sum that rounding has left below 1.
    expect(sampleIndex(Float64Array.of(0.3, 0.3, 0), 3, 0.99)).toBe(1);
  });

  it('greedy, is the most probable action, the first of equals', () => {
    expect(greedyIndex(Float64Array.of(0.2, 0.3, 0.3, 0.2), 4)).toBe(1);
  });
});
