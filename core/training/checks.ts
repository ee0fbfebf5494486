/**
 * @file What only people who write experiments can get wrong: arguments of random streams and recorders. The site's
 * build leaves it out, as it does `core/program/checks.ts`.
 */

/** @throws RangeError when the seed is not a safe integer, or the step not a whole number from 0. */
export function checkStream(seed: number, step: number): void {
  if (!Number.isSafeInteger(seed)) {
    throw new RangeError(`randomStream: the seed must be a whole number within ±2^53, not ${seed}.`);
  }
  if (!Number.isSafeInteger(step) || step < 0) {
    throw new RangeError(`randomStream: the step must be a whole number from 0, not ${step}.`);
  }
}

/** @throws RangeError unless there are 1 to 2^32 numbers to draw from. */
export function checkCount(n: number): void {
  if (!Number.isSafeInteger(n) || n < 1 || n > 2 ** 32) {
    throw new RangeError(`integer: n must be a whole number from 1 to 2^32, not ${n}.`);
  }
}

/** @throws RangeError when an option is not a positive whole number. */
export function checkRecorder(options: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(options)) {
    if (!Number.isSafeInteger(value) || value < 1) {
      throw new RangeError(`createRecorder: ${name} must be a positive whole number, not ${value}.`);
    }
  }
}

/** @throws RangeError unless the step comes after the last one that was asked about. */
export function checkAscending(step: number, last: number | undefined): void {
  if (!Number.isSafeInteger(step) || step < 0 || (last !== undefined && step <= last)) {
    throw new RangeError(
      `Steps must be whole numbers that ascend, but ${step} came after ${last ?? 'the start'}; make a new recorder when a run is taken up elsewhere.`,
    );
  }
}
