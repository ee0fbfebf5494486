import { expect, test } from 'vitest';
import { inGerman } from '../../../core/element/machine.de.ts';
import type { MachineFacts } from '../../../core/executors/adapters.ts';
import { chooseExecutor } from '../../../core/executors/choose.ts';
import type { BackendName, Executor } from '../../../core/executors/executor.ts';

const GPUS = [undefined, { name: 'ADAPTER', software: false }, { name: 'ADAPTER', software: true }];

/** Words that only English reasons have; names, products and quotations are none. */
const ENGLISH =
  /\b(the|there|is|no|on|since|and|with|a|real|not|allowed|here|plain|last|resort|nothing|faster|starts|as|asked|has|failed|did|start|in|page|itself|it|may|thread|kernels|computes|fused)\b/i;

/** Every reason that the choice can give, whichever executors start. */
async function reasons(): Promise<string[]> {
  const said: string[] = [];
  for (const webgpu of GPUS)
    for (const webgl of GPUS)
      for (const wasm of [true, false]) {
        const facts: MachineFacts = { webgpu, webgl, wasm };
        for (const choice of ['auto', 'webgpu', 'wasm', 'webgl', 'cpu'] as const)
          for (const last of ['webgpu', 'wasm', 'webgl', 'cpu'] as const) {
            const start = async (backend: BackendName): Promise<Executor> => {
              if (backend !== last) throw new Error('REASON');
              return { backend } as Executor;
            };
            const options = {
              start,
              facts: async () => facts,
              avoid: [last === 'cpu' ? 'wasm' : 'cpu'] as const,
            };
            await chooseExecutor(choice, options).then(
              ({ reason }) => said.push(reason),
              () => {},
            );
          }
      }
  return [...new Set(said)];
}

test('every reason for an executor is German in German', async () => {
  const all = await reasons();
  expect(all.length).toBeGreaterThan(30);
  const left = all.map(inGerman).filter((text) => ENGLISH.test(text.replace(/ in Software/g, '')));
  expect(left).toEqual([]);
});

test.each([
  ['WebAssembly SIMD, one thread', 'WebAssembly SIMD, ein Thread'],
  [
    'WebAssembly SIMD with fused multiply-add, one thread',
    'WebAssembly SIMD mit verschmolzenem Multiplizieren und Addieren, ein Thread',
  ],
  [
    'WebAssembly, the faster one here: wasm 500 steps a second, webgpu 125',
    'WebAssembly, das hier schneller ist: wasm 500 Schritte in der Sekunde, webgpu 125',
  ],
  ['WebGPU on nvidia hopper, tiled kernels', 'WebGPU auf nvidia hopper, Kernel „tiled“'],
  ['tfjs 4.22.0 on webgl', 'tfjs 4.22.0 auf webgl'],
  [
    'WebAssembly, since there is no WebGPU adapter; in the page itself, since it may not start a worker',
    'WebAssembly, denn einen WebGPU-Adapter gibt es nicht; in der Seite selbst, denn sie darf keinen Worker starten',
  ],
])('“%s” is “%s”', (english, german) => {
  expect(inGerman(english)).toBe(german);
});
