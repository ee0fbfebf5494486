/**
 * @file How a smaller tensor is read as a larger one without being copied: strides, and the handful of
 * patterns they come down to, which kernels know by name.
 */

import { sizeOf, type Shape } from './shapes.ts';

/** One axis of a strided reading, outermost first: `size` steps of `stride` elements. */
export interface StridedAxis {
  readonly size: number;
  readonly stride: number;
}

/** Which element of an operand belongs to element `i` (row-major) of the tensor it is broadcast onto. */
export type Broadcast =
  /** Element i. */
  | { readonly kind: 'same' }
  /** Element 0. */
  | { readonly kind: 'scalar' }
  /** Element i mod period: a bias, or positions added to every sequence. */
  | { readonly kind: 'cycle'; readonly period: number }
  /** Element floor(i / repeat): one value a row. */
  | { readonly kind: 'stretch'; readonly repeat: number }
  /** Anything else: Σ index(axis) · stride(axis). */
  | { readonly kind: 'strided'; readonly axes: readonly StridedAxis[] };

export const SAME: Broadcast = { kind: 'same' };

/** Strides, in elements, of a row-major tensor of this shape. */
export function contiguousStrides(shape: Shape): number[] {
  const strides: number[] = [];
  let stride = 1;
  for (const axis of shape.toReversed()) {
    strides.unshift(stride);
    stride *= axis;
  }
  return strides;
}

/** Strides of a tensor of shape `from`, read as the shape `to` that it is broadcast onto (aligned right). */
export function broadcastStrides(strides: readonly number[], from: Shape, to: Shape): number[] {
  const offset = to.length - from.length;
  return to.map((axis, i) => (i < offset || (from[i - offset] === 1 && axis > 1) ? 0 : strides[i - offset]));
}

/** The pattern behind strides over `shape`: axes that run on into each other are merged first. */
export function broadcastOf(strides: readonly number[], shape: Shape): Broadcast {
  const axes: StridedAxis[] = [];
  for (const [i, size] of shape.entries()) {
    if (size === 1) continue;
    const stride = strides[i];
    const outer = axes.at(-1);
    if (outer && outer.stride === stride * size) {
      axes[axes.length - 1] = { size: outer.size * size, stride };
    } else {
      axes.push({ size, stride });
    }
  }
  const [first, second] = axes;
  if (axes.length === 0) return SAME;
  if (axes.length === 1 && first.stride === 1) return SAME;
  if (axes.length === 1 && first.stride === 0) return { kind: 'scalar' };
  if (axes.length === 2 && first.stride === 0 && second.stride === 1) {
    return { kind: 'cycle', period: second.size };
  }
  if (axes.length === 2 && first.stride === 1 && second.stride === 0) {
    return { kind: 'stretch', repeat: second.size };
  }
  return { kind: 'strided', axes };
}

/** One sum over adjacent axes: x[outer, reduced, inner] -> [outer, inner]. */
export interface SumAxes {
  readonly outer: number;
  readonly reduced: number;
  readonly inner: number;
}

/**
 * The sums that bring a tensor of shape `from` to the shape `to` (which broadcasts onto `from`), one after
 * another, each over one run of adjacent axes, the innermost run first. Empty when the sizes are equal.
 */
export function sumSequence(from: Shape, to: Shape): SumAxes[] {
  const offset = from.length - to.length;
  const reducedAxis = from.map((axis, i) => axis > 1 && (i < offset || to[i - offset] === 1));
  const sums: SumAxes[] = [];
  let inner = 1;
  let i = from.length - 1;
  while (i >= 0) {
    if (!reducedAxis[i]) {
      inner *= from[i--];
      continue;
    }
    let reduced = 1;
    while (i >= 0 && (reducedAxis[i] || from[i] === 1)) reduced *= from[i--];
    sums.push({ outer: sizeOf(from.slice(0, i + 1)), reduced, inner });
  }
  return sums;
}
