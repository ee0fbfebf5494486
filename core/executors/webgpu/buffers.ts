/** @file The buffers of a loaded program, and the one bind group through which every kernel sees them. */

import type { Memory } from './access.ts';
import type { Lowered } from './lower.ts';

/** Memories in the order of their bindings in `shaders/arenas.wgsl`: eight, as many as WebGPU guarantees. */
const MEMORIES = [
  'parameters',
  'gradients',
  'm',
  'v',
  'activations',
  'constants',
  'inputs',
  'outputs',
] as const satisfies readonly Memory[];

/** Memories that hold many steps and are bound at the place of the current one. */
const STACKED: readonly Memory[] = ['inputs', 'outputs'];
const READ_ONLY: readonly Memory[] = ['constants', 'inputs'];

/** The bind group layout of every program. */
export function arenaLayout(device: GPUDevice): GPUBindGroupLayout {
  return device.createBindGroupLayout({
    label: 'arenas',
    entries: MEMORIES.map((memory, binding) => ({
      binding,
      visibility: GPUShaderStage.COMPUTE,
      buffer: {
        type: READ_ONLY.includes(memory) ? 'read-only-storage' : 'storage',
        hasDynamicOffset: STACKED.includes(memory),
      },
    })),
  });
}

/** The device's memory of one program. */
export interface Buffers {
  readonly byMemory: Readonly<Record<Memory, GPUBuffer>>;
  readonly group: GPUBindGroup;
  /** Places of step s: elements s · inputStride of the inputs and s · outputStride of the outputs. */
  readonly inputStride: number;
  readonly outputStride: number;
  /** Steps that inputs and outputs have room for. */
  readonly capacity: number;
  /** Two buffers to read results back through, each of `capacity` steps, so that one fills as one empties. */
  readonly readback: readonly [GPUBuffer, GPUBuffer];
  /** One to read parameters or both moments back through. */
  readonly stateReadback: GPUBuffer;
  destroy(): void;
}

/** Bytes of inputs and outputs to hold for many steps at once, and most steps worth having at once. */
const STACK_BYTES = 16 * 2 ** 20;
const MAX_CAPACITY = 256;

/** A training program has room for at least this many steps, so that a submit can take them together. */
export const STEPS_PER_SUBMIT = 16;

/** Creates all buffers, zeroed, and their bind group. Errors go to the device's error scope. */
export function createBuffers(
  device: GPUDevice,
  layout: GPUBindGroupLayout,
  { sizes }: Lowered,
  trains: boolean,
): Buffers {
  const alignment = device.limits.minStorageBufferOffsetAlignment / 4;
  const padded = (elements: number): number => Math.ceil(elements / alignment) * alignment;
  const inputStride = padded(sizes.inputs);
  const outputStride = padded(sizes.outputs);
  const wanted = Math.floor(STACK_BYTES / (4 * (inputStride + outputStride)));
  const capacity = Math.min(MAX_CAPACITY, Math.max(trains ? STEPS_PER_SUBMIT : 1, wanted));

  const allocated = { ...sizes, inputs: capacity * inputStride, outputs: capacity * outputStride };
  const { STORAGE, COPY_SRC, COPY_DST, MAP_READ } = GPUBufferUsage;
  const create = (label: string, elements: number, usage: number): GPUBuffer =>
    device.createBuffer({ label, size: 4 * elements, usage });
  const byMemory = Object.fromEntries(
    MEMORIES.map((memory) => [memory, create(memory, allocated[memory], STORAGE | COPY_SRC | COPY_DST)]),
  ) as Record<Memory, GPUBuffer>;
  const group = device.createBindGroup({
    label: 'arenas',
    layout,
    entries: MEMORIES.map((memory, binding) => ({
      binding,
      resource: { buffer: byMemory[memory], size: 4 * sizes[memory] },
    })),
  });
  const readback = (label: string, elements: number): GPUBuffer =>
    create(label, elements, COPY_DST | MAP_READ);
  const results = [readback('results', allocated.outputs), readback('results', allocated.outputs)] as const;
  const stateReadback = readback('state', Math.max(sizes.parameters, sizes.m + sizes.v));
  return {
    byMemory,
    group,
    inputStride,
    outputStride,
    capacity,
    readback: results,
    stateReadback,
    destroy() {
      for (const buffer of [...Object.values(byMemory), ...results, stateReadback]) buffer.destroy();
    },
  };
}
