/**
 * @file Builds what the npm package consists of, into `dist/npm`: one module a source module, so that what two
 * labs share stays one; declarations beside them; custom-elements.json; and typings for frameworks.
 *
 *     npm run build:package
 */

import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import { buildKernels } from '../executors/wasm/build-kernels.ts';
import { minifyText } from './minify-text.ts';
import { packedWorkers } from './packed-worker.ts';
import { writeTypings } from './typings.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Where the package's modules go; package.json's `exports` point here. */
export const PACKAGE_FOLDER = 'dist/npm';

const LABS = ['induction', 'diffusion', 'endgame'];

/** Modules that the package exports, or that are started by address. */
const ENTRIES = [
  ...LABS.flatMap((lab) => [`labs/${lab}/index`, `labs/${lab}/worker`]),
  'core/program/index',
  'core/executors/index',
  'core/training/index',
  'core/element/index',
  'core/plot/index',
  'labs/diffusion/samplers',
  'labs/diffusion/schedules',
  'labs/endgame/grpo',
];

/** Packages that stay imports, so that a page has one copy of each. What else comes from elsewhere is inlined. */
const FOREIGN = /^(?:lit|three|@tensorflow\/[\w-]+)(?:\/[\w/.-]+)?$/;

/** A module's path in the package is that of its source; npm packs no folder called node_modules. */
function fileOf({ name }: Rolldown.PreRenderedChunk): string {
  return `${name.replace(/^node_modules\/|^_virtual\/.*\//, 'parts/')}.js`;
}

async function buildModules(): Promise<void> {
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    publicDir: false,
    plugins: [minifyText(), packedWorkers(`${ROOT}core/worker/packed.ts`)],
    build: {
      target: 'es2022',
      outDir: PACKAGE_FOLDER,
      minify: false,
      modulePreload: false,
      lib: {
        entry: Object.fromEntries(ENTRIES.map((entry) => [entry, `${ROOT}${entry}.ts`])),
        formats: ['es'],
      },
      rolldownOptions: {
        external: FOREIGN,
        output: { preserveModules: true, preserveModulesRoot: ROOT, entryFileNames: fileOf },
      },
    },
  });
}

function run(program: string, ...args: string[]): void {
  execFileSync(`${ROOT}node_modules/.bin/${program}`, args, {
    cwd: ROOT,
    // What they say of an error, they say to standard output.
    stdio: ['ignore', 2, 2],
  });
}

/**
 * Relative imports in declarations name the file that is there: `./a.js`, whose types are in `./a.d.ts`. Types that
 * the compiler found behind lit's front door are imported through it, since that is what the package depends on.
 */
function pointDeclarationsAtModules(): void {
  const folder = `${ROOT}${PACKAGE_FOLDER}`;
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  for (const name of names.filter((name) => name.endsWith('.d.ts'))) {
    const text = readFileSync(`${folder}/${name}`, 'utf8');
    const pointed = text
      .replaceAll(/((?:from|import)[ (]?['"])(\.{1,2}\/[^'"]+)\.ts(?=['"])/g, '$1$2.js')
      .replaceAll(`import("lit-html")`, `import("lit")`);
    writeFileSync(`${folder}/${name}`, pointed);
  }
}

/** The manifest's paths are those of the modules in the package. */
function pointManifestAtModules(): void {
  const file = `${ROOT}${PACKAGE_FOLDER}/custom-elements.json`;
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replaceAll(/("(?:path|module)": "[^"]+)\.ts"/g, '$1.js"'));
}

/** Makes the package's contents afresh. */
export async function buildPackage(): Promise<void> {
  rmSync(`${ROOT}${PACKAGE_FOLDER}`, { recursive: true, force: true });
  await buildKernels();
  await buildModules();
  run('tsc', '-p', 'core/build/tsconfig.package.json');
  pointDeclarationsAtModules();
  run('cem', 'analyze', '--outdir', PACKAGE_FOLDER);
  pointManifestAtModules();
  writeTypings(new URL(`../../${PACKAGE_FOLDER}/`, import.meta.url));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildPackage();
