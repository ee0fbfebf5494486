/**
 * @file The network: an attention-only transformer without LayerNorm and biases, with learned absolute
 * positions and an untied unembedding (Elhage et al. 2021), as Programs for training and for probing.
 *
 * Row vectors: a position's activations are x W. Queries, keys and values of all heads are one product with
 * the packed weight W_QKV [d, 3·H·D]; run files carry them apart, under TransformerLens's names and shapes.
 */
import { type ParameterSlot, type Program } from '../../core/program/program.ts';
import type { InductionConfig } from './types.ts';
/** Adam as in the recipe: a short second-moment memory, no weight decay. */
export declare const ADAM: {
    beta1: number;
    beta2: number;
    epsilon: number;
    weightDecay: number;
};
/** Steps of linear learning-rate warm-up. */
export declare const WARM_UP_STEPS = 20;
/** Names of the parameters in the arena. */
export declare const NAMES: {
    embedding: string;
    positions: string;
    unembedding: string;
    qkv: (layer: number) => string;
    output: (layer: number) => string;
};
/** What shapes the network, as opposed to its training. */
export type ModelShape = Pick<InductionConfig, 'layers' | 'heads' | 'vocabulary' | 'context' | 'width' | 'positions'>;
/** Where each parameter lies in the arena of every program of this shape. */
export declare function parameterLayout(shape: ModelShape): ParameterSlot[];
/** Name of the input that silences heads in training: [B, 1, H·D], one factor a sequence and head. */
export declare const headGates: (layer: number) => string;
/**
 * One optimiser step on B sequences. Inputs: `tokens` and `targets` [B, T] int32; `lossWeights`,
 * `inducibleWeights` and `otherWeights` [B, T], each summing to 1 or 0; with head dropout, `headGates`. Outputs, in nats and from before
 * the step: `loss`, `inducibleLoss`, `otherLoss`.
 */
export declare function inductionTraining(config: InductionConfig): Program;
/** Outputs of a probe, by layer. */
export declare const PROBE: {
    pattern: (layer: number) => string;
    headOutput: (layer: number) => string;
    logits: string;
    rows: string;
};
/** Inputs by which a probe intervenes, by layer. */
export declare const INTERVENE: {
    /** [H·D]: 1 keeps a head's output, 0 takes it out. */
    gate: (layer: number) => string;
    /** [n, T, H·D]: added to the gated output. */
    replacement: (layer: number) => string;
    /** [1]: 1 for the model's own attention patterns, 0 for the frozen ones. */
    ownPatterns: (layer: number) => string;
    /** [n, H, T, T]: patterns to use instead; zeros where the model's own are used. */
    frozenPatterns: (layer: number) => string;
};
/**
 * The forward pass on n sequences with everything in view. Inputs: `tokens`, `targets` [n, T] int32.
 * Outputs: attention patterns [n, H, T, T] and head outputs z [n, T, H·D] (before gating) for each layer,
 * `logits` [n, T, V] and `rows` [n, T], the loss in nats at each position.
 */
export declare function inductionProbe(shape: ModelShape, sequences: number): Program;
/** As `inductionProbe`, with heads gated: the inputs `gate` and `replacement` of INTERVENE. */
export declare function inductionGating(shape: ModelShape, sequences: number): Program;
/** As `inductionProbe`, with all inputs of INTERVENE. */
export declare function inductionIntervention(shape: ModelShape, sequences: number): Program;
/** Learning rate of optimiser step `step` (from 1): linear warm-up, then constant. */
export declare function learningRateAt(step: number, peak: number): number;
/**
 * Initial parameters of a program of this lab, N(0, 1/sqrt(d)) throughout. Every tensor draws from a stream
 * of its own, so that models of different depth start from the same embeddings.
 */
export declare function initialParameters(program: Program, width: number, seed: number): Float32Array;
