import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTfjsExecutor } from '../../../core/executors/tfjs/executor.ts';
import { createWasmExecutor } from '../../../core/executors/wasm/executor.ts';
import { compileKernels, instantiateKernels } from '../../../core/executors/wasm/kernels.ts';
import { createGraph, input, parameter } from '../../../core/program/graph.ts';
import { add, gather, mul, sumTo } from '../../../core/program/ops.ts';
import { inferenceProgram, trainingProgram } from '../../../core/program/program.ts';
import { disagreement, relativeError, runCase } from '../../programs/case.ts';
import { randomGraph } from '../../programs/graphs.ts';
import { OP_CASES, opCase } from '../../programs/ops.ts';
import { TINY, transformerRun } from '../../programs/transformer.ts';

const SEEDS = [1, 2, 3, 4, 5, 6];
const wasm = await createWasmExecutor();
const oracle = await createTfjsExecutor('cpu');

describe('every kernel agrees with tfjs, forward and backward, to 1e-4', () => {
  it.each(OP_CASES)('%s', async (name) => {
    for (const seed of SEEDS) {
      expect(await disagreement(wasm, oracle, opCase(name, seed)), `seed ${seed}`).toBeLessThan(1e-4);
    }
  });

  it('on random graphs, folded and placed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(1e6), async (seed) => {
        expect(await disagreement(wasm, oracle, randomGraph(seed))).toBeLessThan(1e-4);
      }),
      { numRuns: 60, seed: 1 },
    );
  });
});

describe('training', () => {
  it('follows the same losses as tfjs: within 1e-3 over the first 100 of 200 steps', async () => {
    const ours = await transformerRun(wasm, TINY, 200);
    const theirs = await transformerRun(oracle, TINY, 200);
    const apart = ours.loss.map((loss, step) => Math.abs(loss - theirs.loss[step]));
    expect(Math.max(...apart.subarray(0, 100))).toBeLessThan(1e-3);
    // Both learn: agreement on a loss that stands still would show little.
    expect(ours.loss[199]).toBeLessThan(ours.loss[0] - 0.2);
    expect(theirs.loss[199]).toBeLessThan(theirs.loss[0] - 0.2);
  });

  it('is bit-identical when repeated, in one call or in many', async () => {
    const once = await transformerRun(wasm, TINY, 50);
    const again = await transformerRun(wasm, TINY, 50, 7);
    expect(again).toEqual(once);
  });

  it('goes on from weights and moments that were read and written back, as if nothing had happened', async () => {
    const straight = await transformerRun(wasm, TINY, 30);
    const half = await transformerRun(wasm, TINY, 20);
    const rest = await transformerRun(wasm, TINY, 10, 10, {
      step: 20,
      parameters: half.parameters,
      optimizer: half.optimizer,
    });
    expect(rest.parameters).toEqual(straight.parameters);
    expect(rest.optimizer).toEqual(straight.optimizer);
    expect(rest.loss).toEqual(straight.loss.subarray(20));
  });

  it('does AdamW as published: one hand-computed step', async () => {
    const graph = createGraph();
    const loss = sumTo(mul(parameter(graph, 'w', [2]), input(graph, 'g', [2])), []);
    const options = { beta1: 0.9, beta2: 0.99, epsilon: 1e-8, weightDecay: 0.1 };
    const loaded = await wasm.load(trainingProgram(loss, { loss }, options));
    loaded.writeParameters(new Float32Array([1, -2]));
    loaded.writeOptimizer({ m: new Float32Array([0.5, 0]), v: new Float32Array([0.25, 0]) });
    const result = await loaded.run(1, {
      g: new Float32Array([3, -1]),
      learningRate: new Float32Array([0.1]),
      stepNumber: new Float32Array([2]),
    });
    expect(result.loss[0]).toBe(5);
    const expected = [
      { p: 1, g: 3, m: 0.5, v: 0.25 },
      { p: -2, g: -1, m: 0, v: 0 },
    ].map(({ p, g, m, v }) => {
      const m2 = 0.9 * m + 0.1 * g;
      const v2 = 0.99 * v + 0.01 * g * g;
      return p - 0.1 * (m2 / (1 - 0.9 ** 2) / (Math.sqrt(v2 / (1 - 0.99 ** 2)) + 1e-8) + 0.1 * p);
    });
    expect(relativeError(await loaded.readParameters(), new Float32Array(expected))).toBeLessThan(1e-6);
    loaded.writeOptimizer(undefined);
    expect((await loaded.readOptimizer()).v).toEqual(new Float32Array(2));
    loaded.dispose();
  });

  it('leaves memory flat over 10,000 steps', async () => {
    const sizes = { ...TINY, context: 8, batch: 1, width: 9 };
    await transformerRun(wasm, sizes, 100);
    globalThis.gc?.();
    const before = process.memoryUsage();
    await transformerRun(wasm, sizes, 10_000, 100);
    globalThis.gc?.();
    const after = process.memoryUsage();
    // Collected or not, ten thousand steps may leave behind less than their own losses and inputs hold.
    expect(after.external - before.external).toBeLessThan(4e6);
    expect(after.heapUsed - before.heapUsed).toBeLessThan(3e7);
  });
});

