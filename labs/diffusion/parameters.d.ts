/**
 * @file The arena of the timeline as named tensors, which the run file carries: a torch Sequential of Linear and
 * SiLU, `net.0.weight` [out, in] and `net.0.bias` [out] and so on, and the same again behind `ema.`.
 */
import type { RunTensors } from '../../core/training/run-file.ts';
import { type ModelShape } from './model.ts';
/** Weights that do not belong to a model of this shape. */
export declare class WeightsError extends Error {
    readonly name = "WeightsError";
    readonly code = "run-mismatch";
}
/** The arena's contents as named tensors. The optimiser's moments have the same layout. */
export declare function toTensors(shape: ModelShape, arena: Float32Array): RunTensors;
/**
 * The inverse of `toTensors`.
 * @throws WeightsError (`code` "run-mismatch") naming a tensor that is missing, not known, of another shape, or
 *   not finite.
 */
export declare function fromTensors(shape: ModelShape, tensors: RunTensors): Float32Array;
