/**
 * @file How many steps a slice of training takes: few enough that the worker can answer within a blink, as
 * many as fit otherwise, and no more than the reader's speed limit allows.
 */

/** Milliseconds of training between two looks at the inbox. */
export const SLICE_MS = 25;

/** The rate shown is the mean over about this long. */
const RATE_WINDOW_MS = 1000;

/** A cap that was missed by more than this is not made up for in a burst. */
const ARREARS_MS = 200;

/** Decides the length of slices from how long the last ones took. All times in milliseconds. */
export interface Pacer {
  /** Forgets rate and arrears; called when training begins or its cap changes. */
  begin(now: number): void;
  /** How long to wait before the next slice may start; 0 without a cap or when it is due. */
  wait(now: number, stepsPerSecond: number): number;
  /** Steps of the next slice, at least 1 and at most `remaining`. */
  steps(now: number, remaining: number, stepsPerSecond: number): number;
  /** Notes a slice of `steps` that began at `start` and ended at `end`. */
  done(steps: number, start: number, end: number, stepsPerSecond: number): void;
  /** Mean rate over the last second or so, in steps a second. */
  rate(now: number): number;
}

/** A pacer that knows nothing yet: its first slice is one step. */
export function createPacer(sliceMs: number = SLICE_MS): Pacer {
  let fitting = 1;
  let due = 0;
  let finished: { at: number; steps: number }[] = [];
  let since = 0;
  return {
    begin(now) {
      due = now;
      since = now;
      finished = [];
    },
    wait(now, stepsPerSecond) {
      return Number.isFinite(stepsPerSecond) ? Math.max(0, due - now) : 0;
    },
    steps(now, remaining, stepsPerSecond) {
      const allowed = Number.isFinite(stepsPerSecond)
        ? Math.floor(((now - due) * stepsPerSecond) / 1000) + 1
        : Infinity;
      return Math.max(1, Math.min(fitting, remaining, allowed));
    },
    done(steps, start, end, stepsPerSecond) {
      const msPerStep = Math.max(end - start, 0.01) / steps;
      const fits = Math.floor(sliceMs / msPerStep);
      // Growing at most twofold keeps one lucky measurement from making a long slice.
      fitting = Math.max(1, Math.min(fits, Math.max(fitting, steps) * 2));
      if (Number.isFinite(stepsPerSecond)) {
        due = Math.max(due + (1000 * steps) / stepsPerSecond, end - ARREARS_MS);
      }
      finished.push({ at: end, steps });
      while (finished.length > 1 && finished[0].at < end - RATE_WINDOW_MS) {
        since = finished[0].at;
        finished.shift();
      }
    },
    rate(now) {
      const steps = finished.reduce((total, slice) => total + slice.steps, 0);
      return now > since ? (1000 * steps) / (now - since) : 0;
    },
  };
}
