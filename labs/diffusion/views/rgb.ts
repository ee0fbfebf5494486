/** @file A CSS colour as numbers, for pixels. */

import type { Rgb } from '../../../core/plot/scales.ts';

const known = new Map<string, Rgb>();
let context: OffscreenCanvasRenderingContext2D | null | undefined;

/** Red, green and blue, 0 to 255, of any colour that CSS can name; transparency is ignored. */
export function toRgb(color: string): Rgb {
  const found = known.get(color);
  if (found) return found;
  context ??= new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (!context) return [0, 0, 0];
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
  const rgb: Rgb = [red, green, blue];
  known.set(color, rgb);
  return rgb;
}
