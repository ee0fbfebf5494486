/** @file Parts of a lab that are fetched when they are about to be seen. */

/** Fetches a module that defines such a part. Without it the rest of the lab stands; nothing waits for it. */
export function load(module: () => Promise<unknown>): void {
  module().catch(() => {});
}
