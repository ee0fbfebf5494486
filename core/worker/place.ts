/**
 * @file Where an experiment lives. Pages differ in what they allow, so there are three places, tried in turn:
 *
 * 1. a worker from a `blob:` that loads the module, which works from any origin and needs `worker-src blob:`;
 * 2. a worker from its own address, which needs the page's own origin and `worker-src 'self'`;
 * 3. the page itself, in short slices: slower to answer, but it needs nothing more than the lab's script did.
 *
 * A page that forbids blobs names the worker's address (`worker-url`) and saves the first attempt. A worker that
 * came with the page's own bundle (`packed.ts`) is started as the bundler has it, or lives in the page.
 */

import type { WorkerEvent } from './messages.ts';
import { packedWorkerAt } from './packed.ts';
import { trusted } from './trusted.ts';

/** The module of a lab's worker. */
export interface WorkerSource {
  readonly url: string | URL;
  /** Whether the page's author chose the address: then no blob is made. */
  readonly direct?: boolean;
}

/** A running end to talk to. It has said `hello`; what it says next has not been heard yet. */
export interface Place {
  readonly kind: 'worker' | 'page';
  readonly port: Worker | MessagePort;
  /** Ends it at once. */
  end(): void;
}

/** The module ran and failed, which no other place would mend. */
export class WorkerBroken extends Error {}

/** What the inlined text says when the module does not load. */
interface Unloadable {
  readonly type: 'unloadable';
  readonly reason: string;
}

/** Resolves with the worker once it has greeted; rejects when it does not load, or breaks. */
function greeted(start: () => Worker): Promise<Place> {
  return new Promise((resolve, reject) => {
    const worker = start();
    const greeting = new AbortController();
    const { signal } = greeting;
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<WorkerEvent | Unloadable>) => {
        greeting.abort();
        if (data.type !== 'unloadable') {
          resolve({ kind: 'worker', port: worker, end: () => worker.terminate() });
        } else {
          worker.terminate();
          reject(new Error(data.reason));
        }
      },
      { signal },
    );
    worker.addEventListener(
      'error',
      (event) => {
        event.preventDefault();
        worker.terminate();
        // An error without a message means that the script was not loaded, or not allowed to be.
        reject(event.message ? new WorkerBroken(event.message) : new Error('it was not loaded'));
      },
      { signal },
    );
  });
}

function addressedWorker(url: string, type: WorkerType = 'module'): Promise<Place> {
  return greeted(() => new Worker(trusted(url), { type }));
}

/**
 * A worker whose own text does nothing but load the module. That import is a dynamic one on purpose: browsers
 * hold it, and all that it brings, to `script-src`, while a static one would be held to `worker-src`. And the
 * worker is a classic one, since Chromium loads no module from a blob in a frame whose origin is opaque.
 */
async function inlinedWorker(url: string): Promise<Place> {
  const source = `import(${JSON.stringify(url)}).catch((error) => postMessage({ type: 'unloadable', reason: String(error) }));`;
  const blobUrl = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  try {
    return await addressedWorker(blobUrl, 'classic');
  } finally {
    URL.revokeObjectURL(blobUrl);
  }
}

/** Most pages have a better place. */
async function servedInPage(href: string): Promise<Place> {
  return (await import('./in-page.ts')).servedInPage(href);
}

/** The ways to a place for the module at `href`, best first. */
function waysTo(href: string, direct: boolean): (() => Promise<Place>)[] {
  const packed = packedWorkerAt(href);
  if (packed) return [() => greeted(packed.start), () => servedInPage(href)];
  const { origin, protocol } = new URL(href);
  const inline = protocol === 'blob:' || protocol === 'data:';
  const own = inline || origin === location.origin;
  return [
    ...(direct || inline ? [] : [() => inlinedWorker(href)]),
    ...(direct || own ? [() => addressedWorker(href)] : []),
    () => servedInPage(href),
  ];
}

/** What to tell the page's author when none of the places can be had. */
export function blockedMessage(url: string, reasons: readonly string[]): string {
  // A packed worker's file is the page's own.
  const origin = packedWorkerAt(url) ? "'self'" : new URL(url).origin;
  return (
    `The lab's worker ${url} could not be loaded (${reasons.join('; ')}). Check that the address answers with ` +
    `a script, from another origin with the header Access-Control-Allow-Origin; if the page has a ` +
    `Content-Security-Policy, it needs "script-src ${origin}" at the least, and for a thread of its own ` +
    `"worker-src blob:".`
  );
}

/** The last place, where another has turned out not to serve. */
export function inPage({ url }: WorkerSource): Promise<Place> {
  return servedInPage(new URL(url, document.baseURI).href);
}

/**
 * The best place that this page allows.
 * @throws WorkerBroken when the module itself fails, and Error, saying what the page needs, when none can be had.
 */
export async function findPlace({ url, direct = false }: WorkerSource): Promise<Place> {
  const { href } = new URL(url, document.baseURI);
  const reasons: string[] = [];
  for (const attempt of waysTo(href, direct)) {
    try {
      return await attempt();
    } catch (error) {
      if (error instanceof WorkerBroken) throw error;
      reasons.push(error instanceof Error ? error.message : String(error));
    }
  }
  throw new Error(blockedMessage(href, reasons));
}
