/**
 * @file The scene's colours. What the theme names comes from the theme; materials of its own come in pairs, for
 * light and for dark paper. Increase and decrease are blue and vermilion, which the common kinds of colour
 * blindness keep apart.
 */

import type { ColorName } from '../../../core/element/theme.ts';
import type { ThemeColors } from '../../../core/plot/theme-colors.ts';
import { softwareContext } from '../../../core/plot/software-canvas.ts';

/** Colour tokens that the scene wears. */
export const SCENE_TOKENS = [
  'paper',
  'panel',
  'ink',
  'muted',
  'rule',
  'model',
] as const satisfies ColorName[];

const materials = {
  lightSquare: ['#f7f4ec', '#34383f'],
  darkSquare: ['#dcd6c8', '#24272c'],
  /** Hatching of the dark squares, as in printed diagrams. */
  hatch: ['#b9b1a0', '#3f444c'],
  slab: ['#c9c1b0', '#15171a'],
  white: ['#f6ecd6', '#f3e9d2'],
  black: ['#33363d', '#8b92a0'],
  /** Paths of White's pieces, and of Black's king. */
  whitePath: ['#1c5a9c', '#82b4ec'],
  blackPath: ['#6d7178', '#9aa0a9'],
  gold: ['#dc9c10', '#ffcb4d'],
  ember: ['#d1480f', '#ff7a3c'],
  raised: ['#2166ac', '#6fb1ff'],
  lowered: ['#c4501b', '#ff9a5c'],
  shadow: ['#3a3428', '#000000'],
} as const;

/** Names of the scene's own colours, with those of the theme. */
export type SceneColor = keyof typeof materials | (typeof SCENE_TOKENS)[number];

/** Every colour as sRGB red, green, blue, 0 to 1. */
export type Palette = Readonly<Record<SceneColor, readonly [number, number, number]>> & {
  readonly dark: boolean;
};

function parse(context: CanvasRenderingContext2D, color: string): [number, number, number] {
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
  return [red / 255, green / 255, blue / 255];
}

/** The colours as they are now. */
export function paletteOf(colors: Pick<ThemeColors, 'scheme' | 'color'>): Palette {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = softwareContext(canvas)!;
  const dark = colors.scheme() === 'dark';
  const own = Object.entries(materials).map(([name, pair]) => [name, parse(context, pair[dark ? 1 : 0])]);
  const themed = SCENE_TOKENS.map((name) => [name, parse(context, colors.color(name))]);
  return { ...Object.fromEntries([...own, ...themed]), dark } as Palette;
}

/** The colour as CSS. */
export function cssOf([red, green, blue]: readonly [number, number, number]): string {
  return `rgb(${[red, green, blue].map((channel) => Math.round(255 * channel)).join(' ')})`;
}
