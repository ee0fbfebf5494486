/**
 * @file Vite plugin: a lab's files are asked for side by side. Its shell knows one of them, which names the others;
 * left alone, they would be asked for when that one has come, a round trip later.
 */

import { dirname, relative } from 'node:path/posix';
import type { Plugin, Rolldown } from 'vite';
import { reach } from './reach.ts';

/** The files of a build, by their names. */
export type Chunks = Readonly<Record<string, Pick<Rolldown.RenderedChunk, 'imports' | 'dynamicImports'>>>;

/**
 * The code of `file`, in which each dynamic import asks for what it will want besides, too.
 * @throws Error when an import is not to be found.
 */
export function besides(code: string, file: string, chunks: Chunks): string {
  const importsOf = (name: string): readonly string[] | undefined => chunks[name]?.imports;
  const here = reach(file, importsOf);
  const specifier = (name: string): string => {
    const path = relative(dirname(file), name);
    return path.startsWith('.') ? path : `./${path}`;
  };
  return chunks[file].dynamicImports.reduce((text, name) => {
    const others = [...reach(name, importsOf)].slice(1).filter((other) => !here.has(other));
    if (others.length === 0) return text;
    const call = `import("${specifier(name)}")`;
    if (!text.includes(call)) throw new Error(`${file} does not import ${name} as ${call}.`);
    const all = [call, ...others.map((other) => `import("${specifier(other)}")`)];
    // The first is waited for as it was; should another fail, so does the first.
    return text.replace(call, `Promise.all([${all.join(', ')}]).then(([first]) => first)`);
  }, code);
}

/** For the entries of these names. After `plainImports`, which knows only an import by itself. */
export function sideBySide(entries: readonly string[]): Plugin {
  return {
    name: 'side-by-side',
    apply: 'build',
    renderChunk(code, { name, isEntry, fileName }, _, { chunks }) {
      if (!isEntry || !entries.includes(name)) return null;
      return { code: besides(code, fileName, chunks), map: null };
    },
  };
}
