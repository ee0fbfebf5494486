/**
 * @file The parameter arena as the plain weights that the measures read. The arena packs W_Q | W_K | W_V of all
 * heads side by side.
 */

import type { HeadWeights, ModelWeights } from './measures/weights.ts';
import { NAMES, parameterLayout, type ModelShape } from './model.ts';
import { once } from './once.ts';

/** The weights that the arena packs, in its order. */
export const PACKED = ['W_Q', 'W_K', 'W_V'] as const;

const slotsByName = once(
  (shape: ModelShape) => new Map(parameterLayout(shape).map((slot) => [slot.name, slot])),
);

/** Views into the arena by parameter name. */
export function slices(shape: ModelShape, arena: Float32Array): (name: string) => Float32Array {
  const slots = slotsByName(shape);
  return (name) => {
    const { offset, size } = slots.get(name)!;
    return arena.subarray(offset, offset + size);
  };
}

/** Where a row of one head's part of a packed [d, 3·H·D] weight begins. */
export function packedAt({ width, heads }: ModelShape, part: number, head: number, row: number): number {
  return (3 * row + part) * width + (head * width) / heads;
}

/** The weights as the measures read them, `[layer][head]`; copies, except for embeddings and W_O. */
export function modelWeights(shape: ModelShape, arena: Float32Array): ModelWeights {
  const { layers, heads, width, vocabulary, context, positions } = shape;
  const headSize = width / heads;
  const slice = slices(shape, arena);
  const headWeights = (layer: number, head: number): HeadWeights => {
    const packed = slice(NAMES.qkv(layer));
    const [W_Q, W_K, W_V] = PACKED.map((_, part) => {
      const apart = new Float32Array(width * headSize);
      for (let row = 0; row < width; row++) {
        const first = packedAt(shape, part, head, row);
        for (let i = 0; i < headSize; i++) apart[row * headSize + i] = packed[first + i];
      }
      return apart;
    });
    const block = headSize * width;
    const W_O = slice(NAMES.output(layer)).subarray(head * block, (head + 1) * block);
    return { W_Q, W_K, W_V, W_O };
  };
  return {
    width,
    headSize,
    vocabulary,
    context,
    positions,
    W_E: slice(NAMES.embedding),
    W_pos: slice(NAMES.positions),
    W_U: slice(NAMES.unembedding),
    layers: Array.from({ length: layers }, (_, layer) =>
      Array.from({ length: heads }, (_, head) => headWeights(layer, head)),
    ),
  };
}
