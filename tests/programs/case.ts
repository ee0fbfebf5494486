/** @file A program with everything it needs to be run once, and how two executors' answers are compared. */

import type { Executor, Tensors } from '../../core/executors/executor.ts';
import { gradients } from '../../core/program/autodiff.ts';
import { constant, type Graph, type GraphNode } from '../../core/program/graph.ts';
import { sizeOf } from '../../core/program/shapes.ts';
import { add, mul, pack, sumTo } from '../../core/program/ops.ts';
import { inferenceProgram, type Program } from '../../core/program/program.ts';
import type { Random } from './random.ts';

export interface Case {
  readonly name: string;
  readonly program: Program;
  readonly parameters: Float32Array;
  readonly inputs: Tensors;
}

/**
 * A program with the given results as outputs, and `gradient`: that of a random functional of all results
 * with respect to all parameters, so that backward kernels are asked too.
 */
export function caseOf(
  name: string,
  graph: Graph,
  results: Readonly<Record<string, GraphNode>>,
  inputs: Tensors,
  random: Random,
): Case {
  const outputs: Record<string, GraphNode> = { ...results };
  const parameters = graph.nodes.filter((node) => node.op === 'parameter');
  if (parameters.length > 0) {
    const losses = Object.values(results).map((result) =>
      sumTo(mul(result, constant(graph, result.shape, random.floats(sizeOf(result.shape)))), []),
    );
    outputs.gradient = pack(
      gradients(
        losses.reduce((a, b) => add(a, b)),
        parameters,
      ),
    );
  }
  const program = inferenceProgram(graph, outputs);
  return { name, program, parameters: random.floats(program.parameterCount), inputs };
}

/** The case without its gradient. */
export function withoutGradient(each: Case): Case {
  const { gradient: _, ...results } = Object.fromEntries(each.program.outputs);
  return { ...each, program: inferenceProgram(Object.values(results)[0].graph, results) };
}

/** One run of a case. */
export async function runCase(
  executor: Executor,
  { program, parameters, inputs }: Case,
): Promise<Record<string, Float32Array>> {
  const loaded = await executor.load(program);
  loaded.writeParameters(parameters);
  const result = await loaded.run(1, inputs);
  loaded.dispose();
  return result;
}

/** Largest difference, relative to the largest value expected (at least 1e-3): NaN when anything is not finite. */
export function relativeError(actual: Float32Array, expected: Float32Array): number {
  if (actual.length !== expected.length) return Number.NaN;
  const scale = expected.reduce((largest, x) => Math.max(largest, Math.abs(x)), 1e-3);
  return actual.reduce((worst, x, i) => Math.max(worst, Math.abs(x - expected[i])), 0) / scale;
}

/** The worst relative error over all outputs of a case. */
export async function disagreement(executor: Executor, oracle: Executor, each: Case): Promise<number> {
  const actual = await runCase(executor, each);
  const expected = await runCase(oracle, each);
  return Math.max(...Object.keys(expected).map((name) => relativeError(actual[name], expected[name])));
}
