/** @file Which of the two builds of the kernels this engine takes, and the modules' bytes. */

/** The two builds: `relaxed` fuses multiply and add where the machine can. */
export type KernelBuild = 'plain' | 'relaxed';

/** The smallest module with SIMD: i8x16.popcnt of an i8x16.splat. */
export const SIMD_MODULE = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98,
  11,
]);

/** The smallest with relaxed SIMD: f32x4.relaxed_madd of three i8x16.splat. */
const RELAXED_MODULE = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 19, 1, 17, 0, 65, 0, 253, 15, 65, 0,
  253, 15, 65, 0, 253, 15, 253, 133, 2, 11,
]);

/** A file for each module and build, of which one visit needs at most two. */
const FILES = {
  common: {
    plain: () => import('./common-plain.generated.ts'),
    relaxed: () => import('./common-relaxed.generated.ts'),
  },
  policy: {
    plain: () => import('./policy-plain.generated.ts'),
    relaxed: () => import('./policy-relaxed.generated.ts'),
  },
};

/** `policy` is for programs of policies, `common` for all. */
export type KernelModule = keyof typeof FILES;

/** The build that this engine takes: relaxed SIMD where it validates, plain SIMD where only that does. */
export function supportedBuild(): KernelBuild | undefined {
  if (typeof WebAssembly === 'undefined' || !WebAssembly.validate(SIMD_MODULE)) return undefined;
  return WebAssembly.validate(RELAXED_MODULE) ? 'relaxed' : 'plain';
}

/** A module as bytes. */
export async function bytesOf(module: KernelModule, build: KernelBuild): Promise<Uint8Array<ArrayBuffer>> {
  const { deflated } = await FILES[module][build]();
  const packed = Uint8Array.from(atob(deflated), (character) => character.charCodeAt(0));
  const inflated = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(inflated).arrayBuffer());
}
