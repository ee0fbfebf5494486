/** @file The lab's weights as the peers take them. */

import { NAMES } from '../../labs/induction/model.ts';
import type { Workload } from '../models.ts';

/** A named weight with its shape, row-major. */
export interface Weight {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** Parts of the packed weight W_QKV, in the order of its columns. */
const PARTS = ['q', 'k', 'v'] as const;

/** Columns [from, from + width) of a row-major matrix of `columns` columns. */
function columnsOf(values: Float32Array, columns: number, from: number, width: number): Float32Array {
  const rows = values.length / columns;
  return Float32Array.from(
    { length: rows * width },
    (_, i) => values[Math.floor(i / width) * columns + from + (i % width)],
  );
}

/**
 * Weights under short names: `embedding` [V, d], `positions` [T, d], `unembedding` [d, V], and for each layer
 * l `q.l`, `k.l`, `v.l`, `output.l`, each [d, d]. Queries, keys and values are apart, as one writes them in
 * these libraries; packed they were not faster there.
 */
export function peerWeights({ config, parameters }: Workload): Record<string, Weight> {
  const { vocabulary, context, width, layers } = config;
  const weights: Record<string, Weight> = {
    embedding: { shape: [vocabulary, width], values: parameters[NAMES.embedding] },
    positions: { shape: [context, width], values: parameters[NAMES.positions] },
    unembedding: { shape: [width, vocabulary], values: parameters[NAMES.unembedding] },
  };
  for (let layer = 0; layer < layers; layer++) {
    const packed = parameters[NAMES.qkv(layer)];
    for (const [i, part] of PARTS.entries()) {
      weights[`${part}.${layer}`] = {
        shape: [width, width],
        values: columnsOf(packed, 3 * width, i * width, width),
      };
    }
    weights[`output.${layer}`] = { shape: [width, width], values: parameters[NAMES.output(layer)] };
  }
  return weights;
}
