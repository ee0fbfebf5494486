/**
 * @file Vite plugin: a lab's worker is built with its page, not by itself, so that modules which both use
 * are in the build, and on the network, once.
 */

import { basename, dirname } from 'node:path';
import type { Plugin } from 'vite';

const WORKER = '?worker&url';
const MARK = '\0worker:';

/** In a build, `import url from './worker.ts?worker&url'` names a chunk beside the others. */
export function sharedWorker(): Plugin {
  return {
    name: 'shared-worker',
    apply: 'build',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (!source.endsWith(WORKER)) return null;
      const worker = await this.resolve(source.slice(0, -WORKER.length), importer);
      return worker && MARK + worker.id;
    },
    load(id) {
      if (!id.startsWith(MARK)) return null;
      const module = id.slice(MARK.length);
      // Chunks are told apart by their names: each lab's worker has the lab's.
      const name = `${basename(dirname(module))}-worker`;
      const chunk = this.emitFile({ type: 'chunk', id: module, name });
      return `export default import.meta.ROLLUP_FILE_URL_${chunk};`;
    },
  };
}
