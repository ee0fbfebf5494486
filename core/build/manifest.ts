/** @file What `cem analyze` says of the elements: the parts of a custom elements manifest that the site reads. */

import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';

/** A type as it is written in the source. */
interface Typed {
  readonly type?: { readonly text: string };
}

export interface Named {
  readonly name: string;
  readonly description?: string;
  /** As it is written in the source. */
  readonly default?: string;
}

export interface Parameter extends Named, Typed {
  readonly optional?: boolean;
}

export interface Attribute extends Named, Typed {
  readonly fieldName?: string;
}

/** A property or a method. */
export interface Member extends Named, Typed {
  readonly kind: 'field' | 'method';
  readonly readonly?: boolean;
  readonly parameters?: readonly Parameter[];
  readonly return?: Typed & { readonly description?: string };
}

/** A class, a function or a variable; `tagName` where it is an element that a page can use. */
export interface Declaration extends Named {
  readonly kind: string;
  readonly tagName?: string;
  readonly members?: readonly Member[];
  readonly attributes?: readonly Attribute[];
  readonly events?: readonly Named[];
  readonly slots?: readonly Named[];
  readonly cssParts?: readonly Named[];
  readonly cssProperties?: readonly Named[];
  readonly parameters?: readonly Parameter[];
  readonly return?: Member['return'];
}

interface Export {
  readonly name: string;
  readonly declaration: { readonly name: string; readonly module?: string };
}

export interface Manifest {
  readonly modules: readonly {
    readonly path: string;
    readonly declarations?: readonly Declaration[];
    readonly exports?: readonly Export[];
  }[];
}

/** What the analyzer says of the sources as they are. */
export async function analyze(): Promise<Manifest> {
  const folder = await mkdtemp(join(tmpdir(), 'manifest-'));
  // The analyzer takes a folder that is seen from this one.
  const options = ['analyze', '--quiet', '--outdir', relative('.', folder)];
  await promisify(execFile)('node_modules/.bin/cem', options);
  const text = await readFile(join(folder, 'custom-elements.json'), 'utf8');
  await rm(folder, { recursive: true });
  return JSON.parse(text) as Manifest;
}

/** Every element that a page can use, by tag: the modules come in whatever order the file system has. */
export function elementsOf({ modules }: Manifest): readonly (Declaration & { readonly tagName: string })[] {
  const elements = modules
    .flatMap(({ declarations = [] }) => declarations)
    .filter((declaration) => declaration.tagName !== undefined) as (Declaration & { tagName: string })[];
  return elements.sort((a, b) => (a.tagName < b.tagName ? -1 : 1));
}

/** The functions that a page gets when it imports the module at `path`, whichever file they stand in. */
export function functionsOf(manifest: Manifest, path: string): readonly Declaration[] {
  const names = exportedNames(manifest, path);
  const folder = path.replace(/[^/]*$/, '');
  const found = manifest.modules
    .filter((module) => module.path.startsWith(folder))
    .flatMap(({ declarations = [] }) => declarations)
    .filter(({ kind, name }) => kind === 'function' && names.includes(name));
  return names.flatMap((name) => found.filter((declaration) => declaration.name === name));
}

function exportedNames({ modules }: Manifest, path: string): readonly string[] {
  const { exports = [] } = modules.find((module) => module.path === path) ?? {};
  return exports.flatMap(({ name, declaration }) =>
    name === '*' && declaration.module ? exportedNames({ modules }, declaration.module) : [name],
  );
}
