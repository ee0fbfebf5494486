import { describe, expect, it } from 'vitest';
import { bigramLanguage } from '../../../labs/induction/bigrams.ts';
import { exactBatchLosses, exactDistribution, exactLosses } from '../../../labs/induction/exact-predictor.ts';
import { behaviour } from '../../../labs/induction/measures/behaviour.ts';
import { sampleBatch, type TaskConfig } from '../../../labs/induction/task.ts';

const tiny = (task: TaskConfig['task'], vocabulary: number): TaskConfig => ({
  task,
  vocabulary,
  context: 8,
  batch: 1,
});

/** Probability of each whole sequence, written out from how the task draws it; keys are joined tokens. */
type Joint = Map<string, number>;

function* words(vocabulary: number, length: number): Generator<number[]> {
  if (length === 0) yield [];
  else
    for (const head of words(vocabulary, length - 1)) for (let x = 0; x < vocabulary; x++) yield [...head, x];
}

function addTo(joint: Joint, sequence: readonly number[], probability: number): void {
  const key = sequence.join(' ');
  joint.set(key, (joint.get(key) ?? 0) + probability);
}

function repeatsJoint(vocabulary: number, periods: readonly number[]): Joint {
  const joint: Joint = new Map();
  for (const period of periods) {
    for (const word of words(vocabulary, period)) {
      const sequence = Array.from({ length: 8 }, (_, t) => word[t % period]);
      addTo(joint, sequence, 1 / periods.length / vocabulary ** period);
    }
  }
  return joint;
}

function bigramsJoint(vocabulary: number, seed: number, length: number): Joint {
  const { triggers, first, transitions } = bigramLanguage(vocabulary, seed);
  const joint: Joint = new Map();
  const outputs = vocabulary - triggers;
  for (const drawn of words(outputs, triggers)) {
    for (const sequence of words(vocabulary, length)) {
      let probability = outputs ** -triggers * first[sequence[0]];
      for (let t = 1; t < length; t++) {
        const before = sequence[t - 1];
        if (before >= triggers) probability *= transitions[before * vocabulary + sequence[t]];
        else if (sequence[t] !== triggers + drawn[before]) probability = 0;
      }
      if (probability > 0) addTo(joint, sequence, probability);
    }
  }
  return joint;
}

/** Checks every prefix of every sequence: the conditional is the ratio of the two prefixes' probabilities. */
function expectRatiosOfPrefixes(joint: Joint, config: TaskConfig, seed: number): void {
  const prefixes: Joint = new Map();
  for (const [key, probability] of joint) {
    const sequence = key.split(' ');
    for (let n = 0; n <= sequence.length; n++) addTo(prefixes, sequence.slice(0, n).map(Number), probability);
  }
  const length = [...joint.keys()][0].split(' ').length;
  let checked = 0;
  for (const [key, probability] of prefixes) {
    const prefix = key === '' ? [] : key.split(' ').map(Number);
    if (prefix.length === length) continue;
    const distribution = exactDistribution(config, seed, prefix);
    expect(distribution.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 10);
    distribution.forEach((p, token) => {
      const next = prefixes.get([...prefix, token].join(' ')) ?? 0;
      expect(Math.abs(p - next / probability)).toBeLessThan(1e-10);
    });
    checked++;
  }
  expect(checked).toBeGreaterThan(20);
}

describe('the exact predictor is the ratio of prefix probabilities, over all sequences written out', () => {
  it('for repeats of a random period', () => {
    expectRatiosOfPrefixes(repeatsJoint(2, [2, 3, 4]), tiny('random-period', 2), 0);
    expectRatiosOfPrefixes(repeatsJoint(3, [2, 3, 4]), tiny('random-period', 3), 0);
  });

  it('for repeats of a fixed period', () => {
    expectRatiosOfPrefixes(repeatsJoint(3, [4]), tiny('fixed-period', 3), 0);
  });

  it('for trigger bigrams', () => {
    expectRatiosOfPrefixes(bigramsJoint(4, 5, 6), tiny('bigrams', 4), 5);
    expectRatiosOfPrefixes(bigramsJoint(8, 5, 4), tiny('bigrams', 8), 5);
  });
});

const full = (task: TaskConfig['task']): TaskConfig => ({ task, vocabulary: 64, context: 64, batch: 200 });

describe('on the lab’s own sequences', () => {
  it('its losses are the logarithms of its distributions', () => {
    for (const task of ['random-period', 'fixed-period', 'bigrams'] as const) {
      const { tokens } = sampleBatch({ ...full(task), batch: 1 }, 2, 0);
      const losses = exactLosses(full(task), 2, tokens);
      expect(losses).toHaveLength(63);
      for (let t = 0; t < 63; t++) {
        const p = exactDistribution(full(task), 2, tokens.subarray(0, t + 1))[tokens[t + 1]];
        expect(losses[t]).toBeCloseTo(-Math.log(p), 10);
      }
    }
  });

  it.each(['random-period', 'fixed-period', 'bigrams'] as const)(
    'for %s nearly nothing is left to guess at inducible positions',
    (task) => {
      const batch = sampleBatch(full(task), 0, 0, 'measure');
      const { inducibleLoss } = behaviour(
        exactBatchLosses(full(task), 0, batch.tokens),
        batch.inducible,
        full(task),
      );
      // With a random period the first repeated tokens may still be chance; otherwise nothing is open.
      if (task === 'random-period') expect(inducibleLoss).toBeLessThan(0.01);
      else expect(inducibleLoss).toBe(0);
    },
  );

  it.each(['random-period', 'fixed-period'] as const)(
    'for %s other positions cost about ln V: less only where the first copy is due',
    (task) => {
      const batch = sampleBatch(full(task), 0, 0, 'measure');
      const losses = exactBatchLosses(full(task), 0, batch.tokens);
      const before = losses.filter((_, i) => i % 64 < (batch.periods ?? [])[Math.floor(i / 64)] - 1);
      const mean = before.reduce((a, b) => a + b, 0) / before.length;
      expect(Math.abs(mean - Math.log(64))).toBeLessThan(0.05);
      const { otherLoss } = behaviour(losses, batch.inducible, full(task));
      expect(otherLoss).toBeLessThan(Math.log(64));
      expect(otherLoss).toBeGreaterThan(0.9 * Math.log(64));
    },
  );

  it('for bigrams a trigger’s first output costs ln(V - K)', () => {
    const batch = sampleBatch(full('bigrams'), 0, 0, 'measure');
    const losses = exactBatchLosses(full('bigrams'), 0, batch.tokens);
    const first = losses.filter((_, i) => i % 64 < 63 && batch.tokens[i] < 6 && !batch.inducible[i]);
    expect(first.length).toBeGreaterThan(100);
    for (const loss of first) expect(loss).toBeCloseTo(Math.log(58), 12);
  });

  it('a sequence the task cannot produce costs infinitely much', () => {
    const losses = exactLosses(
      full('fixed-period'),
      0,
      Array.from({ length: 40 }, (_, t) => t),
    );
    expect(losses[31]).toBe(Infinity);
    expect(losses[30]).toBeCloseTo(Math.log(64), 12);
    expect(losses[32]).toBeNaN();
  });
});
