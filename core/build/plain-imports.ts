/**
 * @file Vite plugin: a dynamic import is just that. Vite wraps each into a helper that preloads what comes with it,
 * of which nothing is asked here (no chunk brings style sheets), and which speaks of `window`, which workers lack.
 */

import type { Plugin } from 'vite';

const HELPER = /^\0vite\/preload-helper\.js$/;

/** Where the helper comes into a chunk, as the bundler has it before it minifies. */
const IMPORTED = /^import \{ t as __vitePreload \} from "[^"]+";\n/m;

/** What it is given: the module, in a file of its own or among others in one. */
const MODULE = String.raw`(import\("[^"]+"\)(?:\.then\(\(\w+\) => \w+\.\w+\))?)`;
const REST = String.raw`, __VITE_PRELOAD__, import\.meta\.url\)`;

/** A call of it, for a module; and for members of one, which by then has no others. */
const WHOLE = new RegExp(String.raw`\b__vitePreload\(\(\) => ${MODULE}${REST}`, 'g');
const MEMBERS = new RegExp(
  String.raw`\b__vitePreload\(async \(\) => \{\s*const \{[^}]*\} = await ${MODULE};\s*return \{[^}]*\};\s*\}${REST}`,
  'g',
);

/**
 * Takes the helper out of a chunk.
 * @throws Error when the chunk calls it in a way that is not known here.
 */
export function withoutHelper(code: string): string {
  const plain = code.replace(IMPORTED, '').replaceAll(WHOLE, '$1').replaceAll(MEMBERS, '$1');
  const left = /.{0,40}\b__vitePreload\b.{0,160}/s.exec(plain);
  if (left) throw new Error(`A dynamic import is wrapped in a way that is not known here: ${left[0]}`);
  return plain;
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
