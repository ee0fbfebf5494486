import { readFile, stat } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { buildKernels } from '../../../core/executors/wasm/build-kernels.ts';
import { bytesOf } from '../../../core/executors/wasm/builds.ts';
import { createWasmExecutor } from '../../../core/executors/wasm/executor.ts';
import { opCase } from '../../programs/ops.ts';

const generated = (name: string): URL =>
  new URL(`../../../core/executors/wasm/${name}.generated.ts`, import.meta.url);

describe('the compiled kernels', () => {
  it.each([
    ['common', 4_900],
    ['policy', 1_400],
  ] as const)('are small: the %s module is at most %i bytes, gzipped', async (module, bytes) => {
    for (const build of ['plain', 'relaxed']) {
      expect(gzipSync(await readFile(generated(`${module}-${build}`))).length).toBeLessThan(bytes);
    }
  });

  it('run on any engine with SIMD: only the relaxed build has the relaxed instructions', async () => {
    // The proposal's instructions are 0xfd and a number from 0x100 on, in LEB128: f32x4.relaxed_madd is 0x105.
    const madd = Buffer.from([0xfd, 0x85, 0x02]);
    const plain = await bytesOf('common', 'plain');
    expect(Buffer.from(await bytesOf('common', 'relaxed')).includes(madd)).toBe(true);
    expect(Buffer.from(plain).includes(madd)).toBe(false);
    expect(WebAssembly.validate(plain)).toBe(true);
    expect(WebAssembly.validate(await bytesOf('policy', 'plain'))).toBe(true);
  });

  it('are not made again while their sources are as they were', async () => {
    const before = (await stat(generated('common-plain'))).mtimeMs;
    await buildKernels();
    expect((await stat(generated('common-plain'))).mtimeMs).toBe(before);
  });
});

it('a program gets the module of policies only where it has a policy', async () => {
  const { instantiate } = WebAssembly;
  const instantiated: string[][] = [];
  WebAssembly.instantiate = (async (module: WebAssembly.Module, imports: WebAssembly.Imports) => {
    instantiated.push(WebAssembly.Module.exports(module).map(({ name }) => name));
    return instantiate(module, imports);
  }) as typeof instantiate;
  try {
    const executor = await createWasmExecutor();
    await executor.load(opCase('matmul', 1).program);
    expect(instantiated.length).toBe(1);
    expect(instantiated[0]).toContain('matmul');
    await executor.load(opCase('clippedSurrogate', 1).program);
    expect(instantiated.length).toBe(3);
    expect(instantiated[2]).toContain('clippedSurrogate');
    executor.dispose();
  } finally {
    WebAssembly.instantiate = instantiate;
  }
});
