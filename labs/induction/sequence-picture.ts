/** @file What the model does on the reader's sequence, which is row 0 of every probe. */

import type { Tensors } from '../../core/executors/executor.ts';
import {
  embeddingPart,
  headPart,
  logitAttribution,
  positionPart,
  type ResidualPart,
} from './measures/logit-attribution.ts';
import type { ModelWeights } from './measures/weights.ts';
import { INTERVENE, PROBE, type ModelShape } from './model.ts';
import type { SequencePicture } from './types.ts';

type Outputs = Readonly<Record<string, Float32Array>>;

/**
 * The picture of the first `tokens.length` positions of row 0.
 * @param taken what takes heads out of action, from `headInputs`; undefined where none is.
 * @param outputs outputs with that in force.
 */
export function sequencePicture(
  shape: ModelShape,
  model: ModelWeights,
  tokens: readonly number[],
  taken: Tensors | undefined,
  outputs: Outputs,
): SequencePicture {
  const { vocabulary } = shape;
  const logits = outputs[PROBE.logits].subarray(0, tokens.length * vocabulary);
  const parts = residualParts(shape, model, tokens, taken, outputs);
  return {
    tokens,
    patterns: patterns(shape, tokens.length, outputs),
    probabilities: softmaxRows(logits, vocabulary),
    loss: Array.from(outputs[PROBE.rows].subarray(0, Math.max(0, tokens.length - 1))),
    attribution: logitAttribution(parts, tokens, logits, model),
  };
}

/** `[layer][head]`, each [n, n], cut from [B, H, T, T]. */
function patterns(
  { layers, heads, context }: ModelShape,
  length: number,
  outputs: Outputs,
): SequencePicture['patterns'] {
  return Array.from({ length: layers }, (_, layer) =>
    Array.from({ length: heads }, (_, head) => {
      const all = outputs[PROBE.pattern(layer)];
      const first = head * context * context;
      if (length === context) return all.slice(first, first + context * context);
      const cut = new Float32Array(length * length);
      for (let q = 0; q < length; q++) {
        for (let k = 0; k < length; k++) cut[q * length + k] = all[first + q * context + k];
      }
      return cut;
    }),
  );
}

/** Softmax of each row of [n, V]. */
function softmaxRows(logits: Float32Array, vocabulary: number): Float32Array {
  const probabilities = new Float32Array(logits.length);
  for (let row = 0; row < logits.length; row += vocabulary) {
    const end = row + vocabulary;
    let top = -Infinity;
    for (let i = row; i < end; i++) top = Math.max(top, logits[i]);
    let sum = 0;
    for (let i = row; i < end; i++) sum += probabilities[i] = Math.exp(logits[i] - top);
    for (let i = row; i < end; i++) probabilities[i] /= sum;
  }
  return probabilities;
}

/** The parts of the final residual stream, with ablated heads writing what takes their place. */
function residualParts(
  shape: ModelShape,
  model: ModelWeights,
  tokens: readonly number[],
  taken: Tensors | undefined,
  outputs: Outputs,
): ResidualPart[] {
  const parts = [embeddingPart('token', model, tokens)];
  if (shape.positions === 'added') parts.push(positionPart('position', model, tokens.length));
  for (const [layer, heads] of model.layers.entries()) {
    const written = headOutputs(shape, layer, tokens.length, outputs, taken);
    for (const [head, { W_O }] of heads.entries()) {
      const z = columns(written, shape.width, head * model.headSize, model.headSize);
      parts.push(headPart(`${layer + 1}.${head + 1}`, model, z, W_O));
    }
  }
  return parts;
}

/** [n, H·D]: what the heads of a layer pass on, after gates and replacements. */
function headOutputs(
  { width }: ModelShape,
  layer: number,
  length: number,
  outputs: Outputs,
  taken: Tensors | undefined,
): Float32Array {
  const z = outputs[PROBE.headOutput(layer)].subarray(0, length * width);
  if (!taken) return z;
  const gate = taken[INTERVENE.gate(layer)];
  const replacement = taken[INTERVENE.replacement(layer)];
  return z.map((value, i) => value * gate[i % width] + replacement[i]);
}

/** Columns [first, first + count) of a row-major matrix. */
function columns(values: Float32Array, width: number, first: number, count: number): Float32Array {
  const cut = new Float32Array((values.length / width) * count);
  for (let row = 0; row * width < values.length; row++) {
    for (let i = 0; i < count; i++) cut[row * count + i] = values[row * width + first + i];
  }
  return cut;
}
