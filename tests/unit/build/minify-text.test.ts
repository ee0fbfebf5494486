import { readdirSync, readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { minifyTemplates, minifyWgsl } from '../../../core/build/minify-text.ts';
import { compose } from '../../../core/executors/webgpu/compose.ts';

const SHADERS = new URL('../../../shaders/', import.meta.url);

/** The words and signs of a shader, with its holes filled: what a compiler sees. */
function tokens(template: string): string[] {
  const names = [...template.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name);
  const holes = Object.fromEntries(names.map((name) => [name, '3']));
  const source = compose(template, holes).replaceAll(/\/\/.*$/gm, '');
  return source.match(/[\w.]+|[^\s\w]/g)!;
}

describe('the minified shaders', async () => {
  const names = (await readdir(SHADERS)).filter((name) => name.endsWith('.wgsl'));

  it.each(names)('%s says the same in fewer characters', async (name) => {
    const template = await readFile(new URL(name, SHADERS), 'utf8');
    const smaller = minifyWgsl(template);
    expect(tokens(smaller)).toEqual(tokens(template));
    expect(smaller.length).toBeLessThan(template.length);
  });

  it('keep the head of a repeated line, and the gap between two signs', () => {
    expect(minifyWgsl('  $each i 4: $each j 2: c${i} += a[ ${j} ] - -b; // sum\n')).toBe(
      '$each i 4: $each j 2: c${i}+=a[${j}]- -b;',
    );
  });
});

describe('the minified templates', () => {
  const sources = ['core/element', 'core/plot', 'labs'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${folder}/${name}`)
      .filter((path) => /(?:html|svg)`/.test(readFileSync(path, 'utf8'))),
  );
  /** Tags with their names' spelling, and slashes that close elements: what decides which element holds which. */
  const structure = (code: string): string[] => code.match(/<\/?[a-z][\w-]*|\/>/gi) ?? [];

  it.each(sources)('%s has the elements it had, closed where they were closed', async (path) => {
    const code = await readFile(path, 'utf8');
    const smaller = await minifyTemplates(code, path);
    // Comments in templates are the only thing that may go.
    const uncommented = code.replaceAll(/<!--.*?-->/gs, '');
    expect(structure(smaller?.code ?? uncommented)).toEqual(structure(uncommented));
  });

  it('keep shapes of a picture beside one another', async () => {
    const smaller = await minifyTemplates('svg`<path d="M0 0" />\n  <path d="M1 1" />`', 'a.ts');
    expect(smaller?.code).toContain('/> <path');
  });
});
