/**
 * @file Workers that came with a page's bundle. A bundler finds a worker only where it is written out, as
 * `new Worker(new URL('./worker.js', import.meta.url))`, so a package cannot pass an address along. It leaves
 * the two ways to its worker here, under an address that stands for them.
 */

import type { Serve } from './runtime.ts';

/** The ways to a worker's module that a bundler has followed. */
export interface PackedWorker {
  /** Starts a worker on the module. */
  start(): Worker;
  /** Imports the module into the page. */
  load(): Promise<{ readonly serve: Serve }>;
}

const packed = new Map<string, PackedWorker>();

/** Leaves a worker here. Returns the address that stands for it. */
export function packedWorker(lab: string, worker: PackedWorker): string {
  const address = `ml-labs-worker:${lab}`;
  packed.set(address, worker);
  return address;
}

/** The worker that `address` stands for; undefined for an address of the network's. */
export function packedWorkerAt(address: string): PackedWorker | undefined {
  return packed.get(address);
}
