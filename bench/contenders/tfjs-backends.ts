/** @file Loads any backend of tfjs, also those that our own executors replace. */

import type { BackendName } from '../../core/executors/executor.ts';

const LOADERS: Record<BackendName, () => Promise<unknown>> = {
  webgpu: () => import('@tensorflow/tfjs-backend-webgpu'),
  webgl: () => import('@tensorflow/tfjs-backend-webgl'),
  wasm: loadWasm,
  cpu: () => import('@tensorflow/tfjs-backend-cpu'),
};

/** In a browser the wasm files lie beside our bundle; in Node the package finds its own. */
async function loadWasm(): Promise<void> {
  const wasm = await import('@tensorflow/tfjs-backend-wasm');
  if (typeof process !== 'undefined' && process.versions?.node) return;
  const { wasmFiles } = await import('./tfjs-wasm-files.ts');
  wasm.setWasmPaths(wasmFiles);
}

/** Makes `tf.setBackend(backend)` possible. */
export async function loadTfjsBackend(backend: BackendName): Promise<void> {
  await LOADERS[backend]();
}
