/**
 * @file Vite plugin: a dynamic import is just that. Vite wraps each into a helper that preloads what comes with it,
 * of which nothing is asked here (no chunk brings style sheets), and which speaks of `window`, which workers lack.
 */

import type { Plugin } from 'vite';

const HELPER = /^\0vite\/preload-helper\.js$/;

/** Where the helper comes into a chunk, and both ends of its calls, as the bundler has them before it minifies. */
const IMPORTED = /^import \{ t as __vitePreload \} from "[^"]+";\n/m;
const OPENED = /\b__vitePreload\(/g;
const CLOSED = /, __VITE_PRELOAD__, import\.meta\.url\)/g;

/** Takes the helper out of a chunk: what it was to call is called. */
export function withoutHelper(code: string): string {
  return code.replace(IMPORTED, '').replaceAll(OPENED, '(').replaceAll(CLOSED, ')()');
}

/** Takes the helper out of every chunk. */
export function plainImports(): Plugin {
  return {
    name: 'plain-imports',
    apply: 'build',
    enforce: 'pre',
    load: {
      filter: { id: HELPER },
      handler: () => 'export const __vitePreload = (load) => load();',
    },
    renderChunk(code) {
      return code.includes('__VITE_PRELOAD__') ? { code: withoutHelper(code), map: null } : null;
    },
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const left = chunks.find(({ moduleIds }) => moduleIds.length === 1 && HELPER.test(moduleIds[0]));
      if (!left) return;
      delete bundle[left.fileName];
      // What a chunk is said to import becomes tags of the pages.
      for (const chunk of chunks) chunk.imports = chunk.imports.filter((name) => name !== left.fileName);
    },
  };
}
