/**
 * @file Times in the milliseconds of an undisturbed machine. Cores that are shared with others' work are slower by a
 * factor that changes from second to second. So a fixed piece of work is timed right before and after whatever is
 * timed, and the time is divided by how much longer that took than it does on an undisturbed core.
 */

export interface Stopwatch {
  /** How many times slower than an undisturbed core this one is at the moment; at least 1. */
  slowdown(): number;
  /** What the work takes, in milliseconds of an undisturbed core. */
  time(work: () => unknown): Promise<number>;
  /**
   * What a plain worker takes to be asked, do the fixed work a few times, and answer, in the same milliseconds: how
   * long waits of a few milliseconds can get here, without any code of a lab.
   */
  roundTrip(): Promise<number>;
  /** From now on, what each main-thread task over 50 ms takes, in milliseconds of an undisturbed core. */
  longTasks(): readonly number[];
}

/** Complete in itself: a page under test gets its text. */
export function createStopwatch(): Stopwatch {
  /** The fixed work on an undisturbed core of the machines that the limits are stated for. */
  const UNDISTURBED_MS = 0.61;
  const values = new Float32Array(2 ** 14);

  function fixedWorkMs(): number {
    const start = performance.now();
    for (let round = 0; round < 20; round++) {
      for (let i = 0; i < values.length; i++) values[i] = values[i] * 0.999 + i * 1e-3;
    }
    return performance.now() - start;
  }

  function slowdown(): number {
    const [, , median] = Array.from({ length: 5 }, fixedWorkMs).sort((a, b) => a - b);
    return Math.max(1, median / UNDISTURBED_MS);
  }

  async function time(work: () => unknown): Promise<number> {
    const before = slowdown();
    const start = performance.now();
    await work();
    const ms = performance.now() - start;
    return ms / ((before + slowdown()) / 2);
  }

  /** The worker of round trips. */
  let worker: Worker | undefined;

  function startWorker(): Worker {
    const work = `const values = new Float32Array(2 ** 14); onmessage = () => {
      for (let round = 0; round < 100; round++) {
        for (let i = 0; i < values.length; i++) values[i] = values[i] * 0.999 + i * 1e-3;
      }
      postMessage(null);
    }`;
    return new Worker(URL.createObjectURL(new Blob([work], { type: 'text/javascript' })));
  }

  async function roundTrip(): Promise<number> {
    worker ??= startWorker();
    return time(
      () =>
        new Promise((resolve) => {
          worker!.addEventListener('message', resolve, { once: true });
          worker!.postMessage(null);
        }),
    );
  }

  function longTasks(): readonly number[] {
    const tasks: number[] = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration / slowdown());
    }).observe({ type: 'longtask' });
    return tasks;
  }

  // Compiled from here on.
  for (let round = 0; round < 10; round++) slowdown();
  return { slowdown, time, roundTrip, longTasks };
}
