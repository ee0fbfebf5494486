/** @file Random graphs: ops strung together at random, so that folding and memory meet what nobody thought of. */

import { createGraph, input, parameter, type GraphNode } from '../../core/program/graph.ts';
import type { Shape } from '../../core/program/shapes.ts';
import {
  activation,
  add,
  broadcastTo,
  causalAttention,
  causalSoftmax,
  crossEntropy,
  matmul,
  mul,
  reshape,
  scale,
  sumTo,
} from '../../core/program/ops.ts';
import { caseOf, type Case } from './case.ts';
import { createRandom } from './random.ts';

/** A program of about `length` random ops on tensors [2, T, 6], [T, 6], [6] and others that grow from them. */
export function randomGraph(seed: number, length = 14): Case {
  const random = createRandom(seed);
  const graph = createGraph();
  const T = random.pick([1, 3, 4, 7]);
  const channels = 6;
  const full: Shape = [2, T, channels];
  const targets = input(graph, 'targets', [2, T], 'int32');
  const inputs = { targets: random.indices(2 * T, channels) };
  let weights = 0;
  const weight = (...shape: number[]): GraphNode => parameter(graph, `w${weights++}`, shape);

  // Every op keeps to shape [2, T, 6], so that all can follow all; smaller tensors come in as operands.
  const values: GraphNode[] = [add(weight(...full), weight(T, channels))];
  const some = (): GraphNode => random.pick(values);
  const ops: readonly (() => GraphNode)[] = [
    () => matmul(some(), weight(channels, channels)),
    () => matmul(some(), weight(channels, channels), { transposeB: true }),
    () => add(some(), some()),
    () => add(matmul(some(), weight(channels, channels)), some()),
    () => mul(some(), some()),
    () => add(some(), weight(channels)),
    () => mul(some(), weight(T, 1)),
    () => mul(some(), sumTo(some(), [...full.slice(0, -1), 1])),
    () => add(some(), broadcastTo(sumTo(some(), [channels]), full)),
    () => scale(some(), random.pick([0.5, -1, 1])),
    () => activation(some(), random.pick(['relu', 'silu', 'gelu'] as const)),
    () => reshape(scale(reshape(some(), [2 * T, channels]), 0.7), full),
    () => causalAttention(matmul(some(), weight(channels, 3 * channels)), random.pick([1, 2, 3])),
    () => mul(some(), reshape(crossEntropy(some(), targets), [2, T, 1])),
    () => {
      const x = some();
      return matmul(causalSoftmax(matmul(x, some(), { transposeB: true })), x);
    },
  ];
  for (let i = 0; i < length; i++) {
    // Kept near 1, or products of products would leave the range in which a comparison means anything.
    values.push(scale(random.pick(ops)(), 0.5));
  }
  const results = { first: values[0], some: some(), last: values[values.length - 1] };
  return caseOf(`random graph ${seed}`, graph, results, inputs, random);
}
