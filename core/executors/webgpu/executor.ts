/**
 * @file The WebGPU executor: WGSL kernels from `shaders/`, made for the shapes of a program when it is loaded.
 * Needs no optional feature: 8 storage buffers, 256 invocations and 16 kB of workgroup memory will do.
 */

import { layOut } from '../../program/plan.ts';
import type { Executor } from '../executor.ts';
import { openDevice, type DeviceOptions } from './device.ts';
import type { Variant } from './kernels/part.ts';
import { loadPlan } from './loaded-program.ts';
import { createPipelines } from './pipelines.ts';

/** Which device to use, and which kernels; by default the adapter decides. */
export interface WebgpuOptions extends DeviceOptions {
  readonly variant?: Variant;
}

/**
 * An executor on the adapter or device given, or on the browser's own choice.
 * @throws Error when this machine offers no WebGPU.
 */
export async function createWebgpuExecutor(options: WebgpuOptions = {}): Promise<Executor> {
  const context = await openDevice(options);
  const variant = options.variant ?? (context.software ? 'flat' : 'tiled');
  const pipelines = createPipelines(context);
  return {
    backend: 'webgpu',
    description: `WebGPU on ${context.name}, ${variant} kernels`,
    lost: context.lost,
    load: (program) => loadPlan(context, pipelines, layOut(program), variant),
    dispose: () => context.dispose(),
  };
}
