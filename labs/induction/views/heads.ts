/** @file Heads as readers count them, layer and head from 1, and sets of them. */

import type { Ablations, Head } from '../types.ts';

/** "2.1": layer 2, head 1. */
export function headName([layer, head]: Head): string {
  return `${layer + 1}.${head + 1}`;
}

export function sameHead(a: Head, b: Head): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

export function includesHead(heads: readonly Head[], head: Head): boolean {
  return heads.some((other) => sameHead(other, head));
}

/** Every head, layer by layer. */
export function allHeads(layers: number, heads: number): Head[] {
  return Array.from({ length: layers * heads }, (_, i): Head => [Math.floor(i / heads), i % heads]);
}

/** The ablations with one head put out of action, or back. */
export function toggleHead(ablations: Ablations, head: Head): Ablations {
  const heads = includesHead(ablations.heads, head)
    ? ablations.heads.filter((other) => !sameHead(other, head))
    : inOrder([...ablations.heads, head]);
  return { ...ablations, heads };
}

/** Sorted by layer, then head, so that equal sets read alike. */
export function inOrder(heads: readonly Head[]): Head[] {
  return [...heads].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}
