/**
 * @file Vite plugin for builds that others bundle again: a lab's worker is written out in the one form that every
 * bundler follows, `new Worker(new URL(..., import.meta.url))`, and left with `core/worker/packed.ts`.
 */

import { basename, dirname } from 'node:path';
import type { Plugin } from 'vite';

const WORKER = /\?worker&url$/;
const MODULE = /\.packed\.ts$/;

/** Stands for the worker's file until the bundle is made: this bundler, too, would follow what it could read. */
const FILE = '__WORKER_FILE__';

/** `packed` is the path of `core/worker/packed.ts`. */
export function packedWorkers(packed: string): Plugin {
  return {
    name: 'packed-workers',
    enforce: 'pre',
    resolveId: {
      filter: { id: WORKER },
      async handler(source, importer) {
        const worker = await this.resolve(source.replace(WORKER, ''), importer);
        return worker && worker.id.replace(/\.ts$/, '.packed.ts');
      },
    },
    load: {
      filter: { id: MODULE },
      handler: (id) => `import { packedWorker } from ${JSON.stringify(packed)};
export default packedWorker('${basename(dirname(id))}', {
  start: () => new Worker(new URL(${FILE}, import.meta.url), { type: 'module' }),
  load: () => import(/* @vite-ignore */ ${FILE}),
});`,
    },
    // The worker is an entry of its own; its file lies beside the module's.
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        const file = `'./${basename(chunk.fileName).replace(/\.packed\.js$/, '.js')}'`;
        chunk.code = chunk.code.replace(/\/\* @vite-ignore \*\/\s*/g, (ignore, at: number) =>
          chunk.code.startsWith(FILE, at + ignore.length) ? '' : ignore,
        );
        chunk.code = chunk.code.replaceAll(FILE, file);
      }
    },
  };
}
