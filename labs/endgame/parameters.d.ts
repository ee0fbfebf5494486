/**
 * @file A run's arena as named tensors, which the run file carries: the policy's weights, and behind them what else
 * a run is taken up from. Weights are [in, out]. The optimiser's moments have the same names and shapes.
 */
import type { EndgameConfig } from './types.ts';
/** A tensor of the run file: row-major values. */
export interface NamedTensor {
    readonly shape: number[];
    readonly values: Float32Array;
}
/** Weights that do not belong to a policy of this shape. */
export declare class WeightsError extends Error {
    readonly name = "WeightsError";
    readonly code = "run-mismatch";
}
/** Names and shapes of a run's tensors, in the order of its arena. */
export declare function tensorShapes(config: EndgameConfig): Map<string, number[]>;
/** Tensors of a whole run's arena; the control's behind the policy's when there is one. */
export declare function runTensors(config: EndgameConfig, arena: Float32Array): Map<string, NamedTensor>;
/**
 * The inverse of `runTensors`.
 * @throws WeightsError naming the tensor that is missing, not known, or of another shape.
 */
export declare function runArena(config: EndgameConfig, tensors: ReadonlyMap<string, {
    readonly shape: readonly number[];
    readonly values: Float32Array;
}>): Float32Array;
