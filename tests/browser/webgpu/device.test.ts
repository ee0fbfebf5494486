import { describe, expect, it } from 'vitest';
import { createGraph, input, parameter } from '../../../core/program/graph.ts';
import { matmul } from '../../../core/program/ops.ts';
import { inferenceProgram } from '../../../core/program/program.ts';
import { createWebgpuExecutor } from '../../../core/executors/webgpu/executor.ts';
import { SMALLEST, trainingInputs } from '../../programs/transformer.ts';
import { loadTransformer, openDevice } from './executors.ts';

/** Every test has a device of its own, which compiles anew. */
const SMALL = { ...SMALLEST, layers: 1 } as const;

describe('when the device is lost', () => {
  it('pending runs and reads reject with the code device-lost, and so do later calls', async () => {
    const device = await openDevice();
    const executor = await createWebgpuExecutor({ device });
    const loaded = await loadTransformer(executor, SMALL);
    await loaded.run(1, trainingInputs(SMALL, 0, 1));
    const pending = [loaded.run(64, trainingInputs(SMALL, 1, 64)), loaded.readParameters()];
    device.destroy();
    for (const each of pending) await expect(each).rejects.toMatchObject({ code: 'device-lost' });
    await expect(loaded.run(1, trainingInputs(SMALL, 1, 1))).rejects.toMatchObject({ code: 'device-lost' });
    await expect(loadTransformer(executor, SMALL)).rejects.toMatchObject({ code: 'device-lost' });
    expect(await executor.lost).toMatch(/destroyed/);
  });

  it('a load under way rejects with the code device-lost', async () => {
    const device = await openDevice();
    const executor = await createWebgpuExecutor({ device });
    const loading = loadTransformer(executor, SMALL);
    device.destroy();
    await expect(loading).rejects.toMatchObject({ code: 'device-lost' });
  });

  it('a new executor goes on from the last checkpoint, to the same loss', async () => {
    const device = await openDevice();
    const first = await loadTransformer(await createWebgpuExecutor({ device }), SMALL);
    await first.run(5, trainingInputs(SMALL, 0, 5));
    const parameters = await first.readParameters();
    const optimizer = await first.readOptimizer();
    const { loss: expected } = await first.run(1, trainingInputs(SMALL, 5, 1));
    device.destroy();
    const executor = await createWebgpuExecutor();
    const second = await loadTransformer(executor, SMALL);
    second.writeParameters(parameters);
    second.writeOptimizer(optimizer);
    expect((await second.run(1, trainingInputs(SMALL, 5, 1))).loss).toEqual(expected);
    executor.dispose();
  });
});

it('disposing of the executor is no loss, and leaves a shared device alone', async () => {
  const device = await openDevice();
  const executor = await createWebgpuExecutor({ device });
  let lost = false;
  void executor.lost!.then(() => (lost = true));
  executor.dispose();
  const other = await createWebgpuExecutor({ device });
  const loaded = await loadTransformer(other, SMALL);
  expect((await loaded.run(1, trainingInputs(SMALL, 0, 1))).loss.length).toBe(1);
  expect(lost).toBe(false);
  device.destroy();
});

it('a program larger than the device’s memory is refused with a sentence, and the device goes on', async () => {
  const device = await openDevice();
  const executor = await createWebgpuExecutor({ device });
  const graph = createGraph();
  const big = matmul(input(graph, 'x', [9000, 1]), parameter(graph, 'w', [1, 9000]));
  await expect(executor.load(inferenceProgram(graph, { big }))).rejects.toMatchObject({
    code: 'device-error',
    message: expect.stringContaining('does not fit into the device’s memory'),
  });
  const loaded = await loadTransformer(executor, SMALL);
  expect((await loaded.run(1, trainingInputs(SMALL, 0, 1))).loss.length).toBe(1);
  device.destroy();
});

it('a machine without an adapter is told to choose another backend', async () => {
  const original = Object.getOwnPropertyDescriptor(GPU.prototype, 'requestAdapter')!;
  Object.defineProperty(GPU.prototype, 'requestAdapter', { ...original, value: async () => null });
  try {
    await expect(createWebgpuExecutor()).rejects.toThrow(/no WebGPU adapter; choose another backend/);
  } finally {
    Object.defineProperty(GPU.prototype, 'requestAdapter', original);
  }
});
