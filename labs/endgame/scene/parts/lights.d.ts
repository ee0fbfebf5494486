/**
 * @file Embers of the games below the mean, and the spark: what is gold gathers over the frame and carries the
 * credit to the network's outputs, then down through its layers.
 */
import type { Part } from './part.ts';
/** Writes the spark's place at `share` of its way to `out` as x, y, z: from its rod over an arc to the outputs. */
export declare function sparkAt(fromX: number, fromY: number, to: readonly [number, number, number], share: number, out: Float32Array, at: number): void;
/** Embers and sparks. */
export declare function createLights(): Part;
