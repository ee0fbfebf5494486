/** @file The site as a newcomer starts it, and a browser that visits it. */

import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright';
import { browserFlags, findBrowser } from '../find-browser.ts';

/** `npm start`, running. */
export interface Site {
  readonly url: string;
  stop(): void;
}

/** Runs `npm start` and resolves with the address that it prints. */
export async function startSite(): Promise<Site> {
  const child: ChildProcess = spawn('npm', ['start'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    // The tests' own NODE_ENV would make a build for developers.
    env: { ...process.env, NODE_ENV: undefined, NO_COLOR: '1', FORCE_COLOR: '0' },
  });
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const address = /http:\/\/localhost:\d+\//.exec(output);
      if (address) resolve(address[0]);
    };
    child.stdout!.on('data', read);
    child.stderr!.on('data', read);
    child.once('exit', (code) => reject(new Error(`npm start ended with ${code}:\n${output}`)));
  });
  // The whole group: npm starts a shell, which starts the server.
  return { url, stop: () => process.kill(-child.pid!) };
}

/** The browser under test. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findBrowser(), args: browserFlags });
}

/** What a page did that it should not have done. */
export interface Complaints {
  /** Uncaught errors, and errors in the console. */
  readonly errors: string[];
  /** Requests to other hosts. */
  readonly foreign: string[];
}

/** Listens to a page from now on. */
export function complaintsOf(page: Page, allowed: readonly string[]): Complaints {
  const complaints: Complaints = { errors: [], foreign: [] };
  page.on('pageerror', (error) => complaints.errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.errors.push(message.text());
  });
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && !allowed.includes(origin)) complaints.foreign.push(request.url());
  });
  return complaints;
}

/** What axe-core finds on the page, one line a finding. */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: 'node_modules/axe-core/axe.min.js' });
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run(document);
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.html.slice(0, 120)}`),
    );
  });
}

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.safetensors': 'application/octet-stream',
};

/** What a host answers at a path of its own. */
export interface HostPage {
  readonly html: string;
  /** Of the text, should it not be HTML. */
  readonly type?: string;
  readonly headers?: Record<string, string>;
}

/** Answers with a file of the built site, for any origin; resolves with whether there is one. */
async function sendFile(path: string, type: string, response: ServerResponse): Promise<boolean> {
  const body = await readFile(join('dist', path)).catch(() => undefined);
  if (body) response.writeHead(200, { 'content-type': type, 'access-control-allow-origin': '*' }).end(body);
  else response.writeHead(404).end();
  return body !== undefined;
}

/**
 * A server of its own origin: `pages` by path, and everywhere else the built site, readable from any origin.
 * `served` are the paths of the site's files that were fetched.
 */
export async function startHost(
  pages: Readonly<Record<string, HostPage>>,
): Promise<{ readonly origin: string; readonly served: ReadonlySet<string>; close(): void }> {
  const served = new Set<string>();
  const server: Server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://host').pathname;
    const page = pages[path];
    if (page) {
      response.writeHead(200, { 'content-type': page.type ?? 'text/html', ...page.headers }).end(page.html);
      return;
    }
    const type = TYPES[extname(path)];
    if (path.includes('..') || !type) {
      response.writeHead(404).end();
      return;
    }
    void sendFile(path, type, response).then((found) => found && served.add(path));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, served, close: () => server.close() };
}
