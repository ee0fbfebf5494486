/**
 * @file Copying, read off the weights: the eigenvalues of a head's full OV circuit. Shapes: d width, D head
 * size, V vocabulary.
 */

import { multiply } from './dense.ts';
import { eigenvalues } from './eigenvalues.ts';
import { nullBand, randomLowRank, type NullBand } from './null-band.ts';
import { modelMatrices, outputValueCircuit, type LowRank, type ModelWeights } from './weights.ts';
import type { PerHead } from '../types.ts';

/**
 * Eigenvalue positivity Σ Re λ / Σ |λ| of the square matrix left · right, -1..1; 0 for a zero matrix. Its
 * non-zero eigenvalues are those of right · left, which is only as large as the rank.
 */
export function eigenvaluePositivity({ left, right }: LowRank): number {
  const { real, imaginary } = eigenvalues(multiply(right, left));
  let sum = 0;
  let size = 0;
  for (let i = 0; i < real.length; i++) {
    sum += real[i];
    size += Math.hypot(real[i], imaginary[i]);
  }
  return size === 0 ? 0 : sum / size;
}

/**
 * OV copying of each head: the eigenvalue positivity of its full OV circuit W_E W_V W_O W_U, the V × V matrix
 * that says how attending to one token raises the logit of another (Elhage et al. 2021, "A Mathematical
 * Framework for Transformer Circuits", section "Detecting copying behavior"). A positive eigenvalue belongs to
 * a set of tokens that raise their own logits; 1 = all do, which is copying. The authors call it a working
 * formalization. Random weights: {@link ovCopyingBand}.
 */
export function ovCopying(model: ModelWeights): PerHead {
  const { W_E, W_U } = modelMatrices(model);
  // Eigenvalues of W_E W_V W_O W_U are those of W_V (W_O W_U W_E): one [d, d] product serves all heads.
  const tokens = multiply(W_U, W_E);
  return model.layers.map((heads) =>
    heads.map((head) => {
      const { left, right } = outputValueCircuit(head, model.width, model.headSize);
      return eigenvaluePositivity({ left, right: multiply(right, tokens) });
    }),
  );
}

/** OV copying of random heads in a random model: about 0, with a spread that grows as D shrinks. */
export function ovCopyingBand(shape: Pick<ModelWeights, 'width' | 'headSize' | 'vocabulary'>): NullBand {
  const { width, headSize, vocabulary } = shape;
  return nullBand(`ov-copying ${width} ${headSize} ${vocabulary}`, (random) => {
    const head = randomLowRank(random, width, headSize);
    const tokens = randomLowRank(random, width, vocabulary);
    const written = multiply(multiply(head.right, tokens.left), tokens.right);
    return eigenvaluePositivity({ left: head.left, right: written });
  });
}
