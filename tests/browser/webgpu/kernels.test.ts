import { beforeAll, describe, expect, it } from 'vitest';
import type { Executor } from '../../../core/executors/executor.ts';
import { gradients } from '../../../core/program/autodiff.ts';
import {
  constant,
  createGraph,
  input,
  parameter,
  type Graph,
  type GraphNode,
} from '../../../core/program/graph.ts';
import * as ops from '../../../core/program/ops.ts';
import { errorsOf, openExecutors, randomAxes, randomInputs, showing, VARIANTS } from './compare.ts';

/** Kernels must agree with the oracle to this, relative. */
const TOLERANCE = 1e-4;

let executors: Awaited<ReturnType<typeof openExecutors>>;
let oracle: Executor;

beforeAll(async () => {
  executors = await openExecutors();
  ({ oracle } = executors);
});

/** Integers that index: below this. */
const CLASSES = 7;

/** The weighted sum of a tensor: a loss whose gradient is different everywhere. */
function weightedSum(x: GraphNode, name: string): GraphNode {
  return ops.sumTo(ops.mul(x, input(x.graph, name, x.shape)), []);
}

/** The nodes, and the gradients of the weighted sum of the last with respect to `wrt`. */
function withGradients(name: string, result: GraphNode, wrt: readonly GraphNode[]): GraphNode[] {
  return [result, ...gradients(weightedSum(result, name), wrt)];
}

