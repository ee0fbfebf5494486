import { describe, expect, it } from 'vitest';
import { constant, createGraph, input, parameter, type GraphNode } from '../../../core/program/graph.ts';
import type { Shape } from '../../../core/program/shapes.ts';
import {
  actionLogProbability,
  apply,
  causalAttention,
  crossEntropy,
  gather,
  matmul,
  sumTo,
} from '../../../core/program/ops.ts';
import { inferenceProgram } from '../../../core/program/program.ts';
import { caseOf, disagreement, withoutGradient, type Case } from '../../programs/case.ts';
import { randomGraph } from '../../programs/graphs.ts';
import { OP_CASES, opCase } from '../../programs/ops.ts';
import { createRandom } from '../../programs/random.ts';
import { openExecutors, VARIANTS, type Variant } from './executors.ts';

const executors = await openExecutors();
const { oracle } = executors;

/** A case of parameters of the given shapes and, for ops that index, 50 whole numbers below 7. */
function sized<Name extends string>(
  name: string,
  shapes: Readonly<Record<Name, Shape>>,
  build: (tensors: Record<Name, GraphNode>, indices: GraphNode) => GraphNode,
): Case {
  const graph = createGraph();
  const random = createRandom(3);
  const indices = input(graph, 'indices', [50], 'int32');
  const tensors = Object.fromEntries(
    Object.entries<Shape>(shapes).map(([key, shape]) => [key, parameter(graph, key, shape)]),
  ) as Record<Name, GraphNode>;
  const inputs = { indices: random.indices(50, 7) };
  return caseOf(name, graph, { result: build(tensors, indices) }, inputs, random);
}

/** Sizes that fill tiles and workgroups exactly, or just spill into the next. */
const AT_THE_EDGES: readonly Case[] = [
  sized('a product of whole tiles', { a: [64, 32], b: [32, 96] }, ({ a, b }) => matmul(a, b)),
  sized('a product one past its tiles', { a: [33, 65], b: [65, 9] }, ({ a, b }) => matmul(a, b)),
  sized('a product of few results and long sums', { a: [300, 17], b: [300, 16] }, ({ a, b }) =>
    matmul(a, b, { transposeA: true }),
  ),
  sized('a product with whole tiles of b transposed', { a: [64, 32], b: [96, 32] }, ({ a, b }) =>
    matmul(a, b, { transposeB: true }),
  ),
  sized('attention over more queries than a workgroup has', { x: [1, 70, 24] }, ({ x }) =>
    causalAttention(x, 2),
  ),
  sized('attention with a large head', { x: [2, 5, 3 * 67] }, ({ x }) => causalAttention(x, 1)),
  sized('attention over one position', { x: [3, 1, 3] }, ({ x }) => causalAttention(x, 1)),
  sized('cross-entropy over many classes', { x: [50, 37] }, ({ x }, indices) => crossEntropy(x, indices)),
  sized('a policy over many actions', { x: [50, 128] }, ({ x }, indices) => {
    // The indices, which are below 7, are legal.
    const legal = Float32Array.from({ length: 50 * 128 }, (_, i) => (i % 128 < 7 || i % 3 === 0 ? 1 : 0));
    return actionLogProbability(x, constant(x.graph, [50, 128], legal), indices);
  }),
  sized('an embedding wider than a workgroup takes', { table: [7, 35] }, ({ table }, indices) =>
    gather(table, indices),
  ),
  sized('sums longer than a workgroup', { x: [700, 3] }, ({ x }) => sumTo(x, [1, 3])),
];

/**
 * What is asked of a variant. The gradients of a product are products again, of kinds that are cases themselves; a
 * software adapter takes seconds to compile each on tiled kernels, and is spared them there.
 */
function asked(variant: Variant, each: Case): Case {
  const isProduct = each.program.outputs.get('result')!.op === 'matmul';
  return variant === 'tiled' && isProduct ? withoutGradient(each) : each;
}

describe.each(VARIANTS)('%s kernels agree with tfjs to 1e-4, forward and backward', (variant) => {
  it.each([...OP_CASES.map((name) => opCase(name, 1)), ...AT_THE_EDGES])('$name', async (each) => {
    expect(await disagreement(executors[variant], oracle, asked(variant, each))).toBeLessThan(1e-4);
  });

  it('the gradient of attention whose forward pass nobody needs', async () => {
    const graph = createGraph();
    const random = createRandom(4);
    const [x, dz] = [parameter(graph, 'x', [2, 9, 24]), parameter(graph, 'dz', [2, 9, 8])];
    const program = inferenceProgram(graph, { dx: apply('causalAttentionGrad', [x, dz], { heads: 2 }) });
    const parameters = random.floats(program.parameterCount);
    const each: Case = { name: 'gradient alone', program, parameters, inputs: {} };
    expect(await disagreement(executors[variant], oracle, each)).toBeLessThan(1e-4);
  });
});

it('agree with tfjs on random graphs, folded and placed', async () => {
  for (const seed of [100, 101]) {
    expect(await disagreement(executors.flat, oracle, randomGraph(seed)), `seed ${seed}`).toBeLessThan(1e-4);
  }
  expect(await disagreement(executors.tiled, oracle, randomGraph(104, 6))).toBeLessThan(1e-4);
});
