/**
 * @file Builds each lab as one file for notebooks, `dist/notebook/<lab>.js`. A notebook passes the text of a
 * module along and has no folder beside it, so the worker is in the file as text, and so are all executors
 * except tfjs, which is larger than all the rest together.
 *
 *     npm run build:notebook
 */

import { fileURLToPath } from 'node:url';
import { build, type Plugin, type Rolldown } from 'vite';
import { buildKernels } from '../executors/wasm/build-kernels.ts';
import { minifyText } from './minify-text.ts';
import { withoutChecks } from './without-checks.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FOLDER = 'dist/notebook';
const LABS = ['induction', 'diffusion', 'endgame'];

const TFJS = '\0tfjs-left-out';
const WORKER = '\0worker-text';

/** In place of the tfjs executor: it does not start, and says why. */
function withoutTfjs(): Plugin {
  return {
    name: 'without-tfjs',
    enforce: 'pre',
    resolveId: { filter: { id: /\/tfjs\/executor\.ts$/ }, handler: () => TFJS },
    load: {
      filter: { id: /^\0tfjs-left-out$/ },
      handler: () => `export async function createTfjsExecutor() {
  throw new Error('tfjs is not part of the file for notebooks');
}`,
    },
  };
}

/** The worker's module as text, which the page makes an address for. */
function workerAsText(lab: string, text: string): Plugin {
  return {
    name: 'worker-as-text',
    enforce: 'pre',
    resolveId: { filter: { id: /\?worker&url$/ }, handler: () => WORKER },
    load: {
      filter: { id: /^\0worker-text$/ },
      handler: () => `import { packedWorker } from ${JSON.stringify(`${ROOT}core/worker/packed.ts`)};
let made;
const address = () =>
  (made ??= URL.createObjectURL(new Blob([${JSON.stringify(text)}], { type: 'text/javascript' })));
export default packedWorker(${JSON.stringify(lab)}, {
  start: () => new Worker(address(), { type: 'module' }),
  load: () => import(/* @vite-ignore */ address()),
});`,
    },
  };
}

/** One module in one file. */
async function bundle(entry: string, name: string, plugins: Plugin[], write: boolean): Promise<string> {
  const result = await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    publicDir: false,
    plugins: [minifyText(), withoutChecks(), withoutTfjs(), ...plugins],
    build: {
      target: 'es2022',
      outDir: FOLDER,
      emptyOutDir: false,
      write,
      modulePreload: false,
      rolldownOptions: {
        input: { [name]: `${ROOT}${entry}` },
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: '[name].js', codeSplitting: false },
      },
    },
  });
  const { output } = result as Rolldown.RolldownOutput;
  if (output.length > 1)
    throw new Error(`${name} is to be one file, and is ${output.map((part) => part.fileName)}.`);
  return output[0].code;
}

async function buildNotebook(lab: string): Promise<void> {
  const worker = await bundle(`labs/${lab}/worker.ts`, 'worker', [], false);
  await bundle(`labs/${lab}/notebook.ts`, lab, [workerAsText(lab, worker)], true);
}

await buildKernels();
await Promise.all(LABS.map(buildNotebook));