/** One claim a line: what is computed from a new graph, on several shapes at once. */
const CASES: Readonly<Record<string, (graph: Graph) => GraphNode[]>> = {
  'matrix products, plain and with either operand transposed': (graph) =>
    [1, 2, 3, 4, 5, 6].flatMap((seed) => {
      const [m, n, k] = randomAxes(3, 41, seed);
      return [false, true].flatMap((transposeA) =>
        [false, true].map((transposeB) => {
          const name = `${seed} ${transposeA} ${transposeB}`;
          const a = input(graph, `a${name}`, transposeA ? [k, m] : [m, k]);
          const b = input(graph, `b${name}`, transposeB ? [n, k] : [k, n]);
          return ops.matmul(a, b, { transposeA, transposeB });
        }),
      );
    }),
  'matrix products of whole tiles, single numbers, and long sums': (graph) =>
    [
      [64, 32, 16],
      [1, 1, 1],
      [1, 17, 1],
      [13, 1, 5],
      [17, 33, 257],
      [32, 8, 512],
    ].map(([m, n, k]) =>
      ops.matmul(input(graph, `a${m} ${n} ${k}`, [m, k]), input(graph, `b${m} ${n} ${k}`, [k, n])),
    ),
  'batched matrix products with their gradients': (graph) =>
    [1, 2, 3].flatMap((seed) => {
      const [outer, inner, m, n, k] = randomAxes(5, 7, seed);
      const a = input(graph, `a${seed}`, [outer, inner, m, k]);
      const b = input(graph, `b${seed}`, [outer, inner, n, k]);
      return withGradients(`w${seed}`, ops.matmul(a, b, { transposeB: true }), [a, b]);
    }),
  'a product with a shared weight, bias, activation and residual, with their gradients': (graph) =>
    (['relu', 'silu', 'gelu'] as const).flatMap((kind, seed) => {
      const [batch, length, width] = randomAxes(3, 19, seed);
      const x = input(graph, `x${kind}`, [batch, length, width]);
      const weight = parameter(graph, `w${kind}`, [width, width]);
      const bias = parameter(graph, `b${kind}`, [width]);
      const y = ops.add(ops.activation(ops.add(ops.matmul(x, weight), bias), kind), x);
      return withGradients(`l${kind}`, y, [x, weight, bias]);
    }),
  'embeddings and their adjoint, with and without positions': (graph) =>
    [1, 2, 3].flatMap((seed) => {
      const [batch, length, width] = randomAxes(3, 37, seed);
      const tokens = input(graph, `t${seed}`, [batch, length], 'int32');
      const table = parameter(graph, `e${seed}`, [CLASSES, width]);
      const positions = parameter(graph, `p${seed}`, [length, width]);
      const x = ops.gather(table, tokens);
      return [
        ...withGradients(`l${seed}`, ops.add(x, positions), [table, positions]),
        ops.scatterRows(tokens, input(graph, `r${seed}`, [batch, length, width]), CLASSES + 1),
      ];
    }),
  'causal attention with its gradient': (graph) =>
    [
      [2, 33, 2, 16],
      [1, 1, 1, 1],
      [3, 7, 1, 5],
      [1, 70, 3, 4],
      [2, 5, 1, 67],
    ].flatMap(([batch, length, heads, size]) => {
      const qkv = input(graph, `x${length}`, [batch, length, 3 * heads * size]);
      return withGradients(`l${length}`, ops.causalAttention(qkv, heads), [qkv]);
    }),
  'the gradient of attention alone': (graph) => {
    const qkv = input(graph, 'qkv', [2, 9, 24]);
    const dz = input(graph, 'dz', [2, 9, 8]);
    return [ops.apply('causalAttentionGrad', [qkv, dz], { heads: 2 })];
  },
  'attention written out: heads apart, pattern, heads together': (graph) =>
    [1, 2].flatMap((seed) => {
      const [batch, length, heads, size] = randomAxes(4, 11, seed);
      const qkv = input(graph, `x${seed}`, [batch, length, 3 * heads * size]);
      const [q, k, v] = [0, 1, 2].map((part) => ops.splitHeads(qkv, heads, 3, part));
      const scores = ops.scale(ops.matmul(q, k, { transposeB: true }), 1 / Math.sqrt(size));
      const pattern = ops.mul(ops.causalSoftmax(scores), input(graph, `gate${seed}`, [heads, 1, 1]));
      const z = ops.mergeHeads(ops.matmul(pattern, v), 2, seed - 1);
      return [q, pattern, ...withGradients(`l${seed}`, z, [qkv])];
    }),
  'cross-entropy with and without its gradient': (graph) =>
    [1, 2, 3].flatMap((seed) => {
      const [batch, length] = randomAxes(2, 23, seed);
      const classes = CLASSES + 13 * (seed - 1);
      const logits = input(graph, `x${seed}`, [batch, length, classes]);
      const targets = input(graph, `t${seed}`, [batch, length], 'int32');
      const scaled = ops.scale(logits, 3);
      return [
        ops.crossEntropy(scaled, targets),
        ...withGradients(`l${seed}`, ops.crossEntropy(logits, targets), [logits]),
        ops.apply('crossEntropyGrad', [scaled, targets, input(graph, `w${seed}`, [batch, length])], {}),
      ];
    }),
  'mean squared error with its gradient': (graph) =>
    [1, 2, 3].flatMap((seed) => {
      const shape = randomAxes(2, 29, seed);
      const x = input(graph, `x${seed}`, shape);
      const loss = ops.meanSquaredError(x, input(graph, `y${seed}`, shape));
      return [loss, ...gradients(loss, [x])];
    }),
  'sums over leading, inner, last and all axes': (graph) =>
    [1, 2].flatMap((seed) => {
      const [a, b, c, d] = randomAxes(4, 9, seed);
      const x = input(graph, `x${seed}`, [a, b, c, d]);
      return [[1, b, c, d], [c, d], [a, 1, 1, d], [a, b, c, 1], [], [1, b, 1, d]].map((shape) =>
        ops.sumTo(x, shape),
      );
    }),
  'long sums': (graph) =>
    [[], [1, 3], [700, 1]].map((shape, i) => ops.sumTo(input(graph, `x${i}`, [700, 3]), shape)),
  'additions and products broadcast in every way': (graph) =>
    [1, 2].flatMap((seed) => {
      const [a, b, c] = randomAxes(3, 9, seed);
      const x = input(graph, `x${seed}`, [a, b, c]);
      return [[], [1], [c], [b, c], [a, 1, 1], [1, b, 1], [a, 1, c], [a, b, 1]].flatMap((shape, i) => {
        const y = input(graph, `y${seed} ${i}`, shape);
        return [ops.add(x, y), ops.mul(x, y), ops.broadcastTo(y, [a, b, c])];
      });
    }),
  'chains of elementwise work, kept on the way': (graph) => {
    const x = input(graph, 'x', [5, 7]);
    const y = ops.activation(ops.scale(x, -0.3), 'gelu');
    const z = ops.mul(
      y,
      constant(
        graph,
        [7],
        Float32Array.from({ length: 7 }, (_, i) => i - 3.5),
      ),
    );
    return [y, z, ops.add(z, y), ops.reshape(z, [35])];
  },
};

describe.each(VARIANTS)('%s kernels give what tfjs gives, to 1e-4', (variant) => {
  it.each(Object.entries(CASES))('%s', async (_, build) => {
    const program = showing(build(createGraph()));
    const errors = await errorsOf(executors[variant], oracle, program, randomInputs(program, CLASSES, 5));
    expect(Object.entries(errors).filter(([, error]) => !(error <= TOLERANCE))).toEqual([]);
  });
});
