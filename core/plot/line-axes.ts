/** @file What a linear axis shows: its range, and where it is marked. */

import type { PlotView } from './series.ts';

/** Room above and below the values, as a share of their range. */
const MARGIN = 0.1;

/** The power of ten at or below a positive number. */
const magnitude = (value: number) => 10 ** Math.floor(Math.log10(value));

/**
 * Least and greatest value of the y axis: it shows the curves and the references. A linear axis has a margin,
 * which ends at zero where no value crosses it; the ends of both kinds are round, so that they seldom move
 * while values come in.
 * @param curves values that the scale can show, see `drawable`
 */
export function yRange(
  { yScale, references }: Pick<PlotView, 'yScale' | 'references'>,
  curves: readonly (readonly (number | null)[])[],
): readonly [min: number, max: number] {
  const log = yScale === 'log';
  let min = Infinity;
  let max = -Infinity;
  const include = (value: number | null): void => {
    if (value === null) return;
    if (value < min) min = value;
    if (value > max) max = value;
  };
  for (const curve of curves) curve.forEach(include);
  for (const { value } of references) if (Number.isFinite(value) && (!log || value > 0)) include(value);
  if (min > max) return log ? [0.1, 1] : [0, 1];
  if (log) {
    const low = magnitude(min);
    const high = magnitude(max);
    const [from, to] = [Math.floor(min / low) * low, Math.ceil(max / high) * high];
    return from < to ? [from, to] : [from / 10, to * 10];
  }
  const span = max - min || Math.abs(max) || 1;
  const unit = magnitude(span) / 10;
  const from = Math.floor((min - MARGIN * span) / unit) * unit;
  const to = Math.ceil((max + MARGIN * span) / unit) * unit;
  return [min >= 0 ? Math.max(0, from) : from, max <= 0 && min < 0 ? Math.min(0, to) : to];
}

/**
 * Multiples of 1, 2 or 5 times a power of ten within `min..max`, ascending, as many as leave `spacing`
 * between two on an axis of `length`.
 */
export function linearTicks(min: number, max: number, length: number, spacing: number): number[] {
  const least = ((max - min) * spacing) / Math.max(length, spacing);
  const power = magnitude(least);
  const digit = [1, 2, 5, 10].find((each) => each * power >= least) ?? 10;
  // Divided by a whole number where it can be: 3 / 10 is 0.3, 3 * 0.1 is not quite.
  const exponent = Math.round(Math.log10(power));
  const at = (i: number) => (exponent < 0 ? (i * digit) / 10 ** -exponent : i * digit * 10 ** exponent);
  const ticks: number[] = [];
  const tolerance = 1e-9 * (max - min);
  for (let i = Math.ceil((min - tolerance) / at(1)); at(i) <= max + tolerance; i++) ticks.push(at(i) || 0);
  return ticks;
}
