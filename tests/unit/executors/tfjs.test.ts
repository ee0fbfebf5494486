import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { createTfjsExecutor } from '../../../core/executors/tfjs/executor.ts';
import { createGraph, input, parameter } from '../../../core/program/graph.ts';
import { add, gather, matmul, meanSquaredError, mul, sumTo } from '../../../core/program/ops.ts';
import { inferenceProgram, trainingProgram, type Program } from '../../../core/program/program.ts';
import { numbers } from '../program/finite-differences.ts';

const ADAM = { beta1: 0.9, beta2: 0.99, epsilon: 1e-8, weightDecay: 0.1 };

function regression(): Program {
  const graph = createGraph();
  const x = input(graph, 'x', [4, 3]);
  const y = input(graph, 'y', [4, 2]);
  const prediction = add(matmul(x, parameter(graph, 'W', [3, 2])), parameter(graph, 'b', [2]));
  const loss = meanSquaredError(prediction, y);
  return trainingProgram(loss, { loss, prediction }, ADAM);
}

function batches(steps: number): Record<string, Float32Array> {
  return {
    x: numbers(steps * 12, 2),
    y: numbers(steps * 8, 3),
    learningRate: new Float32Array(steps).fill(0.05),
    stepNumber: Float32Array.from({ length: steps }, (_, i) => i + 1),
  };
}

describe.each(['cpu', 'wasm'] as const)('the tfjs executor on %s', (backend) => {
  it('does AdamW as published: one hand-computed step', async () => {
    const graph = createGraph();
    const w = parameter(graph, 'w', [2]);
    const loss = sumTo(mul(w, input(graph, 'g', [2])), []);
    const program = trainingProgram(loss, { loss }, ADAM);
    const loaded = await (await createTfjsExecutor(backend)).load(program);
    loaded.writeParameters(new Float32Array([1, -2]));
    loaded.writeOptimizer({ m: new Float32Array([0.5, 0]), v: new Float32Array([0.25, 0]) });
    await loaded.run(1, {
      g: new Float32Array([3, -1]),
      learningRate: new Float32Array([0.1]),
      stepNumber: new Float32Array([2]),
    });
    const expected = [
      [1, 3, 0.5, 0.25],
      [-2, -1, 0, 0],
    ].map(([p, g, m, v]) => {
      const newM = 0.9 * m + 0.1 * g;
      const newV = 0.99 * v + 0.01 * g * g;
      const direction = newM / (1 - 0.9 ** 2) / (Math.sqrt(newV / (1 - 0.99 ** 2)) + 1e-8);
      return p - 0.1 * (direction + 0.1 * p);
    });
    const parameters = await loaded.readParameters();
    expect(parameters[0]).toBeCloseTo(expected[0], 5);
    expect(parameters[1]).toBeCloseTo(expected[1], 5);
    loaded.dispose();
  });

  it('gives the same from k steps in one call as from k calls', async () => {
    const executor = await createTfjsExecutor(backend);
    const inputs = batches(5);
    const once = await executor.load(regression());
    const together = await once.run(5, inputs);
    const many = await executor.load(regression());
    const losses: number[] = [];
    for (let i = 0; i < 5; i++) {
      const slice = (name: string, size: number) => inputs[name].slice(i * size, (i + 1) * size);
      const { loss } = await many.run(1, {
        x: slice('x', 12),
        y: slice('y', 8),
        learningRate: slice('learningRate', 1),
        stepNumber: slice('stepNumber', 1),
      });
      losses.push(loss[0]);
    }
    expect([...together.loss]).toEqual(losses);
    expect(together.prediction.length).toBe(5 * 8);
    expect([...(await once.readParameters())]).toEqual([...(await many.readParameters())]);
    once.dispose();
    many.dispose();
  });

  it('goes on from weights and moments that were read and written back, as if nothing had happened', async () => {
    const executor = await createTfjsExecutor(backend);
    const straight = await executor.load(regression());
    await straight.run(3, batches(3));
    const resumed = await executor.load(regression());
    resumed.writeParameters(await straight.readParameters());
    resumed.writeOptimizer(await straight.readOptimizer());
    const next = batches(2);
    const a = await straight.run(2, next);
    const b = await resumed.run(2, next);
    expect([...a.loss]).toEqual([...b.loss]);
    straight.dispose();
    resumed.dispose();
  });

  it('leaves no tensor behind: numTensors is flat over 1,000 steps and 0 after dispose', async () => {
    const executor = await createTfjsExecutor(backend);
    await tf.setBackend(backend);
    const before = tf.memory().numTensors;
    const loaded = await executor.load(regression());
    await loaded.run(1, batches(1));
    const after1 = tf.memory().numTensors;
    for (let i = 0; i < 10; i++) await loaded.run(100, batches(100));
    expect(tf.memory().numTensors).toBe(after1);
    loaded.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it('an output that is a leaf, or twice the same node, comes back whole', async () => {
    const graph = createGraph();
    const table = parameter(graph, 'table', [3, 2]);
    const rows = gather(table, input(graph, 'i', [2], 'int32'));
    const program = inferenceProgram(graph, { table, rows, again: rows });
    const loaded = await (await createTfjsExecutor(backend)).load(program);
    loaded.writeParameters(new Float32Array([0, 1, 2, 3, 4, 5]));
    const result = await loaded.run(1, { i: new Int32Array([2, 0]) });
    expect([...result.table]).toEqual([0, 1, 2, 3, 4, 5]);
    expect([...result.rows]).toEqual([4, 5, 0, 1]);
    expect([...result.again]).toEqual([4, 5, 0, 1]);
    loaded.dispose();
  });

  it('refuses inputs that are missing, unknown, too short or of the wrong type, by name', async () => {
    const loaded = await (await createTfjsExecutor(backend)).load(regression());
    const inputs = batches(1);
    await expect(loaded.run(1, { ...inputs, x: new Float32Array(5) })).rejects.toThrow(
      /"x" has 5 values.*need 12/,
    );
    await expect(loaded.run(1, { ...inputs, x: new Int32Array(12) })).rejects.toThrow(/"x" must be float32/);
    await expect(loaded.run(1, { ...inputs, z: new Float32Array(1) })).rejects.toThrow(/no input "z"/);
    const { y: _, ...without } = inputs;
    await expect(loaded.run(1, without)).rejects.toThrow(/"y" of shape \[4, 2\] is missing/);
    expect(() => loaded.writeParameters(new Float32Array(3))).toThrow(/8 parameters, but 3/);
    loaded.dispose();
  });
});
