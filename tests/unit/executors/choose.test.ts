import { describe, expect, it } from 'vitest';
import { isSoftwareRenderer, type MachineFacts } from '../../../core/executors/adapters.ts';
import { automaticOrder, chooseExecutor } from '../../../core/executors/choose.ts';
import type { BackendName, Executor } from '../../../core/executors/executor.ts';

const gpu = { name: 'nvidia ada', software: false };
const swiftShader = { name: 'google swiftshader', software: true };
const order = (facts: MachineFacts): BackendName[] => automaticOrder(facts).map(({ backend }) => backend);

function starter(works: readonly BackendName[]): (backend: BackendName) => Promise<Executor> {
  return async (backend) => {
    if (!works.includes(backend)) throw new Error('no');
    return { backend, description: backend, load: () => Promise.reject(new Error('unused')), dispose() {} };
  };
}

describe('auto', () => {
  it('takes a real GPU’s WebGPU, then wasm, then webgl, then cpu', () => {
    expect(order({ webgpu: gpu, webgl: gpu, wasm: true })).toEqual(['webgpu', 'wasm', 'webgl', 'cpu']);
  });

  it('does not count software adapters and software WebGL as GPUs', () => {
    expect(order({ webgpu: swiftShader, webgl: swiftShader, wasm: true })).toEqual(['wasm', 'cpu']);
    expect(order({ webgpu: swiftShader, webgl: swiftShader, wasm: false })).toEqual(['cpu']);
  });

  it('takes webgl where wasm is forbidden', () => {
    expect(order({ webgl: gpu, wasm: false })).toEqual(['webgl', 'cpu']);
  });

  it('knows the software renderers by their names', () => {
    const software = [
      'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero)), SwiftShader driver)',
      'llvmpipe (LLVM 15.0.6, 256 bits)',
      'Microsoft Basic Render Driver',
      'Mesa OffScreen',
    ];
    expect(software.filter((name) => !isSoftwareRenderer(name))).toEqual([]);
    expect(isSoftwareRenderer('ANGLE (NVIDIA, NVIDIA GeForce RTX 4070)')).toBe(false);
    expect(isSoftwareRenderer('Apple M2')).toBe(false);
  });
});

describe('chooseExecutor', () => {
  const facts = async (): Promise<MachineFacts> => ({ webgpu: swiftShader, wasm: true });

  it('says what it chose and why', async () => {
    const { executor, reason } = await chooseExecutor('auto', { start: starter(['wasm', 'cpu']), facts });
    expect(executor.backend).toBe('wasm');
    expect(reason).toMatch(/software \(google swiftshader\)/);
  });

  it('names WebAssembly as the rival of a GPU, where the choice is its own and both are there', async () => {
    const start = starter(['webgpu', 'wasm']);
    const withGpu = { start, facts: async () => ({ webgpu: gpu, wasm: true }) };
    expect((await chooseExecutor('auto', withGpu)).rival).toBe('wasm');
    expect((await chooseExecutor('webgpu', withGpu)).rival).toBeUndefined();
    expect((await chooseExecutor('auto', { ...withGpu, avoid: ['wasm'] })).rival).toBeUndefined();
    expect((await chooseExecutor('auto', { start, facts })).rival).toBeUndefined();
    const noWasm = { start, facts: async () => ({ webgpu: gpu, wasm: false }) };
    expect((await chooseExecutor('auto', noWasm)).rival).toBeUndefined();
  });

  it('takes a backend asked for by name, even a software one', async () => {
    const { executor, reason } = await chooseExecutor('webgpu', {
      start: starter(['webgpu', 'wasm']),
      facts,
    });
    expect(executor.backend).toBe('webgpu');
    expect(reason).toBe('webgpu, as asked');
  });

  it('goes on down the order when a backend does not start, and says so', async () => {
    const { executor, reason } = await chooseExecutor('webgl', { start: starter(['cpu']), facts });
    expect(executor.backend).toBe('cpu');
    expect(reason).toMatch(/webgl did not start: no; wasm did not start: no/);
  });

  it('does not try again what has failed, and says so', async () => {
    const start = starter(['webgpu', 'wasm']);
    const { executor, reason } = await chooseExecutor('webgpu', { avoid: ['webgpu'], start, facts });
    expect(executor.backend).toBe('wasm');
    expect(reason).toMatch(/webgpu has failed here/);
  });

  it('fails with every reason when nothing starts', async () => {
    await expect(chooseExecutor('auto', { start: starter([]), facts })).rejects.toThrow(
      /No executor.*cpu did not start/,
    );
  });

  it('chooses a backend on this very machine', async () => {
    const { executor } = await chooseExecutor('auto');
    expect(executor.backend).toBe('wasm');
    expect(executor.description).toMatch(/^WebAssembly SIMD/);
  });
});
