import { defineConfig } from 'vite';
import { sharedChunks } from './core/build/chunks.ts';
import { generatedPages } from './core/build/generated-pages.ts';
import { minifyText } from './core/build/minify-text.ts';
import { plainImports } from './core/build/plain-imports.ts';
import { sharedWorker } from './core/build/shared-worker.ts';
import { withoutChecks } from './core/build/without-checks.ts';
import { sideBySide } from './core/build/side-by-side.ts';
import { workerAddress } from './core/build/worker-address.ts';
import { wasmKernels } from './core/executors/wasm/build-kernels.ts';
import { apiReference } from './labs/api/reference.ts';
import { benchResults } from './labs/bench/results.ts';
import { oembed } from './labs/embed/oembed.ts';

/** Labs that are built, each as a page and as one module for other people's pages. */
const LABS = ['induction', 'diffusion', 'endgame'];

/** Modules for other people's pages, at `dist/labs/<name>.js`. */
const MODULES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(LABS.map((lab) => [lab, `labs/${lab}/shell.ts`])),
  'diffusion-samplers': 'labs/diffusion/plain-functions.ts',
};

export default defineConfig({
  // Relative addresses: the site may be served from any folder, and a lab's module from any origin.
  base: './',
  plugins: [
    wasmKernels(),
    minifyText(),
    withoutChecks(),
    plainImports(),
    sharedWorker(),
    sideBySide(LABS),
    workerAddress(LABS),
    oembed(LABS),
    generatedPages({ '/labs/api/index.html': apiReference, '/labs/bench/index.html': benchResults }),
  ],
  // A sandboxed frame has an origin of its own, even on this server.
  preview: { cors: true },
  build: {
    target: 'es2022',
    // Preloading asks for a document, which a worker built among the pages does not have.
    modulePreload: false,
    rolldownOptions: {
      // An entry's exports are a public module; without this they would be dropped.
      preserveEntrySignatures: 'allow-extension',
      input: Object.fromEntries([
        ['index', 'index.html'],
        ['embed', 'embed.html'],
        ...['embed', 'api', 'bench'].map((page) => [`pages/${page}`, `labs/${page}/index.html`]),
        ...LABS.map((lab) => [`pages/${lab}`, `labs/${lab}/index.html`]),
        ...Object.entries(MODULES),
      ]),
      output: {
        codeSplitting: { groups: sharedChunks(LABS, import.meta.dirname) },
        // dist/labs/<name>.js and all it needs lie in one folder that can be copied elsewhere.
        entryFileNames: ({ name }) => (name in MODULES ? 'labs/[name].js' : 'assets/[name]-[hash].js'),
        chunkFileNames: 'labs/parts/[name]-[hash].js',
        assetFileNames: 'labs/parts/[name]-[hash][extname]',
      },
    },
  },
});
