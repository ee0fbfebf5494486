import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { MODELS } from '../../../bench/models.ts';
import type { Executor } from '../../../core/executors/executor.ts';
import { createWebgpuExecutor } from '../../../core/executors/webgpu/executor.ts';
import { POSITIONS } from '../../../labs/induction/config.ts';
import { createInductionExperiment } from '../../../labs/induction/experiment.ts';
import { SMALLEST, TINY, trainingInputs } from '../../programs/transformer.ts';
import { loadTransformer } from './executors.ts';

/** Everything that costs JavaScript or driver time, or makes garbage, on WebGPU. */
const COUNTED = {
  dispatches: [GPUComputePassEncoder, 'dispatchWorkgroups'],
  passes: [GPUCommandEncoder, 'beginComputePass'],
  submits: [GPUQueue, 'submit'],
  uploads: [GPUQueue, 'writeBuffer'],
  buffers: [GPUDevice, 'createBuffer'],
  bindGroups: [GPUDevice, 'createBindGroup'],
  pipelines: [GPUDevice, 'createComputePipeline'],
  asyncPipelines: [GPUDevice, 'createComputePipelineAsync'],
  modules: [GPUDevice, 'createShaderModule'],
  readbacks: [GPUBuffer, 'mapAsync'],
} as const;

type Counts = Record<keyof typeof COUNTED, number>;

let counts: Counts;
let restore: (() => void)[] = [];

function startCounting(): void {
  counts = Object.fromEntries(Object.keys(COUNTED).map((name) => [name, 0])) as Counts;
  for (const [name, [{ prototype }, method]] of Object.entries(COUNTED)) {
    const original = Object.getOwnPropertyDescriptor(prototype, method)!;
    const call = original.value as (this: unknown, ...values: unknown[]) => unknown;
    Object.defineProperty(prototype, method, {
      ...original,
      value(this: unknown, ...values: unknown[]) {
        counts[name as keyof Counts]++;
        return call.apply(this, values);
      },
    });
    restore.push(() => Object.defineProperty(prototype, method, original));
  }
}

afterEach(() => {
  restore.forEach((undo) => undo());
  restore = [];
});

const CREATIONS = { buffers: 0, bindGroups: 0, pipelines: 0, asyncPipelines: 0, modules: 0 };

let executor: Executor;

beforeAll(async () => {
  executor = await createWebgpuExecutor();
});

describe.each(POSITIONS)('a training step of the two-layer transformer, positions %s', (positions) => {
  beforeEach(async () => {
    const loaded = await loadTransformer(executor, { ...TINY, positions });
    startCounting();
    await loaded.run(16, trainingInputs(TINY, 0, 16));
    loaded.dispose();
  });

  it('takes at most 24 dispatches', () => {
    expect(counts.dispatches).toBeGreaterThan(0);
    expect(counts.dispatches / 16).toBeLessThanOrEqual(24);
  });

  it('shares one submit, one pass, one upload and one readback with 15 others', () => {
    expect(counts).toMatchObject({ submits: 1, passes: 1, uploads: 1, readbacks: 1 });
  });

  it('creates no buffer, bind group, pipeline or module', () => {
    expect(counts).toMatchObject(CREATIONS);
  });
});

it('1,000 steps in one call take at most a submit per 16 and create nothing', async () => {
  const loaded = await loadTransformer(executor);
  const inputs = trainingInputs(TINY, 0, 1000);
  startCounting();
  const { loss } = await loaded.run(1000, inputs);
  expect(counts.submits).toBeLessThanOrEqual(Math.ceil(1000 / 16));
  expect(counts.readbacks).toBe(counts.submits);
  expect(counts.uploads).toBe(counts.submits);
  expect(counts).toMatchObject(CREATIONS);
  expect(loss.length).toBe(1000);
  expect(loss.every((value) => value > 0)).toBe(true);
  loaded.dispose();
});

it.each(MODELS)(
  '$name: when 16 steps or more are asked for, a submit takes at least 16',
  async ({ config }) => {
    const loaded = await loadTransformer(executor, config);
    // Of a machine that other work keeps from its pace, a submit may ask no more than its longest time allows.
    const now = performance.now.bind(performance);
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => now() / 20);
    // The pace is known from here on.
    await loaded.run(2, trainingInputs(config, 0, 2));
    startCounting();
    await loaded.run(32, trainingInputs(config, 2, 32));
    clock.mockRestore();
    expect(counts.submits).toBeLessThanOrEqual(2);
    expect(counts).toMatchObject(CREATIONS);
    loaded.dispose();
  },
);

it('10,000 steps of an experiment, its figures included, make no buffer after the first 100', async () => {
  const limits = { totalSteps: 10_000, budgetBytes: 2 ** 20 };
  const experiment = await createInductionExperiment({ ...SMALLEST, layers: 1 }, 0, executor, limits);
  await experiment.train(100);
  startCounting();
  await experiment.train(9900);
  expect(experiment.step).toBe(10_000);
  expect(counts.submits).toBeGreaterThan(0);
  expect(counts).toMatchObject(CREATIONS);
  experiment.dispose();
});

it('reading weights and moments creates nothing either', async () => {
  const loaded = await loadTransformer(executor);
  startCounting();
  await loaded.readParameters();
  await loaded.readOptimizer();
  expect(counts).toMatchObject(CREATIONS);
  loaded.dispose();
});
