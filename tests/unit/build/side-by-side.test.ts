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
  expect(besides('load(import("./parts/a-lab.js"))', 'labs/a.js', chunks)).toBe(
    'load(Promise.all([import("./parts/a-lab.js"), import("./parts/lab.js"), import("./parts/basics.js")]).then(([first]) => first))',
  );
});

it('a file that brings no others is imported as it was', () => {
  const code = 'load(import("./words.js"))';
  expect(besides(code, 'labs/a.js', chunks)).toBe(code);
});