describe('a loaded program', () => {
  it('gives back an output that is a leaf, or twice the same node, or from before the update', async () => {
    const graph = createGraph();
    const table = parameter(graph, 'table', [3, 2]);
    const rows = gather(table, input(graph, 'i', [2], 'int32'));
    const values = new Float32Array([0, 1, 2, 3, 4, 5]);
    const options = { beta1: 0.9, beta2: 0.99, epsilon: 1e-8, weightDecay: 0 };
    const outputs = { table, rows, again: rows };
    const read = await wasm.load(inferenceProgram(graph, outputs));
    const train = await wasm.load(trainingProgram(sumTo(rows, []), outputs, options));
    for (const [loaded, more] of [
      [read, {}],
      [train, { learningRate: new Float32Array([1]), stepNumber: new Float32Array([1]) }],
    ] as const) {
      loaded.writeParameters(values);
      const result = await loaded.run(1, { i: new Int32Array([2, 0]), ...more });
      expect([...result.table]).toEqual([0, 1, 2, 3, 4, 5]);
      expect([...result.rows]).toEqual([4, 5, 0, 1]);
      expect([...result.again]).toEqual([4, 5, 0, 1]);
      loaded.dispose();
    }
  });

  it('reads zeros for an index outside its table, and nothing else’s memory', async () => {
    const graph = createGraph();
    const rows = gather(parameter(graph, 'table', [3, 2]), input(graph, 'i', [2], 'int32'));
    const loaded = await wasm.load(inferenceProgram(graph, { rows }));
    loaded.writeParameters(new Float32Array([1, 2, 3, 4, 5, 6]));
    const result = await loaded.run(1, { i: new Int32Array([3, -1]) });
    expect([...result.rows]).toEqual([0, 0, 0, 0]);
    loaded.dispose();
  });

  it('refuses wrong inputs and wrong weights by name, and any use after its disposal', async () => {
    const graph = createGraph();
    const x = input(graph, 'x', [2]);
    const loaded = await wasm.load(inferenceProgram(graph, { y: mul(x, parameter(graph, 'w', [2])) }));
    await expect(loaded.run(1, {})).rejects.toThrow(/"x" of shape \[2\] is missing/);
    await expect(loaded.run(2, { x: new Float32Array(2) })).rejects.toThrow(/need 4/);
    expect(() => loaded.writeParameters(new Float32Array(3))).toThrow(/2 parameters, but 3/);
    loaded.dispose();
    await expect(loaded.run(1, { x: new Float32Array(2) })).rejects.toThrow(/load it again/);
  });

  it('keeps programs apart: two loaded from one executor do not share weights', async () => {
    const first = await transformerRun(wasm, TINY, 5);
    const other = await wasm.load(opCase('matmul', 1).program);
    other.writeParameters(new Float32Array(other.program.parameterCount).fill(9));
    expect((await transformerRun(wasm, TINY, 5)).parameters).toEqual(first.parameters);
    other.dispose();
  });

  it('writes a result into the arrays of one that is spent, where they fit', async () => {
    const graph = createGraph();
    const x = input(graph, 'x', [2]);
    const loaded = await wasm.load(inferenceProgram(graph, { twice: add(x, x), square: mul(x, x) }));
    const first = await loaded.run(1, { x: new Float32Array([1, 2]) });
    const kept = { twice: first.twice, square: new Float32Array(3) };
    const second = await loaded.run(1, { x: new Float32Array([3, 4]) }, kept);
    expect([...second.twice]).toEqual([6, 8]);
    expect([...second.square]).toEqual([9, 16]);
    expect(second.twice).toBe(first.twice);
    expect([...kept.square]).toEqual([0, 0, 0]);
    const long = await loaded.run(2, { x: new Float32Array([1, 2, 3, 4]) }, second);
    expect([...long.square]).toEqual([1, 4, 9, 16]);
    expect([...second.square]).toEqual([9, 16]);
    loaded.dispose();
  });

  it('says that a program is too large for the engine, and how large it is', async () => {
    const graph = createGraph();
    const huge = parameter(graph, 'w', [40_000, 40_000]);
    await expect(wasm.load(inferenceProgram(graph, { s: sumTo(huge, []) }))).rejects.toThrow(
      /needs \d{5} MB.*make it smaller/,
    );
  });
});

describe('exp', () => {
  it('is within 2.5e-7 of Math.exp from -87 to 88, saturates beyond, and keeps NaN', async () => {
    const memory = new WebAssembly.Memory({ initial: 128 });
    const kernels = await instantiateKernels([await compileKernels('common', 'plain')], memory);
    const floats = new Float32Array(memory.buffer);
    const count = 700_001;
    const [from, to] = [2 ** 14, 2 ** 20];
    for (let i = 0; i < count; i++) floats[from + i] = -87 + (175 * i) / (count - 1);
    const special = [-1e9, -Infinity, 1e9, NaN, 0, -0];
    floats.set(special, from + count);
    kernels.expAll(4 * to, 4 * from, count + special.length);
    let worst = 0;
    for (let i = 0; i < count; i++) {
      const exact = Math.exp(floats[from + i]);
      worst = Math.max(worst, Math.abs(floats[to + i] - exact) / exact);
    }
    expect(worst).toBeLessThan(2.5e-7);
    const [low, lowest, high, nan, zero, minusZero] = floats.subarray(to + count);
    expect(low).toBeLessThan(2e-38);
    expect(lowest).toBe(low);
    expect(high).toBeGreaterThan(1e38);
    expect(high).toBeLessThan(Infinity);
    expect(nan).toBeNaN();
    expect([zero, minusZero]).toEqual([1, 1]);
  });
});

it('both runs of one case give the same bits', async () => {
  const each = randomGraph(3);
  expect(await runCase(wasm, each)).toEqual(await runCase(wasm, each));
});
