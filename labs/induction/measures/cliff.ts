/** @file Where the loss falls off the plateau: a stated rule, so that "the cliff" is a figure and not a feeling. */

/** A recorded loss. */
export interface LossPoint {
  readonly step: number;
  /** Loss on inducible positions, in nats. */
  readonly loss: number;
}

/** A cliff, in steps. */
export interface Cliff {
  /** Where the loss falls fastest. */
  readonly step: number;
  /** First record by which a tenth of the fall is done. */
  readonly start: number;
  /** First record by which nine tenths of the fall are done. */
  readonly end: number;
}

/** Length of the window, in steps, over which losses are averaged and slopes are taken; at least five records. */
export const WINDOW_STEPS = 40;

/** How far below chance, ln V, the smoothed loss has to get, in nats. */
export const LEAST_FALL = 1;

/**
 * The middle half of the fall (from 25 % to 75 %) must take less than this share of the steps up to its 90 %
 * point. A straight line takes 0.56 and an exponential decay 0.48; a plateau that ends in a fall takes less.
 */
export const STEEPNESS = 0.4;

/**
 * The cliff in a recorded loss, or undefined when there is none.
 *
 * Rule: smooth by a centred mean over {@link WINDOW_STEPS}. The fall runs from chance, ln V, down to the smallest
 * smoothed loss. It is a cliff when it is at least {@link LEAST_FALL} nats deep and as steep as
 * {@link STEEPNESS} asks; it is where the smoothed loss loses most over a window. While a run is still falling,
 * the figures are those of the fall so far.
 * @param points in order of step, steps counted from 0; NaN losses are left out.
 */
export function findCliff(points: readonly LossPoint[], vocabulary: number): Cliff | undefined {
  const recorded = points.filter(({ loss }) => Number.isFinite(loss));
  if (recorded.length < 1 + 2 * LEAST_NEIGHBOURS) return undefined;
  const windows = recorded.map((_, i) => windowAround(recorded, i));
  // Steps are averaged like losses, so that a window with more records on one side is not out of place.
  const steps = windows.map(([from, to]) => mean(recorded, 'step', from, to));
  const smooth = windows.map(([from, to]) => mean(recorded, 'loss', from, to));
  const chance = Math.log(vocabulary);
  const fall = smooth.reduce((deepest, loss) => Math.max(deepest, chance - loss), 0);
  if (fall < LEAST_FALL) return undefined;

  const reached = (share: number) => smooth.findIndex((loss) => loss <= chance - share * fall);
  const step = (share: number) => recorded[reached(share)].step;
  if (step(0.75) - step(0.25) >= STEEPNESS * step(0.9)) return undefined;

  const slope = ([from, to]: Window) => (smooth[to] - smooth[from]) / (steps[to] - steps[from]);
  const falling = windows.slice(reached(0.1), reached(0.9) + 1);
  const [from, to] = falling.reduce((best, window) => (slope(window) < slope(best) ? window : best));
  return { step: Math.round((steps[from] + steps[to]) / 2), start: step(0.1), end: step(0.9) };
}

type Window = readonly [from: number, to: number];

const LEAST_NEIGHBOURS = 2;

/** First and last record within half a window of record i, and at least two on either side where there are. */
function windowAround(recorded: readonly LossPoint[], i: number): Window {
  const near = (other: number) => Math.abs(recorded[other].step - recorded[i].step) <= WINDOW_STEPS / 2;
  let from = i;
  let to = i;
  while (from > 0 && (i - from < LEAST_NEIGHBOURS || near(from - 1))) from--;
  while (to + 1 < recorded.length && (to - i < LEAST_NEIGHBOURS || near(to + 1))) to++;
  return [from, to];
}

function mean(recorded: readonly LossPoint[], of: keyof LossPoint, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i <= to; i++) sum += recorded[i][of];
  return sum / (to - from + 1);
}
