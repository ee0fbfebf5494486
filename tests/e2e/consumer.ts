/** @file Other people's projects: the package as npm packs it, in folders outside the repository. */

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, symlinkSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, extname, join, resolve } from 'node:path';

/** The package, packed. */
export interface Packed {
  readonly tarball: string;
  /** What is in it. */
  readonly folder: string;
  /** A folder of its own for everything that a test makes. */
  readonly workplace: string;
}

/** The parts of a package.json that are read here. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly sideEffects?: readonly string[];
}

export const manifestOf = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;

/** Builds are those of production, although a test asks for them. */
export const production = { ...process.env, NODE_ENV: 'production' };

/** `npm pack`, which builds the package first. */
export function pack(): Packed {
  const workplace = mkdtempSync(join(tmpdir(), 'ml-labs-'));
  execFileSync('npm', ['pack', '--silent', '--pack-destination', workplace], {
    stdio: 'pipe',
    env: production,
  });
  const { name, version } = manifestOf('.');
  const tarball = join(workplace, `${name}-${version}.tgz`);
  execFileSync('tar', ['-xzf', tarball, '-C', workplace]);
  const folder = join(workplace, name);
  renameSync(join(workplace, 'package'), folder);
  return { tarball, folder, workplace };
}

/**
 * A copy of the project in `source` with the package in its `node_modules`, and beside it what the two declare and
 * nothing else: links to the repository's own copies, so that nothing is fetched.
 */
export function install({ folder, workplace }: Packed, source: string): string {
  const project = join(workplace, source);
  cpSync(source, project, { recursive: true });
  const modules = join(project, 'node_modules');
  mkdirSync(modules);
  cpSync(folder, join(modules, 'ml-labs'), { recursive: true });
  const { dependencies, devDependencies } = manifestOf(project);
  const declared = { ...dependencies, ...devDependencies, ...manifestOf(folder).dependencies };
  for (const name of Object.keys(declared)) {
    const target = join(modules, name);
    if (existsSync(target)) continue;
    mkdirSync(dirname(target), { recursive: true });
    symlinkSync(resolve('node_modules', name), target, 'dir');
  }
  return project;
}

/** `vite build` in a project; returns the folder of the result. */
export function buildProject(project: string): string {
  const vite = resolve('node_modules/.bin/vite');
  execFileSync(vite, ['build', '--logLevel', 'error', '--base', './'], {
    cwd: project,
    stdio: 'pipe',
    env: production,
  });
  return join(project, 'dist');
}

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.safetensors': 'application/octet-stream',
};

/**
 * Serves folders below paths such as `/html/`; the longest path that fits counts. Any origin may read: a sandboxed
 * frame has one of its own.
 */
export async function serveFolders(
  folders: Readonly<Record<string, string>>,
): Promise<{ readonly origin: string; close(): void }> {
  const prefixes = Object.keys(folders).sort((a, b) => b.length - a.length);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host');
    const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    const prefix = prefixes.find((prefix) => path.startsWith(prefix));
    const type = TYPES[extname(path)];
    const refuse = (): void => void response.writeHead(404).end();
    if (prefix === undefined || !type) return refuse();
    readFile(join(folders[prefix], path.slice(prefix.length))).then(
      (body) =>
        response.writeHead(200, { 'content-type': type, 'access-control-allow-origin': '*' }).end(body),
      refuse,
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() };
}
