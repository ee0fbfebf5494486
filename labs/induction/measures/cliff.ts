/** @file Where the loss falls off the plateau: a stated rule, so that "the cliff" is a figure and not a feeling. */

/** A recorded loss. */
export interface LossPoint {
  readonly step: number;
  /** Loss on inducible positions, in nats. */
  readonly loss: number;
}

/** A cliff, in steps. */
export interface Cliff {
  /** Midpoint of the steepest stretch between two records. */
  readonly step: number;
  /** First record by which a tenth of the fall is done. */
  readonly start: number;
  /** First record by which nine tenths of the fall are done. */
  readonly end: number;
}

/** Records averaged around each record, itself included, against the noise of small batches. */
export const SMOOTHING_RECORDS = 5;

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
 * Rule: smooth by a centred mean over {@link SMOOTHING_RECORDS} records. The fall runs from chance, ln V, down to
 * the smallest smoothed loss. It is a cliff when it is at least {@link LEAST_FALL} nats deep and as steep as
 * {@link STEEPNESS} asks. While a run is still falling, the figures are those of the fall so far.
 * @param points in order of step, steps counted from 0; NaN losses are left out.
 */
export function findCliff(points: readonly LossPoint[], vocabulary: number): Cliff | undefined {
  const recorded = points.filter(({ loss }) => Number.isFinite(loss));
  const smooth = smoothed(recorded.map(({ loss }) => loss));
  const chance = Math.log(vocabulary);
  const fall = chance - Math.min(...smooth);
  if (recorded.length < SMOOTHING_RECORDS || fall < LEAST_FALL) return undefined;

  const reached = (share: number) => smooth.findIndex((loss) => loss <= chance - share * fall);
  const step = (share: number) => recorded[reached(share)].step;
  if (step(0.75) - step(0.25) >= STEEPNESS * step(0.9)) return undefined;

  const slope = (i: number) => (smooth[i] - smooth[i - 1]) / (recorded[i].step - recorded[i - 1].step);
  const from = Math.max(1, reached(0.1));
  let steepest = from;
  for (let i = from; i <= reached(0.9); i++) if (slope(i) < slope(steepest)) steepest = i;
  const middle = (recorded[steepest].step + recorded[steepest - 1].step) / 2;
  return { step: Math.round(middle), start: step(0.1), end: step(0.9) };
}

/** Centred means; near the ends over the records there are, as many on either side. */
function smoothed(values: readonly number[]): number[] {
  return values.map((_, i) => {
    const reach = Math.min((SMOOTHING_RECORDS - 1) / 2, i, values.length - 1 - i);
    const window = values.slice(i - reach, i + reach + 1);
    return window.reduce((a, b) => a + b, 0) / window.length;
  });
}
