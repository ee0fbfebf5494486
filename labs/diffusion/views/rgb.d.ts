/** @file A CSS colour as numbers, for pixels. */
import type { Rgb } from '../../../core/plot/scales.ts';
/** Red, green and blue, 0 to 255, of any colour that CSS can name; transparency is ignored. */
export declare function toRgb(color: string): Rgb;
