/**
 * @file Vite plugin: a dynamic import is just that. Vite wraps each into a helper that preloads what comes with it,
 * of which nothing is asked here (no chunk brings style sheets), and which speaks of `window`, which workers lack.
 */

import type { Plugin } from 'vite';

const HELPER = /^\0vite\/preload-helper\.js$/;

/** Puts in the helper's place a function that imports. */
export function plainImports(): Plugin {
  return {
    name: 'plain-imports',
    apply: 'build',
    enforce: 'pre',
    load: {
      filter: { id: HELPER },
      handler: () => 'export const __vitePreload = (load) => load();',
    },
  };
}
