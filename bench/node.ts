/**
 * @file `npm run bench:node -- [--json FILE] [--quick] [--model NAME]`: the WebGPU rows without a browser, on
 * Dawn through the npm package `webgpu`. For machines with a GPU and no screen.
 */

import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { create, globals } from 'webgpu';
import { wasmKernels } from '../core/executors/wasm/build-kernels.ts';
import { benchArguments } from './arguments.ts';
import type { Row } from './rows.ts';
import { conclude, printRows, say } from './report.ts';

/** Where `node-rows.ts` is bundled to: TypeScript, raw WGSL and the peers' packages as one module. */
const BUNDLE = new URL('dist/node/', import.meta.url);

const NO_ADAPTER = `No WebGPU adapter. This bench needs a GPU with its Vulkan driver and the Vulkan loader (Debian or Ubuntu:
apt-get install libvulkan1, and the driver's package). Without a GPU, Chromium's own loader and software adapter do:
LD_LIBRARY_PATH=/usr/lib/chromium VK_ICD_FILENAMES=/usr/lib/chromium/vk_swiftshader_icd.json npm run bench:node`;

/** Makes `navigator.gpu` and the WebGPU classes as a browser has them; resolves with the adapter. */
async function provideWebgpu(): Promise<GPUAdapter | null> {
  Object.assign(globalThis, globals);
  const gpu = create([]);
  // jax-js asks for the user agent.
  const navigator = { gpu, userAgent: `Node ${process.version}` };
  Object.defineProperty(globalThis, 'navigator', { value: navigator, configurable: true });
  // tfjs takes Node for CommonJS.
  Object.assign(globalThis, { require: createRequire(import.meta.url) });
  return gpu.requestAdapter();
}

async function bundle(): Promise<typeof import('./node-rows.ts')> {
  await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [wasmKernels()],
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: fileURLToPath(new URL('node-rows.ts', import.meta.url)),
      outDir: fileURLToPath(BUNDLE),
      emptyOutDir: true,
      rolldownOptions: { output: { entryFileNames: 'node-rows.mjs' } },
    },
  });
  return (await import(new URL('node-rows.mjs', BUNDLE).href)) as typeof import('./node-rows.ts');
}

const { json, effort, models } = benchArguments();
const { measureOnNode } = await bundle();
const adapter = await provideWebgpu();
if (!adapter) {
  console.error(NO_ADAPTER);
  process.exit(1);
}
const { vendor, architecture, device, description } = adapter.info;
console.log(`Node ${process.version}, Dawn on ${[vendor, architecture, device, description].join(' ')}`);
const rows: Row[] = [];
for (const model of models) {
  const ofModel = await measureOnNode(model, effort, say);
  printRows(ofModel);
  rows.push(...ofModel);
}
await conclude(rows, json);
// Dawn keeps the process alive for as long as `navigator.gpu` is there.
process.exit(0);
