import { describe, expect, it } from 'vitest';
import {
  embeddingPart,
  headPart,
  logitAttribution,
  positionPart,
  type ResidualPart,
} from '../../../../labs/induction/measures/logit-attribution.ts';
import { randomStream } from '../../../../core/training/random.ts';
import { randomModel } from './random-model.ts';

const model = randomModel(0, { width: 12, heads: 2, vocabulary: 9, context: 10 });
const tokens = [3, 1, 4, 1, 5];
const random = randomStream(0, 'z', 0);
const z = Float32Array.from({ length: 5 * 6 }, () => random.normal());
const parts: ResidualPart[] = [
  embeddingPart('embedding', model, tokens),
  positionPart('positions', model, 5),
  headPart('head', model, z, model.layers[1][0].W_O),
];

/** Logits [n, V] of the sum of all parts, in plain loops. */
function logitsOf(summed: readonly ResidualPart[]): Float32Array {
  return Float32Array.from({ length: 5 * 9 }, (_, i) => {
    const [t, token] = [Math.floor(i / 9), i % 9];
    let logit = 0;
    for (const part of summed) {
      for (let c = 0; c < 12; c++) logit += part.values[t * 12 + c] * model.W_U[c * 9 + token];
    }
    return logit;
  });
}

describe('direct logit attribution', () => {
  const logits = logitsOf(parts);
  const attribution = logitAttribution(parts, tokens, logits, model);

  it('names the parts, and has one value for each at each position that predicts something', () => {
    expect(attribution.parts).toEqual(['embedding', 'positions', 'head']);
    expect(attribution.values).toHaveLength(4 * 3);
    expect(attribution.logits).toHaveLength(4);
  });

  it('sums to the model’s own logit of the next token, to rounding', () => {
    expect(attribution.identityError).toBeLessThan(1e-5);
    for (let t = 0; t < 4; t++) {
      const sum = attribution.values.slice(t * 3, t * 3 + 3).reduce((a, b) => a + b, 0);
      expect(sum).toBeCloseTo(logits[t * 9 + tokens[t + 1]], 5);
      expect(attribution.logits[t]).toBe(logits[t * 9 + tokens[t + 1]]);
    }
  });

  it('gives each part the logit it would cause alone', () => {
    parts.forEach((part, p) => {
      const alone = logitsOf([part]);
      for (let t = 0; t < 4; t++) {
        expect(attribution.values[t * 3 + p]).toBeCloseTo(alone[t * 9 + tokens[t + 1]], 5);
      }
    });
  });

  it('shows a forgotten part as an identity error', () => {
    const missing = logitAttribution(parts.slice(0, 2), tokens, logits, model);
    const largest = Math.max(...[0, 1, 2, 3].map((t) => Math.abs(attribution.values[t * 3 + 2])));
    expect(missing.identityError).toBeCloseTo(largest, 5);
  });

  it('writes a head as z W_O', () => {
    const { W_O } = model.layers[1][0];
    let expected = 0;
    for (let j = 0; j < 6; j++) expected += z[2 * 6 + j] * W_O[j * 12 + 7];
    expect(parts[2].values[2 * 12 + 7]).toBeCloseTo(expected, 6);
  });
});
