import { describe, expect, it } from 'vitest';
import { constant, createGraph, parameter } from '../../../core/program/graph.ts';
import {
  actionLogProbability,
  activation,
  add,
  broadcastTo,
  causalAttention,
  causalSoftmax,
  clippedSurrogate,
  crossEntropy,
  gather,
  matmul,
  meanSquaredError,
  mergeHeads,
  mul,
  OPS,
  pack,
  reshape,
  scale,
  scatterRows,
  splitHeads,
  sumTo,
} from '../../../core/program/ops.ts';
import type { Program } from '../../../core/program/program.ts';
import { gradients } from '../../../core/program/autodiff.ts';
import { gradientError, indices, numbers, probeOp } from './finite-differences.ts';

const int = (node: { graph: ReturnType<typeof createGraph> }, shape: number[], below: number) =>
  constant(
    node.graph,
    shape,
    indices(
      shape.reduce((a, b) => a * b, 1),
      below,
      5,
    ),
  );

const cases: Record<string, () => Program> = {
  'matmul a·b': () =>
    probeOp(
      [
        [3, 5],
        [5, 2],
      ],
      (a, b) => matmul(a, b),
    ),
  'matmul aᵀ·b': () =>
    probeOp(
      [
        [5, 3],
        [5, 2],
      ],
      (a, b) => matmul(a, b, { transposeA: true }),
    ),
  'matmul a·bᵀ': () =>
    probeOp(
      [
        [3, 5],
        [2, 5],
      ],
      (a, b) => matmul(a, b, { transposeB: true }),
    ),
  'matmul aᵀ·bᵀ': () =>
    probeOp(
      [
        [5, 3],
        [2, 5],
      ],
      (a, b) => matmul(a, b, { transposeA: true, transposeB: true }),
    ),
  'matmul, batched': () =>
    probeOp(
      [
        [2, 2, 3, 5],
        [2, 2, 5, 2],
      ],
      (a, b) => matmul(a, b),
    ),
  'matmul, batched a·bᵀ': () =>
    probeOp(
      [
        [3, 3, 5],
        [3, 2, 5],
      ],
      (a, b) => matmul(a, b, { transposeB: true }),
    ),
  'matmul, shared weight': () =>
    probeOp(
      [
        [2, 3, 5],
        [5, 4],
      ],
      (a, b) => matmul(a, b),
    ),
  'matmul, shared weight transposed': () =>
    probeOp(
      [
        [2, 3, 5],
        [4, 5],
      ],
      (a, b) => matmul(a, b, { transposeB: true }),
    ),
  gather: () => probeOp([[5, 3]], (table) => gather(table, int(table, [2, 4], 5))),
  scatterRows: () => probeOp([[2, 4, 3]], (rows) => scatterRows(int(rows, [2, 4], 5), rows, 5)),
  'causalAttention, 2 heads': () => probeOp([[2, 5, 12]], (qkv) => causalAttention(qkv, 2)),
  'causalAttention, 1 position': () => probeOp([[3, 1, 6]], (qkv) => causalAttention(qkv, 1)),
  splitHeads: () => probeOp([[2, 3, 12]], (x) => splitHeads(x, 2, 3, 1)),
  mergeHeads: () => probeOp([[2, 2, 3, 4]], (x) => mergeHeads(x, 3, 2)),
  causalSoftmax: () => probeOp([[2, 5, 5]], (x) => causalSoftmax(x)),
  add: () =>
    probeOp(
      [
        [2, 3, 4],
        [3, 1],
      ],
      (a, b) => add(a, b),
    ),
  mul: () => probeOp([[2, 3, 4], [4]], (a, b) => mul(a, b)),
  'mul by a scalar': () => probeOp([[2, 3], []], (a, b) => mul(a, b)),
  scale: () => probeOp([[2, 3]], (a) => scale(a, -1.5)),
  sumTo: () => probeOp([[2, 3, 4]], (a) => sumTo(a, [3, 1])),
  broadcastTo: () => probeOp([[3, 1]], (a) => broadcastTo(a, [2, 3, 4])),
  reshape: () => probeOp([[2, 6]], (a) => reshape(a, [3, 4])),
  'activation relu': () => probeOp([[3, 7]], (a) => activation(a, 'relu')),
  'activation silu': () => probeOp([[3, 7]], (a) => activation(a, 'silu')),
  'activation gelu': () => probeOp([[3, 7]], (a) => activation(a, 'gelu')),
  crossEntropy: () => probeOp([[2, 3, 5]], (logits) => crossEntropy(logits, int(logits, [2, 3], 5))),
  'activation exp': () => probeOp([[3, 7]], (a) => activation(a, 'exp')),
  actionLogProbability: () => {
    const legal = Float32Array.from([1, 1, 0, 1, 0, 0, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 1, 0]);
    return probeOp([[6, 3]], (logits) =>
      actionLogProbability(
        logits,
        constant(logits.graph, [6, 3], legal),
        constant(logits.graph, [6], Int32Array.of(1, 0, 2, 0, 0, 1)),
      ),
    );
  },
  clippedSurrogate: () =>
    probeOp([[3, 7]], (logProbabilities) =>
      clippedSurrogate(
        logProbabilities,
        constant(logProbabilities.graph, [3, 7], numbers(21, 2)),
        constant(logProbabilities.graph, [3, 7], numbers(21, 3)),
        { low: 0.2, high: 0.3 },
      ),
    ),
  meanSquaredError: () =>
    probeOp(
      [
        [3, 4],
        [3, 4],
      ],
      (a, b) => meanSquaredError(a, b),
    ),
  'one node used twice': () => probeOp([[3, 3]], (a) => matmul(mul(a, a), a)),
};

describe('every gradient rule agrees with central differences', () => {
  for (const [name, program] of Object.entries(cases)) {
    it(name, async () => {
      expect(await gradientError(program())).toBeLessThan(2e-3);
    });
  }

  it('covers every differentiable op of the table', () => {
    const covered = new Set(Object.keys(cases).map((name) => name.split(/[ ,]/)[0]));
    const differentiable = Object.entries(OPS).filter(([, op]) => op.gradient);
    expect(differentiable.map(([name]) => name).filter((name) => !covered.has(name))).toEqual([]);
  });
});

describe('gradients', () => {
  it('are zero for a parameter that the loss does not touch', () => {
    const graph = createGraph();
    const used = parameter(graph, 'used', [2]);
    const idle = parameter(graph, 'idle', [3]);
    const [, gradient] = gradients(sumTo(used, []), [used, idle]);
    expect(gradient.op).toBe('constant');
    expect([...gradient.values!]).toEqual([0, 0, 0]);
  });

  it('refuse a loss that is not a scalar, naming its shape', () => {
    const x = parameter(createGraph(), 'x', [2]);
    expect(() => gradients(x, [x])).toThrow(/scalar \[\].*\[2\]/);
  });

  it('refuse to differentiate twice through an op that only exists backwards', () => {
    const graph = createGraph();
    const qkv = parameter(graph, 'qkv', [2, 3, 6]);
    const [once] = gradients(sumTo(causalAttention(qkv, 1), []), [qkv]);
    expect(() => gradients(sumTo(once, []), [qkv])).toThrow(/causalAttentionGrad cannot be differentiated/);
  });

  it('pack is only ever last: it has no gradient', () => {
    const x = parameter(createGraph(), 'x', [2]);
    expect(() => gradients(sumTo(pack([x]), []), [x])).toThrow(/pack cannot be differentiated/);
  });
});
