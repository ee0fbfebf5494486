import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { wasmKernels } from '../core/executors/wasm/build-kernels.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

/** The bench's pages, built as a site would be: what is measured is what readers would run. */
export default defineConfig({
  root: here,
  base: './',
  publicDir: false,
  plugins: [wasmKernels()],
  logLevel: 'warn',
  build: {
    target: 'es2022',
    outDir: 'dist/pages',
    emptyOutDir: true,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: { input: ['page.html', 'lab.html'].map((name) => `${here}${name}`) },
  },
  worker: { format: 'es' },
});
