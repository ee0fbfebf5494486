/**
 * @file The policy: which of White's moves, and how probable each is. A position is three one-hot vectors of 64
 * squares, so the first layer picks a row of a table for each piece and adds them; then two hidden layers of H
 * ReLU units and a logit for each of 128 actions, {king, piece} x destination. What is illegal is masked.
 *
 * Three Programs share the weights: `policyLogits` plays, `policyGradient` differentiates the clipped objective
 * on a fixed number of moves, and `policyUpdate` takes one AdamW step with a gradient it is given. A batch of any
 * length is the sum over the gradients of its parts, in which moves of coefficient 0 fill the last part up.
 */

import { gradients } from '../../core/program/autodiff.ts';
import { createGraph, input, parameter, type Graph, type GraphNode } from '../../core/program/graph.ts';
import {
  actionLogProbability,
  activation,
  add,
  clippedSurrogate,
  gather,
  matmul,
  mul,
  pack,
  scale,
  sumTo,
} from '../../core/program/ops.ts';
import {
  inferenceProgram,
  parameterSlots,
  trainingProgram,
  type ParameterSlot,
  type Program,
} from '../../core/program/program.ts';
import { randomStream } from '../../core/training/random.ts';
import { SQUARES } from './chess/geometry.ts';
import { ACTIONS } from './chess/rules.ts';
import type { EndgameConfig } from './types.ts';

/** What decides the network's shape. */
export type PolicyShape = Pick<EndgameConfig, 'width'>;

/** What decides its update. */
export type PolicyObjective = Pick<
  EndgameConfig,
  'width' | 'temperature' | 'clipLow' | 'clipHigh' | 'klWeight'
>;

/** Parameters in the order of the arena: weights [in, out], biases [out]. */
export const NAMES = {
  whiteKing: 'input.W_whiteKing',
  piece: 'input.W_piece',
  blackKing: 'input.W_blackKing',
  inputBias: 'input.b',
  hidden: 'hidden.W',
  hiddenBias: 'hidden.b',
  output: 'output.W',
  outputBias: 'output.b',
} as const;

/** Inputs of the programs. Squares and actions are those of the folded position. */
export const INPUTS = {
  /** Squares, [N] each. */
  whiteKing: 'whiteKing',
  piece: 'piece',
  blackKing: 'blackKing',
  /** 1 where an action is legal, else 0, [N, 128]. */
  legal: 'legal',
  /** The action played, [N]. */
  action: 'action',
  /** Its log-probability when it was sampled, [N]. */
  oldLogProbability: 'oldLogProbability',
  /** Its game's advantage times the move's weight in the batch, [N]. */
  coefficient: 'coefficient',
  /** Its log-probability under the policy of step 0, and weight of its KL to that, [N] each; with KL only. */
  referenceLogProbability: 'referenceLogProbability',
  klCoefficient: 'klCoefficient',
} as const;

/** AdamW's constants; there is no decay. */
export const ADAM = { beta1: 0.9, beta2: 0.99, epsilon: 1e-8, weightDecay: 0 } as const;

function inputLayer(graph: Graph, width: number, rows: number): GraphNode {
  const embedded = (table: string, squares: string): GraphNode =>
    gather(parameter(graph, table, [SQUARES, width]), input(graph, squares, [rows], 'int32'));
  const sum = add(
    add(embedded(NAMES.whiteKing, INPUTS.whiteKing), embedded(NAMES.piece, INPUTS.piece)),
    embedded(NAMES.blackKing, INPUTS.blackKing),
  );
  return activation(add(sum, parameter(graph, NAMES.inputBias, [width])), 'relu');
}

/** Logits [rows, 128] of folded positions. */
function logitsOf(graph: Graph, { width }: PolicyShape, rows: number): GraphNode {
  const first = inputLayer(graph, width, rows);
  const hidden = matmul(first, parameter(graph, NAMES.hidden, [width, width]));
  const second = activation(add(hidden, parameter(graph, NAMES.hiddenBias, [width])), 'relu');
  const output = matmul(second, parameter(graph, NAMES.output, [width, ACTIONS]));
  return add(output, parameter(graph, NAMES.outputBias, [ACTIONS]));
}

