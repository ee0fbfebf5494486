/**
 * @file The network: a multilayer perceptron with SiLU on a point and its noise level, as Programs for training,
 * for sampling, and for the likelihood. Legend: B points a step, N points a run, W width, F level features.
 *
 * The first layer's weight is kept in two parts, for the point and for the level: in sampling all points share
 * one level, whose part is then computed once. Run files join the two into one [W, 2 + F], as torch has it.
 */

import { randomStream } from '../../core/training/random.ts';
import { gradients } from '../../core/program/autodiff.ts';
import {
  constant,
  createGraph,
  input,
  parameter,
  type Graph,
  type GraphNode,
} from '../../core/program/graph.ts';
import { activation, add, matmul, meanSquaredError, mul, rowSum, sumTo } from '../../core/program/ops.ts';
import {
  inferenceProgram,
  parameterSlots,
  trainingProgram,
  type ParameterSlot,
  type Program,
} from '../../core/program/program.ts';
import { LEVEL_FEATURES } from './features.ts';
import type { DiffusionConfig } from './types.ts';

/** Adam as in the recipe: a short second-moment memory, no weight decay. */
const ADAM = { beta1: 0.9, beta2: 0.99, epsilon: 1e-8, weightDecay: 0 };

/** Steps of linear learning-rate warm-up. */
const WARM_UP_STEPS = 50;

/** Variance of the output layer's initial weights against the others': the first predictions are near 0. */
const OUTPUT_VARIANCE = 0.01;

/** Coordinates of a point. */
const COORDINATES = 2;

/** What shapes the network, as opposed to its training. */
export type ModelShape = Pick<DiffusionConfig, 'depth' | 'width'>;

/** Names of the parameters in the arena; layers are numbered as in a torch Sequential with its SiLUs. */
export const NAMES = {
  position: 'net.0.weight.position',
  level: 'net.0.weight.level',
  weight: (layer: number) => `net.${2 * layer}.weight`,
  bias: (layer: number) => `net.${2 * layer}.bias`,
};

interface Network {
  readonly position: GraphNode;
  readonly level: GraphNode;
  readonly firstBias: GraphNode;
  /** Layers after the first, the output last. */
  readonly layers: readonly { readonly weight: GraphNode; readonly bias: GraphNode }[];
}

function declareParameters(graph: Graph, { depth, width }: ModelShape): Network {
  return {
    position: parameter(graph, NAMES.position, [COORDINATES, width]),
    level: parameter(graph, NAMES.level, [LEVEL_FEATURES, width]),
    firstBias: parameter(graph, NAMES.bias(0), [width]),
    layers: Array.from({ length: depth }, (_, i) => {
      const outputs = i === depth - 1 ? COORDINATES : width;
      return {
        weight: parameter(graph, NAMES.weight(i + 1), [width, outputs]),
        bias: parameter(graph, NAMES.bias(i + 1), [outputs]),
      };
    }),
  };
}

/** Where each parameter lies in the arena of every program of this shape. */
export function parameterLayout(shape: ModelShape): ParameterSlot[] {
  const graph = createGraph();
  declareParameters(graph, shape);
  return parameterSlots(graph);
}

/** Number of parameters of a network of this shape. */
export function parameterCount(shape: ModelShape): number {
  return parameterLayout(shape).reduce((total, { size }) => total + size, 0);
}

/** Predictions [N, 2] from points [N, 2] and levels, [N, F] or [1, F] for all. */
function predict({ position, level, firstBias, layers }: Network, x: GraphNode, levels: GraphNode) {
  const ofLevel = add(matmul(levels, level), firstBias);
  let hidden = add(matmul(x, position), ofLevel);
  for (const { weight, bias } of layers) hidden = add(matmul(activation(hidden, 'silu'), weight), bias);
  return hidden;
}

