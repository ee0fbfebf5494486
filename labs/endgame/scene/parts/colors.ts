/** @file The palette's sRGB triples as three.js colours. */

import { SRGBColorSpace, type Color } from 'three';
import type { Palette, SceneColor } from '../palette.ts';

/** Sets `color` to a colour of the palette, mixed by `share` with a second one. */
export function wear(color: Color, palette: Palette, name: SceneColor, other = name, share = 0): void {
  const a = palette[name];
  const b = palette[other];
  color.setRGB(
    a[0] + (b[0] - a[0]) * share,
    a[1] + (b[1] - a[1]) * share,
    a[2] + (b[2] - a[2]) * share,
    SRGBColorSpace,
  );
}
