/** @file Our executors, on the program that the lab trains. */

import type { Executor } from '../../core/executors/executor.ts';
import { LEARNING_RATE, STEP_NUMBER } from '../../core/program/program.ts';
import { inductionTraining } from '../../labs/induction/model.ts';
import { OPTIMIZER, stepsOf, type Workload } from '../models.ts';
import type { Contender } from './contender.ts';

/** Executors by name; modules of their own, so that a page loads only the one it measures. */
const EXECUTORS: Readonly<Record<string, () => Promise<Executor>>> = {
  wasm: async () => (await import('../../core/executors/wasm/executor.ts')).createWasmExecutor(),
  webgpu: async () => (await import('../../core/executors/webgpu/executor.ts')).createWebgpuExecutor(),
  'webgpu tiled': () => webgpu('tiled'),
  'webgpu flat': () => webgpu('flat'),
  webgl: async () => (await import('../../core/executors/tfjs/executor.ts')).createTfjsExecutor('webgl'),
};

async function webgpu(variant: 'tiled' | 'flat'): Promise<Executor> {
  return (await import('../../core/executors/webgpu/executor.ts')).createWebgpuExecutor({ variant });
}

/** One of our executors by name. @throws Error when the machine has not what it needs. */
export async function startOurs(name: string, { config, arena, inputs }: Workload): Promise<Contender> {
  const executor = await EXECUTORS[name]();
  const loaded = await executor.load(inductionTraining(config));
  loaded.writeParameters(arena);
  loaded.writeOptimizer(undefined);
  let done = 0;
  return {
    device: executor.description,
    async run(steps) {
      const first = done + 1;
      done += steps;
      const { loss } = await loaded.run(steps, {
        ...Object.fromEntries(
          Object.entries(inputs).map(([name, values]) => [name, stepsOf(values, first, steps)]),
        ),
        [LEARNING_RATE]: new Float32Array(steps).fill(OPTIMIZER.learningRate),
        [STEP_NUMBER]: Float32Array.from({ length: steps }, (_, i) => first + i),
      });
      return loss[steps - 1];
    },
  };
}
