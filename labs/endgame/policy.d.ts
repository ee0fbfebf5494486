/**
 * @file The policy: which of White's moves, and how probable each is. A position is three one-hot vectors of 64
 * squares, so the first layer picks a row of a table for each piece and adds them; then two hidden layers of H
 * ReLU units and a logit for each of 128 actions, {king, piece} x destination. What is illegal is masked.
 *
 * Three Programs share the weights: `policyLogits` plays, `policyGradient` differentiates the clipped objective
 * on a fixed number of moves, and `policyUpdate` takes one AdamW step with a gradient it is given. A batch of any
 * length is the sum over the gradients of its parts, in which moves of coefficient 0 fill the last part up.
 */
import { type ParameterSlot, type Program } from '../../core/program/program.ts';
import type { EndgameConfig } from './types.ts';
/** What decides the network's shape. */
export type PolicyShape = Pick<EndgameConfig, 'width'>;
/** What decides its update. */
export type PolicyObjective = Pick<EndgameConfig, 'width' | 'temperature' | 'clipLow' | 'clipHigh' | 'klWeight'>;
/** Parameters in the order of the arena: weights [in, out], biases [out]. */
export declare const NAMES: {
    readonly whiteKing: 'input.W_whiteKing';
    readonly piece: 'input.W_piece';
    readonly blackKing: 'input.W_blackKing';
    readonly inputBias: 'input.b';
    readonly hidden: 'hidden.W';
    readonly hiddenBias: 'hidden.b';
    readonly output: 'output.W';
    readonly outputBias: 'output.b';
};
/** Inputs of the programs. Squares and actions are those of the folded position. */
export declare const INPUTS: {
    /** Squares, [N] each. */
    readonly whiteKing: 'whiteKing';
    readonly piece: 'piece';
    readonly blackKing: 'blackKing';
    /** 1 where an action is legal, else 0, [N, 128]. */
    readonly legal: 'legal';
    /** The action played, [N]. */
    readonly action: 'action';
    /** Its log-probability when it was sampled, [N]. */
    readonly oldLogProbability: 'oldLogProbability';
    /** Its game's advantage times the move's weight in the batch, [N]. */
    readonly coefficient: 'coefficient';
    /** Its log-probability under the policy of step 0, and weight of its KL to that, [N] each; with KL only. */
    readonly referenceLogProbability: 'referenceLogProbability';
    readonly klCoefficient: 'klCoefficient';
};
/** AdamW's constants; there is no decay. */
export declare const ADAM: {
    readonly beta1: 0.9;
    readonly beta2: 0.99;
    readonly epsilon: 1e-8;
    readonly weightDecay: 0;
};
/** Where each parameter lies in the arena. */
export declare function parameterLayout(shape: PolicyShape): ParameterSlot[];
/** Number of parameters: 57,728 at width 128. */
export declare function parameterCount(shape: PolicyShape): number;
/** Plays: positions -> `logits` [rows, 128]. */
export declare function policyLogits(shape: PolicyShape, rows: number): Program;
/**
 * The gradient of the loss on `rows` moves, -sum of coefficient-weighted clipped objectives + weighted KL (k3):
 * `gradient` in the layout of the arena, and `logProbability` [rows] of the actions as the policy is now.
 */
export declare function policyGradient(objective: PolicyObjective, rows: number): Program;
/** Name of the input of `policyUpdate`. */
export declare const GRADIENT = "gradient";
/** One AdamW step on the arena with the input `gradient` [P]. */
export declare function policyUpdate(shape: PolicyShape): Program;
/**
 * Parameters at step 0: normal numbers that keep each layer's units near unit variance (He et al. 2015), a tenth of
 * that for the logits, so that the first policy is close to uniform.
 */
export declare function initialParameters(shape: PolicyShape, seed: number): Float32Array;
