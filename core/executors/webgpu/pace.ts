/** @file How many steps go out in one submit. */

import { STEPS_PER_SUBMIT } from './buffers.ts';

/** A submit should keep the device for no longer than this, in milliseconds: others draw with it. */
const SUBMIT_MS = 100;

/**
 * Nor for longer than this whatever else is wanted. Systems take a GPU away after about two seconds, and all
 * that is drawn waits for it; a software adapter draws no page, and only the browser's own watch is over it,
 * which waits ten seconds.
 */
const LONGEST_MS = { gpu: 1000, software: 8000 };

/** Share of the newest measurement in the running mean. */
const SMOOTHING = 0.3;

export interface Pace {
  /** Steps that the next submit should take. */
  readonly steps: number;
  /** Takes note that `steps` steps kept the device for `milliseconds`. */
  measured(steps: number, milliseconds: number): void;
}

/**
 * As many steps as fit into SUBMIT_MS by what was measured, at most `capacity`. Never fewer than
 * STEPS_PER_SUBMIT while the longest submit allows it: who wants shorter ones asks for fewer steps at a time.
 */
export function createPace(capacity: number, adapter: keyof typeof LONGEST_MS): Pace {
  let perStep: number | undefined;
  return {
    get steps() {
      const fitting = perStep === undefined ? STEPS_PER_SUBMIT : Math.floor(SUBMIT_MS / perStep);
      const allowed =
        perStep === undefined ? capacity : Math.max(1, Math.floor(LONGEST_MS[adapter] / perStep));
      return Math.min(capacity, allowed, Math.max(STEPS_PER_SUBMIT, fitting));
    },
    measured(steps, milliseconds) {
      const now = milliseconds / steps;
      perStep = perStep === undefined ? now : perStep + SMOOTHING * (now - perStep);
    },
  };
}
