/** @file Both variants of the WebGPU executor on one device, and the oracle that they are tested against. */

import type { Executor, LoadedProgram } from '../../../core/executors/executor.ts';
import { createTfjsExecutor } from '../../../core/executors/tfjs/executor.ts';
import { createWebgpuExecutor } from '../../../core/executors/webgpu/executor.ts';
import { inductionTraining } from '../../../labs/induction/model.ts';
import type { InductionConfig } from '../../../labs/induction/types.ts';
import { initialWeights, TINY } from '../../programs/transformer.ts';

export const VARIANTS = ['flat', 'tiled'] as const;
export type Variant = (typeof VARIANTS)[number];

/** A device with no optional feature and the least limits that WebGPU allows. */
export async function openDevice(): Promise<GPUDevice> {
  return (await navigator.gpu.requestAdapter())!.requestDevice();
}

export async function openExecutors(): Promise<Readonly<Record<'oracle' | Variant, Executor>>> {
  const device = await openDevice();
  return {
    oracle: await createTfjsExecutor('cpu'),
    flat: await createWebgpuExecutor({ device, variant: 'flat' }),
    tiled: await createWebgpuExecutor({ device, variant: 'tiled' }),
  };
}

/** The small transformer's training program, with its first weights. */
export async function loadTransformer(
  executor: Executor,
  config: InductionConfig = TINY,
): Promise<LoadedProgram> {
  const program = inductionTraining(config);
  const loaded = await executor.load(program);
  loaded.writeParameters(initialWeights(program, config));
  return loaded;
}
