/** @file The two figures that a set of timings is told by. */

/** The value at `share` (0..1) of the sorted values, between two of them in proportion. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
}

/** The middle value, or the mean of the two in the middle; NaN of nothing. */
export function median(values: readonly number[]): number {
  return values.length === 0 ? NaN : quantile(values, 0.5);
}

/**
 * How far the middle half of the values reaches, as a share of their median: 0.1 says that it lies within
 * about 5 % to either side. NaN of fewer than two values, of which nothing can be said.
 */
export function spread(values: readonly number[]): number {
  if (values.length < 2) return NaN;
  return (quantile(values, 0.75) - quantile(values, 0.25)) / median(values);
}
