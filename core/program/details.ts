/** @file The kernel behind each op that has one of its own, with its sizes. */

import type { GraphNode } from './graph.ts';
import { sizeOf, type Shape } from './shapes.ts';
import type { AttentionSizes, KernelDetails } from './kernel.ts';
import type { AdamWOptions, ClipOptions } from './ops.ts';

/** Sizes of attention over [..., T, parts · heads · headSize]. */
export function attentionSizes(shape: Shape, heads: number, parts: number): AttentionSizes {
  const [length, channels] = shape.slice(-2);
  return { batch: sizeOf(shape.slice(0, -2)), length, heads, headSize: channels / (parts * heads) };
}

/**
 * Kernel of an op that neither folds nor merges.
 * @throws Error when the op has none.
 */
export function plainDetails(node: GraphNode): KernelDetails {
  const { op, inputs, attributes, shape } = node;
  const first = inputs[0].shape;
  switch (op) {
    case 'matmul': {
      const { transposeA, transposeB } = attributes as { transposeA: boolean; transposeB: boolean };
      const [m, n] = shape.slice(-2);
      const k = transposeA ? first[first.length - 2] : first[first.length - 1];
      const batch = sizeOf(shape.slice(0, -2));
      return inputs[1].shape.length === 2
        ? { kind: 'matmul', batch: 1, m: batch * m, n, k, transposeA, transposeB }
        : { kind: 'matmul', batch, m, n, k, transposeA, transposeB };
    }
    case 'gather':
      return { kind: 'gather', rows: sizeOf(inputs[1].shape), channels: first[1], count: first[0] };
    case 'scatterRows':
      return { kind: 'scatterRows', rows: sizeOf(first), channels: shape[1], count: shape[0], period: 0 };
    case 'causalAttention':
      return {
        kind: 'causalAttention',
        saved: 'none',
        ...attentionSizes(first, attributes.heads as number, 3),
      };
    case 'splitHeads': {
      const { heads, parts, part } = attributes as { heads: number; parts: number; part: number };
      return { kind: 'splitHeads', parts, part, ...attentionSizes(first, heads, parts) };
    }
    case 'mergeHeads': {
      const { parts, part } = attributes as { parts: number; part: number };
      const [heads, length, headSize] = first.slice(-3);
      const batch = sizeOf(first.slice(0, -3));
      return { kind: 'mergeHeads', parts, part, batch, length, heads, headSize };
    }
    case 'causalSoftmax':
      return {
        kind: 'causalSoftmax',
        batch: sizeOf(first.slice(0, -2)),
        length: first[first.length - 1],
      };
    case 'crossEntropy': {
      const rows = sizeOf(shape);
      return { kind: 'crossEntropy', rows, classes: sizeOf(first) / rows, loss: true, gradient: false };
    }
    case 'actionLogProbability':
    case 'actionLogProbabilityGrad': {
      const rows = sizeOf(inputs[2].shape);
      const gradient = op === 'actionLogProbabilityGrad';
      return { kind: 'actionLogProbability', rows, classes: sizeOf(first) / rows, gradient };
    }
    case 'clippedSurrogate':
    case 'clippedSurrogateGrad': {
      const { low, high } = attributes as unknown as ClipOptions;
      const gradient = op === 'clippedSurrogateGrad';
      return { kind: 'clippedSurrogate', size: sizeOf(first), gradient, low, high };
    }
    case 'meanSquaredError':
      return { kind: 'meanSquaredError', size: sizeOf(first) };
    case 'adamW':
      return { kind: 'adamW', size: sizeOf(shape), options: attributes as unknown as AdamWOptions };
    default:
      throw new Error(`plainDetails: the op ${op} has no kernel; add one to core/program/kernel.ts.`);
  }
}
