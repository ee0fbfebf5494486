/**
 * @file Vite plugin: a lab's worker under an address that does not change with its contents, for pages that name
 * it (`worker-url`): `labs/induction-worker.js` brings what the build has named by its hash.
 */

import type { Plugin } from 'vite';

/** Writes `labs/<lab>-worker.js` for each of `labs`; the worker is the chunk made from `labs/<lab>/worker.ts`. */
export function workerAddress(labs: readonly string[]): Plugin {
  return {
    name: 'worker-address',
    apply: 'build',
    generateBundle(_options, bundle) {
      for (const lab of labs) {
        const worker = Object.values(bundle).find(
          (file) => file.type === 'chunk' && file.facadeModuleId?.endsWith(`/labs/${lab}/worker.ts`),
        );
        if (!worker) this.error(`The build has no worker of the lab "${lab}".`);
        const path = worker.fileName.replace(/^labs\//, './');
        this.emitFile({
          type: 'asset',
          fileName: `labs/${lab}-worker.js`,
          source: `export * from '${path}';\n`,
        });
      }
    },
  };
}
