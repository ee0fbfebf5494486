import { expect, it } from 'vitest';
import { besides, type Chunks } from '../../../core/build/side-by-side.ts';

const chunks: Chunks = {
  'labs/a.js': { imports: ['labs/parts/shell.js'], dynamicImports: ['labs/parts/a-lab.js', 'labs/words.js'] },
  'labs/parts/shell.js': { imports: [], dynamicImports: [] },
  'labs/parts/a-lab.js': { imports: ['labs/parts/shell.js', 'labs/parts/lab.js'], dynamicImports: [] },
  'labs/parts/lab.js': { imports: ['labs/parts/basics.js', 'labs/parts/shell.js'], dynamicImports: [] },
  'labs/parts/basics.js': { imports: [], dynamicImports: [] },
  'labs/words.js': { imports: ['labs/parts/shell.js'], dynamicImports: [] },
};

it('what a file will import is asked for with it, but for what is there already', () => {
  const code = 'load(import("./parts/a-lab.js")); load(import("./words.js"))';
  expect(besides(code, 'labs/a.js', chunks)).toBe(
    'load(Promise.all([import("./parts/a-lab.js"), import("./parts/lab.js"), import("./parts/basics.js")]).then(([first]) => first)); load(import("./words.js"))',
  );
});

it('an import that is not to be found stops the build', () => {
  expect(() => besides('load(import("./words.js"))', 'labs/a.js', chunks)).toThrow(
    'labs/a.js does not import labs/parts/a-lab.js',
  );
});
