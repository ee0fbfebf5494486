/** @file Steps that somebody waits for the run to reach. */

/** Promises of training, each for one step. */
export class Goals {
  #open: { readonly step: number; resolve(): void; reject(error: Error): void }[] = [];

  /** The nearest step waited for: training aims there first. */
  get next(): number | undefined {
    return this.#open.length > 0 ? Math.min(...this.#open.map(({ step }) => step)) : undefined;
  }

  /** The furthest step waited for. */
  get furthest(): number | undefined {
    return this.#open.length > 0 ? Math.max(...this.#open.map(({ step }) => step)) : undefined;
  }

  /** Resolves when `step` has been reached; rejects when the goal is given up, also by `signal`. */
  add(step: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const goal = { step, resolve, reject };
      this.#open.push(goal);
      signal?.addEventListener('abort', () => {
        this.#open = this.#open.filter((other) => other !== goal);
        reject(signal.reason as Error);
      });
    });
  }

  /** Resolves every goal up to `step`. */
  reached(step: number): void {
    const done = this.#open.filter((goal) => goal.step <= step);
    if (done.length === 0) return;
    this.#open = this.#open.filter((goal) => goal.step > step);
    done.forEach((goal) => goal.resolve());
  }

  /** Rejects every goal. */
  giveUp(error: Error): void {
    const given = this.#open;
    this.#open = [];
    given.forEach((goal) => goal.reject(error));
  }
}
