/** @file The wasm executor's own matmul kernel by itself: what a whole step is held against. */

import { supportedBuild } from '../core/executors/wasm/builds.ts';
import { compileKernels, instantiateKernels } from '../core/executors/wasm/kernels.ts';

/** Rows, columns and inner axis of the product. */
const SIZE = 64;

/** Floating-point operations of one product. */
export const MATMUL_FLOPS = 2 * SIZE ** 3;

const BYTES = 4;
const PAGE_BYTES = 65_536;

/** Multiplies `count` times; resolves with the milliseconds that it took. */
export type MultiplyMany = (count: number) => number;

/** Two 64 x 64 matrices in a memory of their own. @throws Error when the engine has no SIMD. */
export async function openMatmul(): Promise<MultiplyMany> {
  const build = supportedBuild();
  if (!build) throw new Error('This engine has no WebAssembly with SIMD.');
  const pages = 2;
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const { matmul } = await instantiateKernels([await compileKernels('common', build)], memory);
  // Above the kernels' constants, as the executor lays its arenas out.
  const first = 4096;
  const bytes = BYTES * SIZE * SIZE;
  const row = BYTES * SIZE;
  const [a, b, c] = [first, first + bytes, first + 2 * bytes];
  const floats = new Float32Array(memory.buffer, first, (pages * PAGE_BYTES - first) / BYTES);
  floats.forEach((_, i) => {
    floats[i] = ((i * 7) % 13) / 13 - 0.5;
  });
  return (count) => {
    const start = performance.now();
    for (let i = 0; i < count; i++) matmul(a, row, BYTES, b, row, 0, 0, c, row, SIZE, SIZE, SIZE);
    return performance.now() - start;
  };
}
