/** @file How figures are written: a true minus sign, a fixed number of digits, a dash where there is none. */

import { formatDigits, formatFixed } from './format.ts';

/** `-0.004` at two digits is "0.00", not "−0.00". */
export { formatFixed as decimal } from './format.ts';

/** With its sign, as differences are written. */
export function signed(value: number, digits = 2): string {
  const text = formatFixed(value, digits);
  return Number.isFinite(value) && value > 0 && Number(value.toFixed(digits)) !== 0 ? `+${text}` : text;
}

/** A small positive number as 2e−6. */
export function scientific(value: number): string {
  if (value === 0) return '0';
  return Number.isFinite(value) ? formatDigits(value.toExponential(0)) : '–';
}

/** A share of 1 as a percentage; the space does not break. */
export function percent(value: number, digits = 0): string {
  return Number.isFinite(value) ? `${formatFixed(100 * value, digits)}\u00a0%` : '–';
}

/** A position in a picture that scales with its box: the SVG length `x` per cent of the way across. */
export function across(value: number, from: number, to: number): string {
  const share = to === from ? 0 : (value - from) / (to - from);
  return `${(100 * Math.min(1, Math.max(0, share))).toFixed(2)}%`;
}
