import { describe, expect, it } from 'vitest';
import { bigramLanguage, TRIGGER_RATE, triggerCount } from '../../../labs/induction/bigrams.ts';
import {
  BACKGROUND_WEIGHT,
  copiedTokens,
  earliestCopy,
  lossWeights,
  matchedTokens,
  sampleBatch,
  smallestPeriod,
  type TaskConfig,
} from '../../../labs/induction/task.ts';

const config = (task: TaskConfig['task'], more: Partial<TaskConfig> = {}): TaskConfig => ({
  task,
  vocabulary: 64,
  context: 64,
  batch: 64,
  ...more,
});
const TASKS = ['random-period', 'fixed-period', 'bigrams'] as const;

function sequences(values: Int32Array | Uint8Array, context: number): number[][] {
  return Array.from({ length: values.length / context }, (_, b) =>
    Array.from(values.subarray(b * context, (b + 1) * context)),
  );
}

/** Whether some earlier position of the sequence held the same token, followed by the same token. */
function pairSeenBefore(sequence: number[], t: number): boolean {
  return sequence.some((token, p) => p < t && token === sequence[t] && sequence[p + 1] === sequence[t + 1]);
}

describe.each(TASKS)('the %s task', (task) => {
  const batch = sampleBatch(config(task), 3, 7);

  it('gives the same batch for the same seed, step and stream, and another for any other', () => {
    expect(sampleBatch(config(task), 3, 7)).toEqual(batch);
    for (const other of [
      sampleBatch(config(task), 4, 7),
      sampleBatch(config(task), 3, 8),
      sampleBatch(config(task), 3, 7, 'measure'),
    ]) {
      expect(other.tokens).not.toEqual(batch.tokens);
    }
  });

  it('asks at each position for the next token, and for nothing at the last', () => {
    const targets = sequences(batch.targets, 64);
    sequences(batch.tokens, 64).forEach((tokens, b) => {
      expect(targets[b]).toEqual([...tokens.slice(1), 0]);
    });
  });

  it('marks as inducible only positions whose pair of tokens occurred before, and never the last', () => {
    const marks = sequences(batch.inducible, 64);
    sequences(batch.tokens, 64).forEach((tokens, b) => {
      expect(marks[b][63]).toBe(0);
      marks[b].forEach((mark, t) => mark && expect(pairSeenBefore(tokens, t)).toBe(true));
    });
  });

  it('marks nothing before the earliest copy, and something right after it', () => {
    const first = earliestCopy(config(task));
    const many = sampleBatch(config(task, { batch: 500 }), 0, 0);
    const earliest = Math.min(
      ...sequences(many.inducible, 64)
        .map((marks) => marks.indexOf(1))
        .filter((t) => t >= 0),
    );
    // In repeats the copy of token 0 is at `first`, and the first pair is complete one later.
    expect(earliest).toBe(task === 'bigrams' ? first - 1 : first);
  });

  it('weighs losses so that they sum to 1, with nothing on the last position', () => {
    const weights = lossWeights(config(task), batch);
    expect(weights.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 5);
    for (let b = 0; b < 64; b++) expect(weights[b * 64 + 63]).toBe(0);
    expect(Math.min(...weights.filter((_, i) => i % 64 !== 63))).toBeGreaterThan(0);
  });

  it('refuses sizes it cannot fill', () => {
    expect(() => sampleBatch(config(task, { context: 7 }), 0, 0)).toThrow(/at least 8/);
    expect(() => sampleBatch(config(task, { vocabulary: 1 }), 0, 0)).toThrow(/at least/);
    expect(() => sampleBatch(config(task, { batch: 0 }), 0, 0)).toThrow(/at least one/);
  });
});

describe('repeats', () => {
  it('repeat with the period that was drawn, and mark every position from it on', () => {
    for (const task of ['random-period', 'fixed-period'] as const) {
      const { tokens, inducible, periods = [] } = sampleBatch(config(task), 1, 0);
      expect(periods).toHaveLength(64);
      sequences(tokens, 64).forEach((sequence, b) => {
        const period = periods[b];
        expect(sequence.slice(period)).toEqual(sequence.slice(0, 64 - period));
        expect(sequences(inducible, 64)[b]).toEqual(sequence.map((_, t) => (t >= period && t < 63 ? 1 : 0)));
      });
    }
  });

  it('with a random period draw each of 8..T/2 equally often', () => {
    const draws = 12_500;
    const { periods = [] } = sampleBatch(config('random-period', { batch: draws }), 0, 0);
    const counts = Array.from({ length: 64 }, (_, p) => periods.filter((period) => period === p).length);
    const expected = draws / 25;
    expect(counts.every((count, p) => count === 0 || (p >= 8 && p <= 32))).toBe(true);
    const chiSquare = counts.slice(8, 33).reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // 24 degrees of freedom: 51.2 is passed once in a thousand.
    expect(chiSquare).toBeLessThan(51.2);
  });

  it('with a fixed period draw half the context', () => {
    expect(new Set(sampleBatch(config('fixed-period'), 0, 0).periods)).toEqual(new Set([32]));
  });

  it('of short contexts start at a quarter of them, so that the period still varies', () => {
    expect([8, 16, 24, 32, 64, 256].map(smallestPeriod)).toEqual([2, 4, 6, 8, 8, 8]);
    const { periods } = sampleBatch(config('random-period', { context: 8, batch: 200 }), 0, 0);
    expect(new Set(periods)).toEqual(new Set([2, 3, 4]));
  });

  it('weigh all positions that predict something the same', () => {
    const weights = lossWeights(config('random-period'), sampleBatch(config('random-period'), 0, 0));
    expect(new Set(weights)).toEqual(new Set([0, Math.fround(1 / (64 * 63))]));
  });
});

