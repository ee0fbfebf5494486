/** @file A model with normal weights of standard deviation 1 / √d, as at initialisation. */

import { randomStream } from '../../../../core/training/random.ts';
import type { ModelWeights } from '../../../../labs/induction/measures/weights.ts';

interface Shape {
  readonly width: number;
  readonly heads: number;
  readonly vocabulary: number;
  readonly context: number;
  readonly layers?: number;
}

export function randomModel(seed: number, shape: Shape): ModelWeights {
  const { width, heads, vocabulary, context, layers = 2 } = shape;
  const random = randomStream(seed, 'random-model', 0);
  const normals = (count: number) =>
    Float32Array.from({ length: count }, () => random.normal() / Math.sqrt(width));
  const headSize = width / heads;
  return {
    width,
    headSize,
    vocabulary,
    context,
    positions: 'added',
    W_E: normals(vocabulary * width),
    W_pos: normals(context * width),
    W_U: normals(width * vocabulary),
    layers: Array.from({ length: layers }, () =>
      Array.from({ length: heads }, () => ({
        W_Q: normals(width * headSize),
        W_K: normals(width * headSize),
        W_V: normals(width * headSize),
        W_O: normals(headSize * width),
      })),
    ),
  };
}
