/** @file The data by name: points to train on and to compare with, and what is known of their density. */
import type { RandomStream } from '../../../core/training/random.ts';
import type { DatasetName } from '../types.ts';
import { type Mixture } from './mixture.ts';
/** The reader's points: [x, y] in data units. */
export type Drawing = readonly (readonly [number, number])[];
/**
 * Independent points of the data, [count, 2] in data units. The reader's points are drawn as they are, with
 * replacement and without any jitter: what the network can learn of them is those points.
 * @param drawn the reader's points, used for "drawn" only.
 * @throws DiffusionError `bad-points`: see `checkDrawing`.
 */
export declare function drawPoints(name: DatasetName, count: number, stream: RandomStream, drawn?: Drawing): Float32Array;
/** @throws DiffusionError `bad-points` when the points are fewer than two different ones, or not finite. */
export declare function checkDrawing(drawn: Drawing): void;
/** The density in closed form, in data units; undefined where it is not a mixture of gaussians. */
export declare function mixtureOf(name: DatasetName): Mixture | undefined;
/** Half the side of a square around the origin that holds all but a few of the points, in data units. */
export declare function extentOf(name: DatasetName): number;
