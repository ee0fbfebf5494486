/** @file Heads as readers count them, layer and head from 1, and sets of them. */
import type { Ablations, Head } from '../types.ts';
/** "2.1": layer 2, head 1. */
export declare function headName([layer, head]: Head): string;
export declare function sameHead(a: Head, b: Head): boolean;
export declare function includesHead(heads: readonly Head[], head: Head): boolean;
/** Every head, layer by layer. */
export declare function allHeads(layers: number, heads: number): Head[];
/** The ablations with one head put out of action, or back. */
export declare function toggleHead(ablations: Ablations, head: Head): Ablations;
/** Sorted by layer, then head, so that equal sets read alike. */
export declare function inOrder(heads: readonly Head[]): Head[];
