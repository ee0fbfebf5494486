/** @file The kernels as a browser runs them: there the build with fused multiply-add, which Node 20 lacks. */

import { describe, expect, it } from 'vitest';
import { createTfjsExecutor } from '../../../core/executors/tfjs/executor.ts';
import { createWasmExecutor } from '../../../core/executors/wasm/executor.ts';
import { supportedBuild } from '../../../core/executors/wasm/builds.ts';
import { compileKernels, instantiateKernels } from '../../../core/executors/wasm/kernels.ts';
import { planProgram } from '../../../core/program/plan.ts';
import { DEFAULT_CONFIG } from '../../../labs/induction/config.ts';
import { inductionTraining } from '../../../labs/induction/model.ts';
import { disagreement } from '../../programs/case.ts';
import { randomGraph } from '../../programs/graphs.ts';
import { OP_CASES, opCase } from '../../programs/ops.ts';
import { initialWeights, TINY, trainingInputs, transformerRun } from '../../programs/transformer.ts';

const oracle = await createTfjsExecutor('cpu');

describe('the build that this browser takes', () => {
  it('is the relaxed one, on one thread, without cross-origin isolation', async () => {
    expect(crossOriginIsolated).toBe(false);
    expect(supportedBuild()).toBe('relaxed');
    expect((await createWasmExecutor()).description).toMatch(/fused multiply-add, one thread/);
  });
});

describe.each(['plain', 'relaxed'] as const)('%s', (build) => {
  it.each(OP_CASES)('%s agrees with tfjs to 1e-4, forward and backward', async (name) => {
    const wasm = await createWasmExecutor(build);
    for (const seed of [11, 12, 13]) {
      expect(await disagreement(wasm, oracle, opCase(name, seed)), `seed ${seed}`).toBeLessThan(1e-4);
    }
    wasm.dispose();
  });

  it('agrees with tfjs on random graphs', async () => {
    const wasm = await createWasmExecutor(build);
    for (let seed = 100; seed < 120; seed++) {
      expect(await disagreement(wasm, oracle, randomGraph(seed)), `seed ${seed}`).toBeLessThan(1e-4);
    }
    wasm.dispose();
  });

  it('is bit-identical when repeated', async () => {
    const wasm = await createWasmExecutor(build);
    expect(await transformerRun(wasm, TINY, 40, 3)).toEqual(await transformerRun(wasm, TINY, 40));
    wasm.dispose();
  });
});

it('both builds train alike: losses within 1e-3 over 100 steps', async () => {
  const [plain, relaxed] = await Promise.all([createWasmExecutor('plain'), createWasmExecutor('relaxed')]);
  const a = await transformerRun(plain, TINY, 100);
  const b = await transformerRun(relaxed, TINY, 100);
  expect(Math.max(...a.loss.map((loss, i) => Math.abs(loss - b.loss[i])))).toBeLessThan(1e-3);
});

it('does a step of the default model at 35 % or more of its own 64 × 64 × 64 product’s rate', async () => {
  const memory = new WebAssembly.Memory({ initial: 4 });
  const kernels = await instantiateKernels([await compileKernels('common', 'relaxed')], memory);
  const [a, b, c] = [65_536, 98_304, 131_072];
  const products = (count: number): void => {
    for (let i = 0; i < count; i++) kernels.matmul(a, 256, 4, b, 256, 0, 0, c, 256, 64, 64, 64);
  };
  const wasm = await createWasmExecutor('relaxed');
  const program = inductionTraining(DEFAULT_CONFIG);
  const loaded = await wasm.load(program);
  loaded.writeParameters(initialWeights(program, DEFAULT_CONFIG));
  const steps = 8;
  const inputs = trainingInputs(DEFAULT_CONFIG, 0, steps);
  products(2000);
  await loaded.run(steps, inputs);
  // Alternating, and the best of each: other work on the machine only ever adds time.
  let product = Infinity;
  let step = Infinity;
  for (let round = 0; round < 8; round++) {
    let start = performance.now();
    products(400);
    product = Math.min(product, (performance.now() - start) / 400);
    start = performance.now();
    await loaded.run(steps, inputs);
    step = Math.min(step, (performance.now() - start) / steps);
  }
  loaded.dispose();
  const productRate = (2 * 64 ** 3) / product;
  const stepRate = planProgram(program).flops / step;
  expect(stepRate / productRate).toBeGreaterThan(0.35);
});
