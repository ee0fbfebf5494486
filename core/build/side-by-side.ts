/**
 * @file Vite plugin: a lab's files are asked for side by side. Its shell knows one of them, which names the others;
 * left alone, they would be asked for when that one has come, a round trip later.
 */

import { dirname, relative } from 'node:path/posix';
import type { Plugin, Rolldown } from 'vite';

/** The files of a build, by their names. */
export type Chunks = Readonly<Record<string, Pick<Rolldown.RenderedChunk, 'imports' | 'dynamicImports'>>>;

/** The file and all that it imports statically, itself first. */
function reach(root: string, chunks: Chunks): Set<string> {
  const reached = new Set([root]);
  for (const name of reached) for (const next of chunks[name]?.imports ?? []) reached.add(next);
  return reached;
}

/** The code of `file`, in which each dynamic import asks for what it will want besides, too. */
export function besides(code: string, file: string, chunks: Chunks): string {
  const here = reach(file, chunks);
  const specifier = (name: string): string => {
    const path = relative(dirname(file), name);
    return path.startsWith('.') ? path : `./${path}`;
  };
  return chunks[file].dynamicImports.reduce((text, name) => {
    const others = [...reach(name, chunks)].slice(1).filter((other) => !here.has(other));
    const call = `import("${specifier(name)}")`;
    const all = [call, ...others.map((other) => `import("${specifier(other)}")`)];
    // The first is waited for as it was; should another fail, so does the first.
    return others.length === 0
      ? text
      : text.replace(call, `Promise.all([${all.join(', ')}]).then(([first]) => first)`);
  }, code);
}

/** For the entries of these names. */
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
