/** @file Loads a tfjs backend when it is asked for, so that a page pays only for the one that it uses. */

import type { BackendName } from '../executor.ts';

/** The backends of tfjs that labs run on; what WebGPU and WebAssembly can do, our own executors do faster. */
const LOADERS: Partial<Record<BackendName, () => Promise<unknown>>> = {
  webgl: () => import('@tensorflow/tfjs-backend-webgl'),
  cpu: () => import('@tensorflow/tfjs-backend-cpu'),
};

/** Makes `tf.setBackend(backend)` possible; a backend that is not ours to load must have been imported. */
export async function registerBackend(backend: BackendName): Promise<void> {
  await LOADERS[backend]?.();
}
