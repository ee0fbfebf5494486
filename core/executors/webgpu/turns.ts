/** @file One thing after another: asynchronous work that shares buffers. */

/**
 * A function that starts each work when those before it have settled. The first starts at once, before the
 * function returns, so that commands reach the device in the order of the calls.
 */
export function createTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<void> | undefined;
  return async (work) => {
    const before = last;
    let release!: () => void;
    const mine = new Promise<void>((resolve) => {
      release = resolve;
    });
    last = mine;
    try {
      if (before) await before;
      return await work();
    } finally {
      if (last === mine) last = undefined;
      release();
    }
  };
}
