/** @file A promise that is settled from outside. */

import { handled } from './errors.ts';

/** A promise, its ends, and whether one of them was used. Its rejection may be ignored. */
export interface Deferred {
  readonly promise: Promise<void>;
  readonly settled: boolean;
  resolve(): void;
  reject(error: Error): void;
}

/** A promise to be settled later. */
export function defer(): Deferred {
  let settle!: { resolve(): void; reject(error: Error): void };
  let settled = false;
  const promise = handled(
    new Promise<void>((resolve, reject) => {
      settle = { resolve, reject };
    }),
  );
  return {
    promise,
    get settled() {
      return settled;
    },
    resolve() {
      settled = true;
      settle.resolve();
    },
    reject(error) {
      settled = true;
      settle.reject(error);
    },
  };
}
