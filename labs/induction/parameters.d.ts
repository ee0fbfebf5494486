/**
 * @file The parameter arena under other names: as TransformerLens's tensors, which the run file carries, and
 * as the plain weights that the measures read. The arena packs W_Q | W_K | W_V of all heads side by side.
 */
import type { ModelWeights } from './measures/weights.ts';
import { type ModelShape } from './model.ts';
import type { InductionConfig } from './types.ts';
/** A tensor of the run file: row-major values. */
export interface NamedTensor {
    readonly shape: number[];
    readonly values: Float32Array;
}
/** Weights that do not belong to a model of this shape. */
export declare class WeightsError extends Error {
    readonly name = "WeightsError";
    readonly code = "run-mismatch";
}
/** The weights as the measures read them, `[layer][head]`; copies, except for embeddings and W_O. */
export declare function modelWeights(shape: ModelShape, arena: Float32Array): ModelWeights;
/** TransformerLens's names and shapes of a model's tensors, in the order of the file. */
export declare function tensorShapes({ layers, heads, width, vocabulary, context, }: ModelShape): Map<string, number[]>;
/** The arena's contents as TransformerLens's tensors. The optimiser's moments have the same layout. */
export declare function toTensors(shape: ModelShape, arena: Float32Array): Map<string, NamedTensor>;
/**
 * The arena of a model from its tensors.
 * @throws WeightsError naming the tensor that is missing, not known, or of another shape.
 */
export declare function fromTensors(shape: ModelShape, tensors: ReadonlyMap<string, {
    readonly shape: readonly number[];
    readonly values: Float32Array;
}>): Float32Array;
/** Tensors of a whole run's arena: the model's and, behind it, the control's when there is one. */
export declare function runTensors(config: InductionConfig, arena: Float32Array): Map<string, NamedTensor>;
/**
 * The inverse of `runTensors`.
 * @throws WeightsError as `fromTensors` does.
 */
export declare function runArena(config: InductionConfig, tensors: ReadonlyMap<string, {
    readonly shape: readonly number[];
    readonly values: Float32Array;
}>): Float32Array;
