/**
 * @file Direct logit attribution: the logit of the true next token as a sum over the parts of the residual
 * stream (Elhage et al. 2021). Without LayerNorm and biases the sum is exact, so its error is shown, not
 * assumed. Shapes: n positions, d width, D head size, V vocabulary.
 */

import { matrix, multiply } from './dense.ts';
import type { ModelWeights } from './weights.ts';
import type { SequencePicture } from '../types.ts';

/** One part of the final residual stream. */
export interface ResidualPart {
  readonly name: string;
  /** What the part adds at each position, [n, d]. */
  readonly values: Float32Array | Float64Array;
}

/** What the embedding of each token adds, [n, d]. */
export function embeddingPart(name: string, model: ModelWeights, tokens: readonly number[]): ResidualPart {
  const { width, W_E } = model;
  const values = new Float32Array(tokens.length * width);
  for (let t = 0; t < tokens.length; t++) {
    for (let i = 0; i < width; i++) values[t * width + i] = W_E[tokens[t] * width + i];
  }
  return { name, values };
}

/** What the positions 0..n-1 add, [n, d]; a part only where positions are added to the residual stream. */
export function positionPart(name: string, model: ModelWeights, length: number): ResidualPart {
  return { name, values: model.W_pos.subarray(0, length * model.width) };
}

/**
 * What a head adds, z W_O.
 * @param z the head's mixed values, [n, D].
 * @param W_O [D, d].
 */
export function headPart(
  name: string,
  model: ModelWeights,
  z: Float32Array,
  W_O: Float32Array,
): ResidualPart {
  const { width, headSize } = model;
  const mixed = matrix(z, z.length / headSize, headSize);
  return { name, values: multiply(mixed, matrix(W_O, headSize, width)).values };
}

/**
 * Attributes the logit of token t + 1 at positions t = 0..n-2 to the parts: part[t] · W_U[:, token t + 1].
 * @param logits the model's own, [n, V]; the identity error is the largest |sum of parts - logit|.
 */
export function logitAttribution(
  parts: readonly ResidualPart[],
  tokens: readonly number[],
  logits: Float32Array,
  { width, vocabulary, W_U }: ModelWeights,
): SequencePicture['attribution'] {
  const positions = Math.max(0, tokens.length - 1);
  const values = new Float32Array(positions * parts.length);
  const own = new Float32Array(positions);
  let identityError = 0;
  for (let t = 0; t < positions; t++) {
    const next = tokens[t + 1];
    let total = 0;
    for (let p = 0; p < parts.length; p++) {
      const part = parts[p].values;
      let share = 0;
      for (let i = 0; i < width; i++) share += part[t * width + i] * W_U[i * vocabulary + next];
      values[t * parts.length + p] = share;
      total += share;
    }
    own[t] = logits[t * vocabulary + next];
    identityError = Math.max(identityError, Math.abs(total - own[t]));
  }
  return { parts: parts.map((part) => part.name), values, logits: own, identityError };
}
