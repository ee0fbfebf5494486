import { expect, it } from 'vitest';
import { withoutHelper } from '../../../core/build/plain-imports.ts';

it('a chunk imports by itself, without the helper', () => {
  const chunk = [
    'import { t as __vitePreload } from "./imports-!~{00c}~.js";',
    'import { a } from "./other.js";',
    'const plain = () => __vitePreload(() => import("./part.js"), __VITE_PRELOAD__, import.meta.url);',
    'const among = () => __vitePreload(() => import("./part.js").then((n) => n.t), __VITE_PRELOAD__, import.meta.url);',
    'const picked = async () => (await __vitePreload(async () => {',
    '\tconst { b } = await import("./part.js");',
    '\treturn { b };',
    '}, __VITE_PRELOAD__, import.meta.url)).b;',
  ];
  expect(withoutHelper(chunk.join('\n')).split('\n')).toEqual([
    'import { a } from "./other.js";',
    'const plain = () => import("./part.js");',
    'const among = () => import("./part.js").then((n) => n.t);',
    'const picked = async () => (await import("./part.js")).b;',
  ]);
});

it('what is not known stops the build', () => {
  expect(() => withoutHelper('__vitePreload(load)')).toThrow('wrapped in a way that is not known');
});
