/**
 * @file Head dropout: in each training sequence each head is silenced with the same probability, and the
 * others speak up by 1 / (1 - p), as in dropout (Srivastava et al. 2014) on whole heads. A head that the
 * model cannot rely on gets a stand-in, so that what is trained is redundant by construction.
 */

import { randomStream } from '../../core/training/random.ts';
import { headGates } from './model.ts';
import type { InductionConfig } from './types.ts';

/** Values of the inputs `headGates` for optimiser step `step`; none without dropout. */
export function headGateInputs(
  { headDropout, layers, heads, width, batch }: InductionConfig,
  seed: number,
  step: number,
): Record<string, Float32Array> {
  if (headDropout === 0) return {};
  const headSize = width / heads;
  const inputs: Record<string, Float32Array> = {};
  for (let layer = 0; layer < layers; layer++) {
    // A stream a layer: a deeper model silences the same heads of its first layer.
    const random = randomStream(seed, `head-dropout/${layer}`, step);
    const gates = new Float32Array(batch * width);
    for (let start = 0; start < gates.length; start += headSize) {
      const kept = random.uniform() >= headDropout;
      gates.fill(kept ? 1 / (1 - headDropout) : 0, start, start + headSize);
    }
    inputs[headGates(layer)] = gates;
  }
  return inputs;
}
