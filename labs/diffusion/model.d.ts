/**
 * @file The network: a multilayer perceptron with SiLU on a point and its noise level, as Programs for training,
 * for sampling, and for the likelihood. Legend: B points a step, N points a run, W width, F level features.
 *
 * The first layer's weight is kept in two parts, for the point and for the level: in sampling all points share
 * one level, whose part is then computed once. Run files join the two into one [W, 2 + F], as torch has it.
 */
import { type ParameterSlot, type Program } from '../../core/program/program.ts';
import type { DiffusionConfig } from './types.ts';
/** What shapes the network, as opposed to its training. */
export type ModelShape = Pick<DiffusionConfig, 'depth' | 'width'>;
/** Names of the parameters in the arena; layers are numbered as in a torch Sequential with its SiLUs. */
export declare const NAMES: {
    position: string;
    level: string;
    weight: (layer: number) => string;
    bias: (layer: number) => string;
};
/** Where each parameter lies in the arena of every program of this shape. */
export declare function parameterLayout(shape: ModelShape): ParameterSlot[];
/** Number of parameters of a network of this shape. */
export declare function parameterCount(shape: ModelShape): number;
/** One optimiser step on the inputs of `batchLoss`. Output: `loss`, from before the step. */
export declare function diffusionTraining(shape: ModelShape, batch: number): Program;
/** As `diffusionTraining`, without the step. */
export declare function diffusionLoss(shape: ModelShape, batch: number): Program;
/** The network on N points of one level. Inputs: `x` [N, 2], `level` [1, F]. Output: `prediction` [N, 2]. */
export declare function diffusionInference(shape: ModelShape, points: number): Program;
/**
 * As `diffusionInference`, with the exact `divergence` [N, 1] of the prediction with respect to the point: the
 * derivative of each output by its own coordinate, from one reverse pass a coordinate.
 */
export declare function diffusionDivergence(shape: ModelShape, points: number): Program;
/** Learning rate of optimiser step `step` (from 1): linear warm-up, then cosine decay to 0. */
export declare function learningRateAt(step: number, { learningRate, decaySteps }: Pick<DiffusionConfig, 'learningRate' | 'decaySteps'>): number;
/**
 * Initial parameters: weights N(0, 1/inputs), the output's a tenth of that, biases 0. Every tensor draws from a
 * stream of its own.
 */
export declare function initialParameters(shape: ModelShape, seed: number): Float32Array;