/** Mean squared error a coordinate on B points: inputs `x` [B, 2] in model units, `level` [B, F], `target` [B, 2]. */
function batchLoss(shape: ModelShape, batch: number): GraphNode {
  const graph = createGraph();
  const network = declareParameters(graph, shape);
  const x = input(graph, 'x', [batch, COORDINATES]);
  const levels = input(graph, 'level', [batch, LEVEL_FEATURES]);
  const target = input(graph, 'target', [batch, COORDINATES]);
  return meanSquaredError(predict(network, x, levels), target);
}

/** One optimiser step on the inputs of `batchLoss`. Output: `loss`, from before the step. */
export function diffusionTraining(shape: ModelShape, batch: number): Program {
  const loss = batchLoss(shape, batch);
  return trainingProgram(loss, { loss }, ADAM);
}

/** As `diffusionTraining`, without the step. */
export function diffusionLoss(shape: ModelShape, batch: number): Program {
  const loss = batchLoss(shape, batch);
  return inferenceProgram(loss.graph, { loss });
}

function inferenceInputs(graph: Graph, points: number): { x: GraphNode; level: GraphNode } {
  return {
    x: input(graph, 'x', [points, COORDINATES]),
    level: input(graph, 'level', [1, LEVEL_FEATURES]),
  };
}

/** The network on N points of one level. Inputs: `x` [N, 2], `level` [1, F]. Output: `prediction` [N, 2]. */
export function diffusionInference(shape: ModelShape, points: number): Program {
  const graph = createGraph();
  const network = declareParameters(graph, shape);
  const { x, level } = inferenceInputs(graph, points);
  return inferenceProgram(graph, { prediction: predict(network, x, level) });
}

/**
 * As `diffusionInference`, with the exact `divergence` [N, 1] of the prediction with respect to the point: the
 * derivative of each output by its own coordinate, from one reverse pass a coordinate.
 */
export function diffusionDivergence(shape: ModelShape, points: number): Program {
  const graph = createGraph();
  const network = declareParameters(graph, shape);
  const { x, level } = inferenceInputs(graph, points);
  const prediction = predict(network, x, level);
  const partials = Array.from({ length: COORDINATES }, (_, coordinate) => {
    const one = Float32Array.from({ length: COORDINATES }, (_unused, i) => (i === coordinate ? 1 : 0));
    const only = constant(graph, [COORDINATES], one);
    // Points do not see each other, so the gradient of the sum is each point's own.
    const [slope] = gradients(sumTo(mul(prediction, only), []), [x]);
    return rowSum(mul(slope, only));
  });
  return inferenceProgram(graph, { prediction, divergence: partials.reduce((a, b) => add(a, b)) });
}

/** Learning rate of optimiser step `step` (from 1): linear warm-up, then cosine decay to 0. */
export function learningRateAt(
  step: number,
  { learningRate, decaySteps }: Pick<DiffusionConfig, 'learningRate' | 'decaySteps'>,
): number {
  const progress = Math.min(1, step / decaySteps);
  return learningRate * Math.min(1, step / WARM_UP_STEPS) * 0.5 * (1 + Math.cos(Math.PI * progress));
}

/**
 * Initial parameters: weights N(0, 1/inputs), the output's a tenth of that, biases 0. Every tensor draws from a
 * stream of its own.
 */
export function initialParameters(shape: ModelShape, seed: number): Float32Array {
  const layout = parameterLayout(shape);
  const arena = new Float32Array(layout.reduce((total, { size }) => total + size, 0));
  const output = NAMES.weight(shape.depth);
  for (const { name, shape: axes, offset, size } of layout) {
    if (axes.length < 2) continue;
    const inputs = name.startsWith('net.0.') ? COORDINATES + LEVEL_FEATURES : axes[0];
    const deviation = Math.sqrt((name === output ? OUTPUT_VARIANCE : 1) / inputs);
    const stream = randomStream(seed, `init/${name}`, 0);
    for (let i = 0; i < size; i++) arena[offset + i] = deviation * stream.normal();
  }
  return arena;
}
