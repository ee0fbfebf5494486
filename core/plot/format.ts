/** @file Numbers as the reader sees them. */

const steps = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const ticks = new Intl.NumberFormat('en', { maximumSignificantDigits: 4 });
const decimals = [3, 2, 1, 0].map(
  (digits) => new Intl.NumberFormat('en', { minimumFractionDigits: digits, maximumFractionDigits: digits }),
);

/** A real minus sign, as wide as a digit. */
const withMinus = (text: string) => text.replaceAll('-', '−');

/** A step or another count: `1,200`. */
export function formatStep(step: number): string {
  return withMinus(steps.format(step));
}

/**
 * A measured value with as many decimals as fit about four digits, so that a running figure keeps its width:
 * `1.386`, `12.41`, `0.004`, `2.1e−5`. What was not measured is a dash.
 */
export function formatValue(value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  if (size >= 1e6 || (size > 0 && size < 0.0005)) return withMinus(value.toExponential(1));
  return withMinus(decimals[size < 10 ? 0 : size < 100 ? 1 : size < 1000 ? 2 : 3].format(value));
}

/** A value with its unit, if it has one: `1.386 nats`. */
export function formatQuantity(value: number | null | undefined, unit?: string): string {
  const text = formatValue(value);
  return unit && text !== '–' ? `${text} ${unit}` : text;
}

/** A round number on an axis. */
export function formatTick(value: number): string {
  const size = Math.abs(value);
  return withMinus(size > 0 && (size < 1e-3 || size >= 1e6) ? value.toExponential(0) : ticks.format(value));
}
