/**
 * @file Workers that came with a page's bundle. A bundler finds a worker only where it is written out, as
 * `new Worker(new URL('./worker.js', import.meta.url))`, so a package cannot pass an address along. It leaves
 * the two ways to its worker here, under an address that stands for them.
 */

import type { Serve } from './runtime.ts';
import { trusted } from './trusted.ts';

/** The ways to a worker's module that a bundler has followed. */
export interface PackedWorker {
  /** Starts a worker on the module. */
  start(): Worker;
  /** Imports the module into the page. */
  load(): Promise<{ readonly serve: Serve }>;
}

const packed = new Map<string, PackedWorker>();

/**
 * Starts a worker that came with the page's bundle. A bundler follows the global `Worker` with an address written out
 * and nothing else, which a page that requires Trusted Types refuses: while it starts, the global takes its address
 * from the policy.
 */
function startPacked(start: () => Worker): Worker {
  if (!('trustedTypes' in globalThis)) return start();
  const { Worker } = globalThis;
  globalThis.Worker = class extends Worker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(trusted(String(url)), options);
    }
  };
  try {
    return start();
  } finally {
    globalThis.Worker = Worker;
  }
}

/** Leaves a worker here. Returns the address that stands for it. */
export function packedWorker(lab: string, worker: PackedWorker): string {
  const address = `ml-labs-worker:${lab}`;
  packed.set(address, { ...worker, start: () => startPacked(worker.start) });
  return address;
}

/** The worker that `address` stands for; undefined for an address of the network's. */
export function packedWorkerAt(address: string): PackedWorker | undefined {
  return packed.get(address);
}
