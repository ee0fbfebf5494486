/** @file The palette's sRGB triples as three.js colours. */
import { type Color } from 'three';
import type { Palette, SceneColor } from '../palette.ts';
/** Sets `color` to a colour of the palette, mixed by `share` with a second one. */
export declare function wear(color: Color, palette: Palette, name: SceneColor, other?: SceneColor, share?: number): void;
