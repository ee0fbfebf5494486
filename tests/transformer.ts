/** @file The attention-only transformer of the labs as a program, in the size a test asks for. */

import { constant, createGraph, input, parameter, sizeOf, type GraphNode } from '../core/program/graph.ts';
import { add, causalAttention, crossEntropy, gather, matmul, mul, sumTo } from '../core/program/ops.ts';
import { trainingProgram, type Program } from '../core/program/program.ts';

export interface TransformerSizes {
  readonly vocabulary: number;
  readonly length: number;
  readonly width: number;
  readonly heads: number;
  readonly batch: number;
  readonly layers: number;
}

export const ADAM = { beta1: 0.9, beta2: 0.99, epsilon: 1e-8, weightDecay: 0 };

/**
 * One Adam step on the weighted next-token loss. Inputs: tokens and targets [B, T], and the weights [B, T] of
 * the loss and of the two metrics `inducibleLoss` and `otherLoss`.
 */
export function transformerTraining({
  vocabulary,
  length,
  width,
  heads,
  batch,
  layers,
}: TransformerSizes): Program {
  const graph = createGraph();
  const tokens = input(graph, 'tokens', [batch, length], 'int32');
  const targets = input(graph, 'targets', [batch, length], 'int32');
  const weighted = (rows: GraphNode, name: string): GraphNode =>
    sumTo(mul(rows, input(graph, name, [batch, length])), []);
  let x = add(
    gather(parameter(graph, 'W_E', [vocabulary, width]), tokens),
    parameter(graph, 'W_pos', [length, width]),
  );
  for (let layer = 0; layer < layers; layer++) {
    const qkv = matmul(x, parameter(graph, `W_QKV.${layer}`, [width, 3 * width]));
    const z = causalAttention(qkv, heads);
    x = add(x, matmul(z, parameter(graph, `W_O.${layer}`, [width, width])));
  }
  const logits = matmul(x, parameter(graph, 'W_U', [width, vocabulary]));
  const rows = crossEntropy(logits, targets);
  const loss = weighted(rows, 'weights');
  const inducibleLoss = weighted(rows, 'inducibleWeights');
  const otherLoss = weighted(rows, 'otherWeights');
  return trainingProgram(loss, { loss, inducibleLoss, otherLoss }, ADAM);
}

/** Positions added to queries and keys only, before attention. */
export function withPositions(qkv: GraphNode, positions: GraphNode, weights: GraphNode): GraphNode {
  const width = positions.shape[1];
  const row = new Float32Array(3 * width).fill(1, 0, 2 * width);
  const mask = constant(qkv.graph, [sizeOf([3, width])], row);
  return add(qkv, mul(matmul(positions, weights), mask));
}
