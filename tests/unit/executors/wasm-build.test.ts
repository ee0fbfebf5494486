import { readFile, stat } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { buildKernels } from '../../../core/executors/wasm/build-kernels.ts';
import { bytesOf } from '../../../core/executors/wasm/kernels.ts';

const GENERATED = new URL('../../../core/executors/wasm/kernels.generated.ts', import.meta.url);

describe('the compiled kernels', () => {
  it('are small: at most 9 kB of text for both builds, gzipped or not', async () => {
    const text = await readFile(GENERATED);
    expect(text.length).toBeLessThan(9_000);
    expect(gzipSync(text).length).toBeLessThan(9_000);
  });

  it('run on any engine with SIMD: only the relaxed build has the relaxed instructions', async () => {
    // The proposal's instructions are 0xfd and a number from 0x100 on, in LEB128: f32x4.relaxed_madd is 0x105.
    const madd = Buffer.from([0xfd, 0x85, 0x02]);
    const plain = await bytesOf('plain');
    expect(Buffer.from(await bytesOf('relaxed')).includes(madd)).toBe(true);
    expect(Buffer.from(plain).includes(madd)).toBe(false);
    expect(WebAssembly.validate(plain)).toBe(true);
  });

  it('are not made again while their sources are as they were', async () => {
    const before = (await stat(GENERATED)).mtimeMs;
    await buildKernels();
    expect((await stat(GENERATED)).mtimeMs).toBe(before);
  });
});
