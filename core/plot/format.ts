/** @file Numbers as the reader sees them, in the language of what is being rendered. */

import { currentWords } from '../element/language.ts';

/** Making one is not free. */
const formats = new Map<string, Intl.NumberFormat>();

/** A real minus sign, as wide as a digit. */
const withMinus = (text: string) => text.replaceAll('-', '−');

function write(value: number, options: Intl.NumberFormatOptions): string {
  const { locale } = currentWords();
  const key = locale + JSON.stringify(options);
  const format = formats.get(key) ?? new Intl.NumberFormat(locale, options);
  formats.set(key, format);
  return withMinus(format.format(value));
}

/** A number that is text already, as `toExponential` and `toPrecision` give it: `2.1e−5`. */
export function formatDigits(text: string): string {
  return withMinus(text.replace('.', write(0.5, {})[1]));
}

/** A step or another count: `1,200`. */
export function formatStep(step: number): string {
  return write(step, { maximumFractionDigits: 0 });
}

/** A number with exactly so many decimals: `−0.30`. Zero has no sign; what is no number is a dash. */
export function formatFixed(value: number, digits = 2): string {
  if (!Number.isFinite(value)) return '–';
  const text = write(value, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return /[1-9]/.test(text) ? text : text.replace('−', '');
}

/**
 * A measured value with as many decimals as fit about four digits, so that a running figure keeps its width:
 * `1.386`, `12.41`, `0.004`, `2.1e−5`. What was not measured is a dash.
 */
export function formatValue(value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  if (size >= 1e6 || (size > 0 && size < 0.0005)) return formatDigits(value.toExponential(1));
  return formatFixed(value, size < 10 ? 3 : size < 100 ? 2 : size < 1000 ? 1 : 0);
}

/** A value with its unit, if it has one: `1.386 nats`. */
export function formatQuantity(value: number | null | undefined, unit?: string): string {
  const text = formatValue(value);
  return unit && text !== '–' ? `${text} ${unit}` : text;
}

/** A round number on an axis. */
export function formatTick(value: number): string {
  const size = Math.abs(value);
  return size > 0 && (size < 1e-3 || size >= 1e6)
    ? formatDigits(value.toExponential(0))
    : write(value, { maximumSignificantDigits: 4 });
}