describe('bigrams', () => {
  const K = 6;
  const batch = sampleBatch(config('bigrams', { batch: 400 }), 0, 0);
  const language = bigramLanguage(64, 0);

  it('put the same output, never a trigger, after every occurrence of a trigger in a sequence', () => {
    for (const tokens of sequences(batch.tokens, 64)) {
      for (let trigger = 0; trigger < K; trigger++) {
        const outputs = new Set(tokens.filter((_, t) => t > 0 && tokens[t - 1] === trigger));
        expect(outputs.size).toBeLessThanOrEqual(1);
        for (const output of outputs) expect(output).toBeGreaterThanOrEqual(K);
      }
    }
  });

  it('draw outputs anew for each sequence, evenly over the other tokens', () => {
    const outputs: number[] = [];
    for (const tokens of sequences(batch.tokens, 64)) {
      for (let trigger = 0; trigger < K; trigger++) {
        const at = tokens.indexOf(trigger);
        if (at >= 0 && at < 63) outputs.push(tokens[at + 1]);
      }
    }
    const expected = outputs.length / 58;
    const counts = Array.from({ length: 58 }, (_, i) => outputs.filter((output) => output === K + i).length);
    const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // 57 degrees of freedom: 95.8 is passed once in a thousand.
    expect(chiSquare).toBeLessThan(95.8);
  });

  it('mark a trigger exactly when it was seen before', () => {
    const marks = sequences(batch.inducible, 64);
    sequences(batch.tokens, 64).forEach((tokens, b) => {
      tokens.slice(0, -1).forEach((token, t) => {
        expect(marks[b][t]).toBe(token < K && tokens.indexOf(token) < t ? 1 : 0);
      });
    });
  });

  it('make about a fifth of all positions inducible, enough to learn from', () => {
    const share = batch.inducible.reduce((a, b) => a + b, 0) / batch.inducible.length;
    expect(share).toBeGreaterThan(0.15);
    expect(share).toBeLessThan(0.25);
  });

  it('draw a trigger two times in five after an ordinary token', () => {
    let triggers = 0;
    let all = 0;
    for (const tokens of sequences(batch.tokens, 64)) {
      for (let t = 1; t < 64; t++) {
        if (tokens[t - 1] < K) continue;
        all++;
        if (tokens[t] < K) triggers++;
      }
    }
    const deviation = Math.sqrt((TRIGGER_RATE * (1 - TRIGGER_RATE)) / all);
    expect(Math.abs(triggers / all - TRIGGER_RATE)).toBeLessThan(4 * deviation);
  });

  it('follow the transitions of their language after an ordinary token', () => {
    const counts = new Float64Array(64 * 64);
    const totals = new Float64Array(64);
    const many = sampleBatch(config('bigrams', { batch: 2000 }), 0, 1);
    for (const tokens of sequences(many.tokens, 64)) {
      for (let t = 1; t < 64; t++) {
        counts[tokens[t - 1] * 64 + tokens[t]]++;
        totals[tokens[t - 1]]++;
      }
    }
    for (let from = K; from < 64; from++) {
      for (let to = 0; to < 64; to++) {
        const p = language.transitions[from * 64 + to];
        const deviation = Math.sqrt(Math.max(p * (1 - p), 1 / totals[from]) / totals[from]);
        expect(Math.abs(counts[from * 64 + to] / totals[from] - p)).toBeLessThan(5.5 * deviation);
      }
    }
  });

  it('share one language across steps and streams, fixed by the seed', () => {
    expect(bigramLanguage(64, 0)).toEqual(language);
    expect(bigramLanguage(64, 1).transitions).not.toEqual(language.transitions);
    for (let token = K; token < 64; token++) {
      const row = language.transitions.subarray(token * 64, (token + 1) * 64);
      expect(row.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    }
  });

  it('weigh an inducible position ten times one that is not', () => {
    const weights = lossWeights(config('bigrams'), batch);
    const inducible = weights[batch.inducible.indexOf(1)];
    const other = weights[batch.inducible.indexOf(0)];
    expect(other / inducible).toBeCloseTo(BACKGROUND_WEIGHT, 5);
  });

  it('have six triggers, fewer in a small vocabulary, and refuse one too small for any', () => {
    expect([4, 8, 16, 32, 64, 256].map(triggerCount)).toEqual([1, 2, 4, 6, 6, 6]);
    expect(() => sampleBatch(config('bigrams', { vocabulary: 3 }), 0, 0)).toThrow(/at least 4/);
  });

  it('match triggers and copy the rest, where repeats do both with all tokens', () => {
    expect(matchedTokens(config('bigrams'))).toEqual([0, 1, 2, 3, 4, 5]);
    expect(copiedTokens(config('bigrams'))).toHaveLength(58);
    expect(copiedTokens(config('bigrams'))[0]).toBe(K);
    expect(matchedTokens(config('random-period'))).toHaveLength(64);
    expect(copiedTokens(config('random-period'))).toHaveLength(64);
  });
});
