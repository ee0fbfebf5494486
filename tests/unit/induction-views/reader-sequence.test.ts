import { describe, expect, test } from 'vitest';
import { repeatedSequence } from '../../../labs/induction/reader-sequence.ts';
import { unrepeatedSequence } from '../../../labs/induction/unrepeated-sequence.ts';

const DRAWS = Array.from({ length: 50 }, (_, draw) => draw);

describe('sequences to start from', () => {
  test('a repeated one fills the context with a run of 8 to T/2 tokens, over and over', () => {
    const periods = DRAWS.map((draw) => {
      const tokens = repeatedSequence(64, 64, draw);
      expect(tokens).toHaveLength(64);
      return tokens.findIndex(
        (_, p) => p > 0 && tokens.every((token, i) => i < p || token === tokens[i - p]),
      );
    });
    expect(Math.min(...periods)).toBeGreaterThanOrEqual(8);
    expect(Math.max(...periods)).toBeLessThanOrEqual(32);
    expect(new Set(periods).size).toBeGreaterThan(10);
  });

  test('an unrepeated one has every token at most once, and is cut to the context', () => {
    for (const draw of DRAWS) {
      expect(new Set(unrepeatedSequence(64, 24, draw)).size).toBe(24);
      expect([...unrepeatedSequence(16, 64, draw)].sort((a, b) => a - b)).toEqual(
        Array.from({ length: 16 }, (_, token) => token),
      );
    }
  });

  test('the same draw is the same sequence, another draw another', () => {
    for (const sequence of [repeatedSequence, unrepeatedSequence]) {
      expect(sequence(64, 64, 3)).toEqual(sequence(64, 64, 3));
      expect(sequence(64, 64, 3)).not.toEqual(sequence(64, 64, 4));
    }
  });
});
