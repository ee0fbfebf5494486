import { describe, expect, it } from 'vitest';
import { GraphError } from '../../../core/program/checks.ts';
import { constant, createGraph, input, parameter } from '../../../core/program/graph.ts';
import {
  actionLogProbability,
  add,
  apply,
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
  pack,
  reshape,
  scatterRows,
  splitHeads,
  sumTo,
} from '../../../core/program/ops.ts';
import { trainingProgram } from '../../../core/program/program.ts';

const leaves = () => {
  const graph = createGraph();
  let count = 0;
  return {
    f: (...shape: number[]) => parameter(graph, `p${count++}`, shape),
    i: (...shape: number[]) => input(graph, `i${count++}`, shape, 'int32'),
  };
};

describe('wrong shapes are refused while the graph is built, with the op and both shapes in the error', () => {
  const { f, i } = leaves();
  const refused: [string, () => unknown, RegExp][] = [
    ['matmul, inner axes', () => matmul(f(2, 3), f(4, 5)), /matmul: shapes \[2, 3\] and \[4, 5\].*3 and 4/],
    [
      'matmul, batch axes',
      () => matmul(f(2, 3, 4), f(5, 4, 6)),
      /matmul: shapes \[2, 3, 4\] and \[5, 4, 6\]/,
    ],
    ['matmul, vector', () => matmul(f(3), f(3, 2)), /matmul: shapes \[3\] and \[3, 2\]/],
    ['add', () => add(f(2, 3), f(2)), /add: shapes \[2, 3\] and \[2\]/],
    ['mul the wrong way round', () => mul(f(3), f(2, 3)), /mul: shapes \[3\] and \[2, 3\]/],
    ['gather', () => gather(f(2, 3, 4), i(2)), /gather: shapes \[2, 3, 4\] and \[2\]/],
    ['scatterRows', () => scatterRows(i(3), f(2, 4), 5), /scatterRows: shapes \[3\] and \[2, 4\]/],
    [
      'causalAttention',
      () => causalAttention(f(2, 5, 10), 2),
      /causalAttention: shape \[2, 5, 10\].*multiple of 6/,
    ],
    [
      'causalAttentionGrad',
      () => apply('causalAttentionGrad', [f(2, 5, 12), f(2, 5, 5)], { heads: 2 }),
      /causalAttentionGrad: shapes \[2, 5, 12\] and \[2, 5, 5\]/,
    ],
    ['splitHeads', () => splitHeads(f(5, 7), 2), /splitHeads: shape \[5, 7\]/],
    ['splitHeads, part', () => splitHeads(f(5, 12), 2, 3, 3), /splitHeads: part 3 of 3/],
    ['mergeHeads', () => mergeHeads(f(5, 7)), /mergeHeads: shape \[5, 7\]/],
    ['causalSoftmax', () => causalSoftmax(f(4, 5)), /causalSoftmax: shape \[4, 5\]/],
    ['sumTo', () => sumTo(f(2, 3), [4]), /sumTo: shapes \[2, 3\] and \[4\]/],
    ['broadcastTo', () => broadcastTo(f(2, 3), [3, 3]), /broadcastTo: shapes \[3, 3\] and \[2, 3\]/],
    ['reshape', () => reshape(f(2, 3), [4]), /reshape: shapes \[2, 3\] and \[4\].*6 and 4/],
    ['crossEntropy', () => crossEntropy(f(2, 3, 5), i(2)), /crossEntropy: shapes \[2, 3, 5\] and \[2\]/],
    [
      'actionLogProbability, legal',
      () => actionLogProbability(f(3, 5), f(3, 4), i(3)),
      /actionLogProbability: shapes \[3, 5\] and \[3, 4\]/,
    ],
    [
      'actionLogProbability, actions',
      () => actionLogProbability(f(3, 5), f(3, 5), i(2)),
      /actionLogProbability: shapes \[3, 5\] and \[2\].*one action/,
    ],
    [
      'clippedSurrogate',
      () => clippedSurrogate(f(3), f(3), f(4), { low: 0.2, high: 0.2 }),
      /clippedSurrogate: shapes \[3\] and \[4\]/,
    ],
    ['meanSquaredError', () => meanSquaredError(f(2), f(3)), /meanSquaredError: shapes \[2\] and \[3\]/],
    ['adamW', () => apply('adamW', [f(2), f(3), f(2), f(2), f(), f()], {}), /adamW: shapes \[2\] and \[3\]/],
  ];
  for (const [name, build, message] of refused) {
    it(name, () => {
      expect(build).toThrow(GraphError);
      expect(build).toThrow(message);
    });
  }

  it('integers where floats belong, naming the op and the type', () => {
    expect(() => add(i(2), i(2))).toThrow(/add: input 0 of shape \[2\] is int32/);
    expect(() => gather(f(2, 3), f(2))).toThrow(/gather: input 1 of shape \[2\] is float32/);
  });

  it('operands of two graphs', () => {
    expect(() => add(f(2), leaves().f(2))).toThrow(/different graphs/);
  });

  it('axes that are not positive whole numbers', () => {
    expect(() => f(2, 0)).toThrow(/\[2, 0\]/);
    expect(() => f(1.5)).toThrow(/\[1.5\]/);
  });

  it('constants with too few values', () => {
    expect(() => constant(createGraph(), [2, 2], new Float32Array(3))).toThrow(/needs 4 values, but 3/);
  });

  it('two leaves of one name', () => {
    const graph = createGraph();
    parameter(graph, 'W', [2]);
    expect(() => parameter(graph, 'W', [3])).toThrow(/"W" is already taken/);
  });

  it('training without parameters', () => {
    const x = input(createGraph(), 'x', []);
    expect(() => trainingProgram(x, {}, { beta1: 0.9, beta2: 0.99, epsilon: 1e-8, weightDecay: 0 })).toThrow(
      /no parameter/,
    );
  });
});

describe('the parameter arena', () => {
  it('holds the parameters in order of declaration, without gaps', () => {
    const graph = createGraph();
    const a = parameter(graph, 'a', [2, 3]);
    const b = parameter(graph, 'b', [4]);
    const program = trainingProgram(
      add(sumTo(a, []), sumTo(b, [])),
      {},
      {
        beta1: 0.9,
        beta2: 0.99,
        epsilon: 1e-8,
        weightDecay: 0,
      },
    );
    expect(program.parameters).toEqual([
      { name: 'a', shape: [2, 3], offset: 0, size: 6 },
      { name: 'b', shape: [4], offset: 6, size: 4 },
    ]);
    expect(program.parameterCount).toBe(10);
    expect(pack([a, b]).shape).toEqual([10]);
  });
});