/** Where each parameter lies in the arena. */
export function parameterLayout(shape: PolicyShape): ParameterSlot[] {
  const graph = createGraph();
  logitsOf(graph, shape, 1);
  return parameterSlots(graph);
}

/** Number of parameters: 57,728 at width 128. */
export function parameterCount(shape: PolicyShape): number {
  return parameterLayout(shape).reduce((total, { size }) => total + size, 0);
}

/** Plays: positions -> `logits` [rows, 128]. */
export function policyLogits(shape: PolicyShape, rows: number): Program {
  const graph = createGraph();
  return inferenceProgram(graph, { logits: logitsOf(graph, shape, rows) });
}

/**
 * The gradient of the loss on `rows` moves, -sum of coefficient-weighted clipped objectives + weighted KL (k3):
 * `gradient` in the layout of the arena, and `logProbability` [rows] of the actions as the policy is now.
 */
export function policyGradient(objective: PolicyObjective, rows: number): Program {
  const { temperature, clipLow, clipHigh, klWeight } = objective;
  const graph = createGraph();
  const logits = scale(logitsOf(graph, objective, rows), 1 / temperature);
  const row = (name: string): GraphNode => input(graph, name, [rows]);
  const logProbability = actionLogProbability(
    logits,
    input(graph, INPUTS.legal, [rows, ACTIONS]),
    input(graph, INPUTS.action, [rows], 'int32'),
  );
  const surrogate = clippedSurrogate(logProbability, row(INPUTS.oldLogProbability), row(INPUTS.coefficient), {
    low: clipLow,
    high: clipHigh,
  });
  let loss = scale(sumTo(surrogate, []), -1);
  if (klWeight > 0) {
    // k3 = exp(-d) + d - 1 with d = log pi - log ref; the 1 has no gradient.
    const away = add(row(INPUTS.referenceLogProbability), scale(logProbability, -1));
    const k3 = add(activation(away, 'exp'), scale(away, -1));
    loss = add(loss, sumTo(mul(k3, row(INPUTS.klCoefficient)), []));
  }
  const parameters = graph.nodes.filter((node) => node.op === 'parameter');
  return inferenceProgram(graph, { gradient: pack(gradients(loss, parameters)), logProbability });
}

/** Name of the input of `policyUpdate`. */
export const GRADIENT = 'gradient';

/** One AdamW step on the arena with the input `gradient` [P]. */
export function policyUpdate(shape: PolicyShape): Program {
  const graph = createGraph();
  const size = parameterCount(shape);
  const arena = parameter(graph, 'parameters', [size]);
  // The loss whose gradient is the one that is given.
  return trainingProgram(sumTo(mul(arena, input(graph, GRADIENT, [size])), []), {}, ADAM);
}

/**
 * Parameters at step 0: normal numbers that keep each layer's units near unit variance (He et al. 2015), a tenth of
 * that for the logits, so that the first policy is close to uniform.
 */
export function initialParameters(shape: PolicyShape, seed: number): Float32Array {
  const random = randomStream(seed, 'init', 0);
  const arena = new Float32Array(parameterCount(shape));
  const deviations: Readonly<Record<string, number>> = {
    [NAMES.whiteKing]: Math.sqrt(2 / 3),
    [NAMES.piece]: Math.sqrt(2 / 3),
    [NAMES.blackKing]: Math.sqrt(2 / 3),
    [NAMES.hidden]: Math.sqrt(2 / shape.width),
    [NAMES.output]: 0.1 / Math.sqrt(shape.width),
  };
  for (const { name, offset, size } of parameterLayout(shape)) {
    const deviation = deviations[name];
    if (deviation === undefined) continue;
    for (let i = offset; i < offset + size; i++) arena[i] = deviation * random.normal();
  }
  return arena;
}
