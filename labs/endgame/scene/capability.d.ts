/** @file What the browser can draw with: a graphics card, an emulated one, or nothing. */
/** How the scene can be drawn here. */
export type Graphics = 'hardware' | 'software' | 'none';
/** Asks for a WebGL 2 context and lets it go again. */
export declare function graphics(): Graphics;
