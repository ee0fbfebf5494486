/** @file How figures are written where the plots' own format does not do. */

/** A fixed number of digits with a true minus sign; a dash where there is no number. */
export function decimal(value: number, digits = 2): string {
  if (!Number.isFinite(value)) return '–';
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** A share of 1 as a percentage; the space does not break. */
export function percent(share: number, digits = 0): string {
  return Number.isFinite(share) ? `${decimal(100 * share, digits)}\u00a0%` : '–';
}
