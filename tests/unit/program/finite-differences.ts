/** @file Gradients by reverse mode against central differences, both run on the tfjs CPU backend. */

import { createTfjsExecutor } from '../../../core/executors/tfjs/executor.ts';
import type { Tensors } from '../../../core/executors/executor.ts';
import { gradients } from '../../../core/program/autodiff.ts';
import { constant, createGraph, parameter, type GraphNode } from '../../../core/program/graph.ts';
import { sizeOf, type Shape } from '../../../core/program/shapes.ts';
import { mul, pack, sumTo } from '../../../core/program/ops.ts';
import { inferenceProgram, type Program } from '../../../core/program/program.ts';

/** A fixed, repeatable sequence of numbers in about [-1, 1] (a linear congruential generator). */
export function numbers(count: number, seed = 1): Float32Array {
  let word = seed >>> 0;
  return Float32Array.from({ length: count }, () => {
    word = (Math.imul(word, 1664525) + 1013904223) >>> 0;
    return word / 2 ** 31 - 1;
  });
}

/** Whole numbers below `below`, repeatable. */
export function indices(count: number, below: number, seed = 1): Int32Array {
  return Int32Array.from(numbers(count, seed), (x) => Math.min(below - 1, Math.floor(((x + 1) / 2) * below)));
}

/** A program with the outputs `loss` [] and `gradient` [P] for a loss that is any scalar of the parameters. */
export function gradientProgram(loss: GraphNode): Program {
  const parameters = loss.graph.nodes.filter((node) => node.op === 'parameter');
  return inferenceProgram(loss.graph, { loss, gradient: pack(gradients(loss, parameters)) });
}

/** A program whose loss is a fixed random functional of `build(parameters of these shapes)`. */
export function probeOp(shapes: readonly Shape[], build: (...inputs: GraphNode[]) => GraphNode): Program {
  const graph = createGraph();
  const parameters = shapes.map((shape, i) => parameter(graph, `p${i}`, shape));
  const result = build(...parameters);
  const weights = constant(graph, result.shape, numbers(sizeOf(result.shape), 99));
  return gradientProgram(sumTo(mul(result, weights), []));
}

/**
 * Largest difference between the reverse-mode gradient and central differences, relative to the largest
 * gradient. `coordinates` limits the number of parameters that are varied, evenly spread.
 */
export async function gradientError(
  program: Program,
  inputs: Tensors = {},
  { coordinates = 64, step = 1e-2, size = 1 } = {},
): Promise<number> {
  const executor = await createTfjsExecutor('cpu');
  const loaded = await executor.load(program);
  const at = numbers(program.parameterCount, 7).map((x) => x * size);
  const evaluate = async (parameters: Float32Array): Promise<Record<string, Float32Array>> => {
    loaded.writeParameters(parameters);
    return loaded.run(1, inputs);
  };
  const { gradient } = await evaluate(at);
  const scale = Math.max(...gradient.map(Math.abs));
  const stride = Math.max(1, Math.floor(at.length / coordinates));
  let worst = 0;
  for (let i = 0; i < at.length; i += stride) {
    const shifted = at.slice();
    shifted[i] = at[i] + step;
    const above = (await evaluate(shifted)).loss[0];
    const distance = shifted[i];
    shifted[i] = at[i] - step;
    const below = (await evaluate(shifted)).loss[0];
    const numeric = (above - below) / (distance - shifted[i]);
    worst = Math.max(worst, Math.abs(numeric - gradient[i]) / scale);
  }
  loaded.dispose();
  return worst;
}
