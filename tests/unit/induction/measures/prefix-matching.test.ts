import { describe, expect, it } from 'vitest';
import {
  evenPrefixMatching,
  prefixMatching,
  recurringTokens,
  type PatternShape,
} from '../../../../labs/induction/measures/prefix-matching.ts';
import { evenPreviousToken, previousToken } from '../../../../labs/induction/measures/previous-token.ts';
import { sampleBatch, type TaskConfig } from '../../../../labs/induction/task.ts';

const CONTEXT = 64;
const BATCH = 6;
const config: TaskConfig = { task: 'random-period', vocabulary: 512, context: CONTEXT, batch: BATCH };
const { tokens, inducible, periods = [] } = sampleBatch(config, 0, 0);

/** Patterns [B, H, T, T] of heads that each put all attention on one key. */
function patternsOf(heads: ((query: number, sequence: number) => number)[]): Float32Array {
  const patterns = new Float32Array(BATCH * heads.length * CONTEXT * CONTEXT);
  for (let b = 0; b < BATCH; b++) {
    heads.forEach((key, h) => {
      for (let q = 0; q < CONTEXT; q++) {
        patterns[((b * heads.length + h) * CONTEXT + q) * CONTEXT + key(q, b)] = 1;
      }
    });
  }
  return patterns;
}

const even = (shape: PatternShape) =>
  Float32Array.from({ length: shape.batch * shape.heads * CONTEXT * CONTEXT }, (_, i) => {
    const q = Math.floor(i / CONTEXT) % CONTEXT;
    return i % CONTEXT <= q ? 1 / (q + 1) : 0;
  });

/** Looks `offset` places past the previous occurrence one period back; rests on position 0 in the first period. */
const lookBack = (offset: number) => (q: number, b: number) =>
  q >= periods[b] ? q - periods[b] + offset : 0;

describe('prefix matching', () => {
  // Only sequences without an accidental repetition within a period make the ideal values exact.
  it('is measured on sequences whose period has no token twice', () => {
    for (let b = 0; b < BATCH; b++) {
      const period = tokens.subarray(b * CONTEXT, b * CONTEXT + periods[b]);
      expect(new Set(period).size).toBe(period.length);
    }
  });

  it('is 1 for an ideal induction head that rests on position 0, with one earlier copy or several', () => {
    const shape = { batch: BATCH, heads: 1, context: CONTEXT };
    expect(prefixMatching(patternsOf([lookBack(1)]), tokens, inducible, shape)).toEqual([1]);
  });

  it('tells heads apart: one that rests on position 0, one off by one (duplicate token) and one two past score 0', () => {
    const patterns = patternsOf([() => 0, lookBack(0), lookBack(1), lookBack(2)]);
    const shape = { batch: BATCH, heads: 4, context: CONTEXT };
    expect(prefixMatching(patterns, tokens, inducible, shape)).toEqual([0, 0, 1, 0]);
  });

  it('is 0 for a head that attends to the previous token or to itself', () => {
    const patterns = patternsOf([(q) => Math.max(0, q - 1), (q) => q]);
    expect(prefixMatching(patterns, tokens, inducible, { batch: BATCH, heads: 2, context: CONTEXT })).toEqual(
      [0, 0],
    );
  });

  it('of even attention is the mean of matching keys / (q + 1), which is the baseline', () => {
    const shape = { batch: BATCH, heads: 2, context: CONTEXT };
    let sum = 0;
    let rows = 0;
    for (let b = 0; b < BATCH; b++) {
      for (let q = periods[b]; q < CONTEXT - 1; q++) {
        sum += Math.floor(q / periods[b]) / (q + 1);
        rows++;
      }
    }
    const scores = prefixMatching(even(shape), tokens, inducible, shape);
    expect(scores[0]).toBeCloseTo(sum / rows, 5);
    expect(scores[1]).toBeCloseTo(sum / rows, 5);
    expect(evenPrefixMatching(tokens, inducible, shape)).toBeCloseTo(sum / rows, 12);
  });

  it('adds up attention to several earlier copies', () => {
    const sequence = Int32Array.from([1, 2, 1, 3, 1]);
    const patterns = new Float32Array(25);
    patterns.set([0.1, 0.3, 0.2, 0.4, 0], 20);
    const rows = Uint8Array.from([0, 0, 0, 0, 1]);
    const [score] = prefixMatching(patterns, sequence, rows, { batch: 1, heads: 1, context: 5 });
    expect(score).toBeCloseTo(0.7, 6);
  });

  it('does not take attention to oneself for a match in a doubled token', () => {
    const doubled = Int32Array.from([5, 7, 7, 8]);
    const rows = recurringTokens(doubled, 4);
    expect([...rows]).toEqual([0, 0, 1, 0]);
    const toItself = Float32Array.from({ length: 16 }, (_, i) => (i % 5 === 0 ? 1 : 0));
    // The only earlier 7 is followed by the query itself, so no row can be measured.
    expect(prefixMatching(toItself, doubled, rows, { batch: 1, heads: 1, context: 4 })).toEqual([NaN]);
  });

  it('can take any token that occurred before in its own sequence', () => {
    const two = Int32Array.from([1, 2, 1, 1, 3, 4, 1, 3]);
    expect([...recurringTokens(two, 4)]).toEqual([0, 0, 1, 1, 0, 0, 0, 1]);
  });
});

describe('the previous-token score', () => {
  it('is 1 for a head that always looks one back, 0 for one that looks at itself or two back', () => {
    const patterns = patternsOf([(q) => Math.max(0, q - 1), (q) => q, (q) => (q > 1 ? q - 2 : q)]);
    expect(previousToken(patterns, { batch: BATCH, heads: 3, context: CONTEXT })).toEqual([1, 0, 0]);
  });

  it('of even attention is the mean of 1 / (q + 1), which is the baseline', () => {
    const shape = { batch: BATCH, heads: 1, context: CONTEXT };
    const [score] = previousToken(even(shape), shape);
    expect(score).toBeCloseTo(evenPreviousToken(CONTEXT), 5);
    expect(evenPreviousToken(3)).toBeCloseTo((1 / 2 + 1 / 3) / 2, 12);
  });
});
