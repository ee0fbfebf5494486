/**
 * @file The scene's colours. What the theme names comes from the theme; materials of its own come in pairs, for
 * light and for dark paper. Increase and decrease are blue and vermilion, which the common kinds of colour
 * blindness keep apart.
 */
import type { ThemeColors } from '../../../core/plot/theme-colors.ts';
/** Colour tokens that the scene wears. */
export declare const SCENE_TOKENS: ["paper", "panel", "ink", "muted", "rule", "model"];
declare const materials: {
    readonly lightSquare: readonly ['#f7f4ec', '#34383f'];
    readonly darkSquare: readonly ['#dcd6c8', '#24272c'];
    /** Hatching of the dark squares, as in printed diagrams. */
    readonly hatch: readonly ['#b9b1a0', '#3f444c'];
    readonly slab: readonly ['#c9c1b0', '#15171a'];
    readonly white: readonly ['#f6ecd6', '#f3e9d2'];
    readonly black: readonly ['#33363d', '#8b92a0'];
    /** Paths of White's pieces, and of Black's king. */
    readonly whitePath: readonly ['#1c5a9c', '#82b4ec'];
    readonly blackPath: readonly ['#6d7178', '#9aa0a9'];
    readonly gold: readonly ['#dc9c10', '#ffcb4d'];
    readonly ember: readonly ['#d1480f', '#ff7a3c'];
    readonly raised: readonly ['#2166ac', '#6fb1ff'];
    readonly lowered: readonly ['#c4501b', '#ff9a5c'];
    readonly shadow: readonly ['#3a3428', '#000000'];
};
/** Names of the scene's own colours, with those of the theme. */
export type SceneColor = keyof typeof materials | (typeof SCENE_TOKENS)[number];
/** Every colour as sRGB red, green, blue, 0 to 1. */
export type Palette = Readonly<Record<SceneColor, readonly [number, number, number]>> & {
    readonly dark: boolean;
};
/** The colours as they are now. */
export declare function paletteOf(colors: Pick<ThemeColors, 'scheme' | 'color'>): Palette;
/** The colour as CSS. */
export declare function cssOf([red, green, blue]: readonly [number, number, number]): string;
export {};
