/** @file Figures whose number of digits depends on their size. */

import { formatDigits } from '../../../core/plot/format.ts';
import { percent as percentage, scientific } from '../../../core/plot/numbers.ts';

/** A probability: `31 %`, and with one decimal below 10 %. */
export function percent(probability: number): string {
  return percentage(probability, probability > 0 && probability < 0.0995 ? 1 : 0);
}

/** A change of a weight, with its sign and two significant digits: `−0.0031`. */
export function change(value: number): string {
  const size = Math.abs(value);
  const text =
    size >= 0.0005 || size === 0 ? formatDigits(String(Number(size.toPrecision(2)))) : scientific(size);
  return value === 0 ? text : `${value > 0 ? '+' : '−'}${text}`;
}
