/** @file How figures are written: as in every lab. */

export { decimal, percent } from '../../../core/plot/numbers.ts';
