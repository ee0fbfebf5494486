/** @file Runs a program on WebGPU and on tfjs, which others wrote, and measures how far apart the results are. */

import { createTfjsExecutor } from '../../../core/executors/tfjs/executor.ts';
import type { Executor, Tensors } from '../../../core/executors/executor.ts';
import { createWebgpuExecutor } from '../../../core/executors/webgpu/executor.ts';
import { sizeOf, type GraphNode } from '../../../core/program/graph.ts';
import { inferenceProgram, type Program } from '../../../core/program/program.ts';
import { randomStream } from '../../../core/training/random.ts';

export const VARIANTS = ['flat', 'tiled'] as const;

/** One device for all tests of a file: loaded programs are disposed of one by one. */
export async function openExecutors(): Promise<{ oracle: Executor; flat: Executor; tiled: Executor }> {
  const adapter = (await navigator.gpu.requestAdapter())!;
  const device = await adapter.requestDevice();
  return {
    oracle: await createTfjsExecutor('cpu'),
    flat: await createWebgpuExecutor({ device, variant: 'flat' }),
    tiled: await createWebgpuExecutor({ device, variant: 'tiled' }),
  };
}

/** `count` normally distributed numbers. */
export function normals(count: number, seed: number): Float32Array {
  const stream = randomStream(seed, 'test', 0);
  return Float32Array.from({ length: count }, () => stream.normal());
}

/** `count` whole numbers from 0 to `below` − 1. */
export function integers(count: number, below: number, seed: number): Int32Array {
  const stream = randomStream(seed, 'test', 0);
  return Int32Array.from({ length: count }, () => stream.integer(below));
}

/** `count` axes of random length up to `most`, with 1, odd and prime numbers among them. */
export function randomAxes(count: number, most: number, seed: number): number[] {
  return [...integers(count, most, seed)].map((axis) => axis + 1);
}

/** Inputs for one step: normal floats; integers below `below`. */
export function randomInputs(program: Program, below: number, seed: number): Tensors {
  return Object.fromEntries(
    [...program.inputs].map(([name, { shape, dtype }], i) => [
      name,
      dtype === 'int32' ? integers(sizeOf(shape), below, seed + i) : normals(sizeOf(shape), seed + i),
    ]),
  );
}

/** A program that shows all `nodes`. */
export function showing(nodes: readonly GraphNode[]): Program {
  return inferenceProgram(
    nodes[0].graph,
    Object.fromEntries(nodes.map((node, i) => [`${i} ${node.op}`, node])),
  );
}

/**
 * Largest difference between two tensors, relative to each expected value or, where that is smaller, to the
 * root mean square of all of them: near zero a float32 sum cannot be right to its own last digit.
 */
export function relativeError(actual: Float32Array, expected: Float32Array): number {
  if (actual.length !== expected.length) return Infinity;
  const rms = Math.sqrt(expected.reduce((sum, x) => sum + x * x, 0) / expected.length);
  let worst = 0;
  for (const [i, x] of expected.entries()) {
    const error = Math.abs(actual[i] - x) / Math.max(Math.abs(x), rms, 1e-30);
    worst = Number.isNaN(error) ? Infinity : Math.max(worst, error);
  }
  return worst;
}

/** Runs one step of `program` and gives each output's relative error against the oracle. */
export async function errorsOf(
  executor: Executor,
  oracle: Executor,
  program: Program,
  inputs: Tensors,
): Promise<Record<string, number>> {
  const parameters = normals(program.parameterCount, 99);
  const results = await Promise.all(
    [executor, oracle].map(async (each) => {
      const loaded = await each.load(program);
      loaded.writeParameters(parameters);
      const outputs = await loaded.run(1, inputs);
      loaded.dispose();
      return outputs;
    }),
  );
  const [actual, expected] = results;
  return Object.fromEntries(
    Object.keys(expected).map((name) => [name, relativeError(actual[name], expected[name])]),
  );
}
