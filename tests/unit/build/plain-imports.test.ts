import { expect, it } from 'vitest';
import { withoutHelper } from '../../../core/build/plain-imports.ts';

it('a chunk imports by itself: without the helper, and what it was to call is called', () => {
  const chunk = [
    'import { t as __vitePreload } from "./imports-!~{00c}~.js";',
    'import { a } from "./other.js";',
    'const plain = () => __vitePreload(() => import("./part.js"), __VITE_PRELOAD__, import.meta.url);',
    'const picked = async () => (await __vitePreload(async () => {',
    '\tconst { b } = await import("./part.js");',
    '\treturn { b };',
    '}, __VITE_PRELOAD__, import.meta.url)).b;',
  ];
  expect(withoutHelper(chunk.join('\n')).split('\n')).toEqual([
    'import { a } from "./other.js";',
    'const plain = () => (() => import("./part.js"))();',
    'const picked = async () => (await (async () => {',
    '\tconst { b } = await import("./part.js");',
    '\treturn { b };',
    '})()).b;',
  ]);
});
