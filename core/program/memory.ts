/** @file Where tensors lie in the activations' arena: two that are alive at once never share an element. */

/** A tensor to be placed: its size in elements, and the launches between which its values must stay. */
export interface Lifetime {
  readonly size: number;
  /** Launch that writes it first. */
  readonly from: number;
  /** Last launch that reads it; a tensor read after the run has the number of launches here. */
  readonly to: number;
}

/** Elements to which places are rounded: 64 bytes, a cache line and WebGPU's vectors. */
const ALIGNMENT = 16;

/** The next multiple of the alignment. */
export function aligned(elements: number): number {
  return Math.ceil(elements / ALIGNMENT) * ALIGNMENT;
}

/**
 * Offsets for all tensors and the arena's size, both in elements. The largest tensors choose first, each the
 * lowest gap between those it coexists with (greedy by size, Pisarchyk & Lee 2020, arXiv:2001.03288).
 */
export function placeInArena(lifetimes: readonly Lifetime[]): { offsets: number[]; size: number } {
  const order = lifetimes
    .map((lifetime, index) => ({ ...lifetime, index }))
    .sort((a, b) => b.size - a.size || a.from - b.from);
  const offsets = Array.from({ length: lifetimes.length }, () => 0);
  const placed: typeof order = [];
  let size = 0;
  for (const tensor of order) {
    const neighbours = placed
      .filter((other) => other.from <= tensor.to && tensor.from <= other.to)
      .sort((a, b) => offsets[a.index] - offsets[b.index]);
    let offset = 0;
    for (const other of neighbours) {
      if (offset + tensor.size <= offsets[other.index]) break;
      offset = Math.max(offset, aligned(offsets[other.index] + other.size));
    }
    offsets[tensor.index] = offset;
    placed.push(tensor);
    size = Math.max(size, aligned(offset + tensor.size));
  }
  return { offsets, size };
}
