/**
 * @file Compiles `assembly/` to WebAssembly: two modules, each for plain and for relaxed SIMD. Runs in Node only.
 *
 * The results are `<module>-<build>.generated.ts`, which no one edits and git does not hold: a module deflated, as
 * base64. They are made again when a source or the compiler changed, before anything is bundled, served, tested or
 * checked: by the Vite plugin below, and by `npm run build:kernels`, which npm runs after an install.
 */

import { createHash } from 'node:crypto';
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import type { Plugin } from 'vite';

const SOURCES = new URL('assembly/', import.meta.url);

/**
 * What a module is compiled from, and where its constants lie, which it writes into the memory of the program. Below
 * 4096 all is the modules'.
 */
const MODULES = {
  common: ['index.ts', '--memoryBase', '8'],
  policy: ['policy.ts', '--memoryBase', '2048'],
};

const BUILDS = {
  plain: ['--enable', 'simd'],
  relaxed: ['--enable', 'simd', '--enable', 'relaxed-simd'],
};

/** No runtime, no checks, no memory of its own: the executor brings one of the size that the program needs. */
const OPTIONS = ['-O3z', '--runtime', 'stub', '--noAssert', '--importMemory'];

/** Of the results; another number makes them again. */
const FORM = 3;

async function digestOfSources(compilerVersion: string): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify([MODULES, BUILDS, OPTIONS, compilerVersion, FORM]));
  const names = (await readdir(SOURCES)).filter((name) => name.endsWith('.ts')).sort();
  for (const name of names) hash.update(name).update(await readFile(new URL(name, SOURCES)));
  return hash.digest('hex');
}

/** @throws Error with the compiler's message when a source does not compile. */
async function compile(options: readonly string[]): Promise<Uint8Array> {
  const { main } = await import('assemblyscript/asc');
  let binary: Uint8Array | undefined;
  const { error, stderr } = await main(
    ['--baseDir', fileURLToPath(SOURCES), '--outFile', 'kernels.wasm', ...OPTIONS, ...options],
    {
      writeFile(name, contents) {
        if (name.endsWith('.wasm')) binary = contents as Uint8Array;
      },
    },
  );
  if (error || !binary) throw new Error(`The wasm kernels do not compile: ${error?.message}\n${stderr}`);
  return binary;
}

/** Makes the modules' files if one is missing or older than its sources. */
export async function buildKernels(): Promise<void> {
  const { version } = (await import('assemblyscript/package.json', { with: { type: 'json' } })).default;
  const head = `// Made by build-kernels.ts from assembly/, digest ${await digestOfSources(version)}.\n`;
  for (const [module, entry] of Object.entries(MODULES)) {
    for (const [build, features] of Object.entries(BUILDS)) {
      const name = `${module}-${build}.generated`;
      const result = new URL(`${name}.ts`, import.meta.url);
      const present = await readFile(result, 'utf8').catch(() => '');
      if (present.startsWith(head)) continue;
      const deflated = deflateRawSync(await compile([...entry, ...features]), { level: 9 });
      // Other processes may be reading: the file appears whole or not at all.
      const draft = new URL(`${name}.${process.pid}.tmp`, import.meta.url);
      await writeFile(draft, `${head}export const deflated =\n  '${deflated.toString('base64')}';\n`);
      await rename(draft, result);
    }
  }
}

/** Vite plugin: the kernels are compiled before a build, a dev server or a test run starts, and when edited. */
export function wasmKernels(): Plugin {
  return {
    name: 'wasm-kernels',
    config: buildKernels,
    configureServer({ watcher, config }) {
      const folder = fileURLToPath(SOURCES);
      watcher.add(folder);
      watcher.on('change', (file) => {
        if (!file.startsWith(folder)) return;
        buildKernels().catch((error: unknown) => config.logger.error(String(error)));
      });
    },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildKernels();
