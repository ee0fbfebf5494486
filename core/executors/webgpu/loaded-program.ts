/**
 * @file A program on the device. Everything is created when it is loaded; a run uploads the inputs of many
 * steps at once, records their dispatches into one submit, and reads their results back once.
 */

import { sizeOf } from '../../program/shapes.ts';
import type { Layout } from '../../program/plan.ts';
import { checkInputs } from '../checks.ts';
import type { LoadedProgram, OptimizerState, Tensors } from '../executor.ts';
import type { Place } from './access.ts';
import { createBuffers } from './buffers.ts';
import { checked, type Context } from './device.ts';
import { makeDispatches } from './dispatch.ts';
import { loadKernels } from './kernels/kernels.ts';
import type { Variant } from './kernels/part.ts';
import { lowerPlan } from './lower.ts';
import { createPace } from './pace.ts';
import type { Pipelines } from './pipelines.ts';
import { createTurns } from './turns.ts';

/**
 * Loads a plan: fetches its kernels, compiles them in parallel and creates its buffers.
 * @throws DeviceError when the device refuses a kernel or has not the memory; DeviceLostError when it is lost.
 */
export async function loadPlan(
  context: Context,
  pipelines: Pipelines,
  plan: Layout,
  variant: Variant,
): Promise<LoadedProgram> {
  const { device } = context;
  const { program } = plan;
  const { parameterCount } = program;
  const lowered = lowerPlan(plan);
  const kinds = lowered.launches.flat().map(({ details }) => details.kind);
  const dispatches = makeDispatches(lowered, await loadKernels(kinds, variant));
  const recorded = await Promise.all(
    dispatches.map(async (dispatch) => ({ ...dispatch, pipeline: await pipelines.compile(dispatch) })),
  );
  const buffers = await checked(
    context,
    'The program does not fit into the device’s memory',
    () => createBuffers(device, pipelines.groupLayout, lowered, program.update !== undefined),
    (created) => created.destroy(),
  );
  // A lost device accepts everything and does nothing.
  if (context.failure) throw context.failure;
  for (const { operand, values } of plan.constants) {
    device.queue.writeBuffer(buffers.byMemory.constants, 4 * operand.offset, values as BufferSource);
  }
  const { byMemory, inputStride, outputStride, capacity } = buffers;
  const staging = new Uint32Array(capacity * inputStride);
  const offsets = Uint32Array.from({ length: 2 * capacity }, (_, i) =>
    i % 2 === 0 ? 2 * i * inputStride : 2 * (i - 1) * outputStride,
  );
  const pace = createPace(capacity, context.software ? 'software' : 'gpu');
  let disposed = false;

  function requireAlive(): void {
    if (disposed) throw new Error('The program was disposed; load it again.');
    if (context.failure) throw context.failure;
  }

  /** Waits for the device; what goes wrong there is told as what it is. */
  async function settled<T>(waiting: Promise<T>): Promise<T> {
    try {
      const result = await waiting;
      requireAlive();
      return result;
    } catch (error) {
      requireAlive();
      throw await context.explain(error);
    }
  }

  function upload(inputs: Tensors, first: number, steps: number): void {
    for (const [name, { offset, shape }] of plan.inputs) {
      const values = inputs[name];
      const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
      const size = sizeOf(shape);
      for (let s = 0; s < steps; s++) {
        const from = (first + s) * size;
        staging.set(bits.subarray(from, from + size), s * inputStride + offset);
      }
    }
    if (plan.inputs.size > 0) {
      device.queue.writeBuffer(byMemory.inputs, 0, staging, 0, steps * inputStride);
    }
  }

  function submit(steps: number, readback: GPUBuffer): void {
    const encoder = device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    for (let s = 0; s < steps; s++) {
      pass.setBindGroup(0, buffers.group, offsets, 2 * s, 2);
      for (const { pipeline, workgroups } of recorded) {
        pass.setPipeline(pipeline);
        pass.dispatchWorkgroups(workgroups[0], workgroups[1]);
      }
    }
    pass.end();
    if (lowered.outputs.size > 0) {
      encoder.copyBufferToBuffer(byMemory.outputs, 0, readback, 0, 4 * steps * outputStride);
    }
    device.queue.submit([encoder.finish()]);
  }

  /** Waits for a submit and hands its results out. */
  async function collect(
    steps: number,
    first: number,
    readback: GPUBuffer,
    results: Record<string, Float32Array>,
  ): Promise<void> {
    if (lowered.outputs.size === 0) return settled(device.queue.onSubmittedWorkDone());
    const bytes = 4 * steps * outputStride;
    await settled(readback.mapAsync(GPUMapMode.READ, 0, bytes));
    const values = new Float32Array(readback.getMappedRange(0, bytes));
    for (const [name, place] of lowered.outputs)
      copyOut(values, outputStride, place, results[name], first, steps);
    readback.unmap();
  }

  async function run(steps: number, inputs: Tensors): Promise<Record<string, Float32Array>> {
    const results = Object.fromEntries(
      [...lowered.outputs].map(([name, { shape }]) => [name, new Float32Array(steps * sizeOf(shape))]),
    );
    let previous: Promise<void> = Promise.resolve();
    let freeSince = performance.now();
    const measure = async (count: number, submitted: number, collected: Promise<void>): Promise<void> => {
      await collected;
      const now = performance.now();
      pace.measured(count, now - Math.max(submitted, freeSince));
      freeSince = now;
    };
    // Two submits are in flight at a time: the device never waits for results to be copied out.
    for (let first = 0, turn = 0; first < steps; turn++) {
      const count = Math.min(pace.steps, steps - first);
      const readback = buffers.readback[turn % 2];
      const submitted = performance.now();
      upload(inputs, first, count);
      submit(count, readback);
      const collected = measure(count, submitted, collect(count, first, readback, results));
      // A failure is told to whoever waits for the run, once the wait below comes to it.
      collected.catch(() => {});
      await previous;
      previous = collected;
      first += count;
    }
    await previous;
    return results;
  }

  function requireCount(values: Float32Array): void {
    if (values.length === parameterCount) return;
    throw new Error(`The program has ${parameterCount} parameters, but ${values.length} values were given.`);
  }

  /** Copies of whole buffers, one behind another. */
  async function read(sources: readonly GPUBuffer[]): Promise<Float32Array[]> {
    const bytes = 4 * parameterCount;
    const encoder = device.createCommandEncoder();
    for (const [i, source] of sources.entries()) {
      encoder.copyBufferToBuffer(source, 0, buffers.stateReadback, i * bytes, bytes);
    }
    device.queue.submit([encoder.finish()]);
    await settled(buffers.stateReadback.mapAsync(GPUMapMode.READ));
    const values = new Float32Array(buffers.stateReadback.getMappedRange());
    const copies = sources.map((_, i) => values.slice(i * parameterCount, (i + 1) * parameterCount));
    buffers.stateReadback.unmap();
    return copies;
  }

  const inTurn = createTurns();
  const whenFree = <T>(work: () => Promise<T>): Promise<T> =>
    inTurn(async () => {
      requireAlive();
      return work();
    });

  return {
    program,
    writeParameters(values) {
      requireCount(values);
      device.queue.writeBuffer(byMemory.parameters, 0, values as BufferSource);
    },
    readParameters: () => whenFree(async () => (await read([byMemory.parameters]))[0]),
    writeOptimizer(state) {
      if (!program.update) return;
      const zeros = state ? undefined : new Float32Array(parameterCount);
      for (const moment of ['m', 'v'] as const) {
        const values = state?.[moment] ?? zeros!;
        requireCount(values);
        device.queue.writeBuffer(byMemory[moment], 0, values as BufferSource);
      }
    },
    readOptimizer: () =>
      whenFree(async (): Promise<OptimizerState> => {
        // A program that does not train keeps no moments.
        if (!program.update) {
          return { m: new Float32Array(parameterCount), v: new Float32Array(parameterCount) };
        }
        const [m, v] = await read([byMemory.m, byMemory.v]);
        return { m, v };
      }),
    async run(steps, inputs) {
      checkInputs(program, steps, inputs);
      return whenFree(() => run(steps, inputs));
    },
    dispose() {
      if (disposed) return;
      disposed = true;
      buffers.destroy();
    },
  };
}

function copyOut(
  values: Float32Array,
  stride: number,
  { offset, shape }: Place,
  result: Float32Array,
  first: number,
  steps: number,
): void {
  const size = sizeOf(shape);
  for (let s = 0; s < steps; s++) {
    const from = s * stride + offset;
    result.set(values.subarray(from, from + size), (first + s) * size);
  }
}
