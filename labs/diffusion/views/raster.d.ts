/**
 * @file Particles and trajectories as pixels, rasterised on the CPU: thousands of particles and tens of
 * thousands of short line segments take a few milliseconds, where a canvas path takes tens.
 *
 * A raster holds three inks a pixel, each in 16 levels of coverage packed into one number: the particles, the
 * trajectories under them, and what lies under both (the data). Overlapping particles add up, so that density
 * shows. A table turns the packed levels into colours.
 */
import type { Rgb } from '../../../core/plot/scales.ts';
/** Bits by which an ink's level is shifted within a pixel's number. */
export declare const INK: {
    readonly points: 0;
    readonly lines: 4;
    readonly base: 8;
};
export type Ink = keyof typeof INK;
/** [height, width] pixels, rows from the top. */
export interface Raster {
    readonly width: number;
    readonly height: number;
    readonly levels: Uint16Array;
    /** World coordinates run from -extent to extent on both axes, y upwards. */
    readonly extent: number;
}
export declare function createRaster(width: number, height: number, extent: number): Raster;
/** A dot, as coverage around a pixel, for each of 4 x 4 positions of its centre within the pixel. */
export interface Dot {
    /** Pixels along each side of a kernel. */
    readonly side: number;
    /** [4 * 4, side * side], 0 to 15. */
    readonly kernels: readonly Uint8Array[];
}
/**
 * A disc of `radius` pixels.
 * @param strength coverage of a single dot's middle, 0 to 1: less than 1 lets overlapping dots show density
 */
export declare function createDot(radius: number, strength: number): Dot;
/**
 * Adds a dot for each point.
 * @param points [n, 2] world coordinates; what lies outside, or is not finite, is left out
 */
export declare function drawPoints(raster: Raster, points: Float32Array, dot: Dot, ink: Ink): void;
/** Which of the particles have their way drawn, and how far. */
export interface Trails {
    /** [frames, count, 2] world coordinates. */
    readonly positions: Float32Array;
    readonly count: number;
    /** The last frame reached; the way there is drawn. */
    readonly frame: number;
    /** The first `shown` particles have their way drawn. */
    readonly shown: number;
}
/**
 * How many particles can show their way within a total length of lines, so that the picture stays readable: few
 * of those that are shaken at every step, many of those that run smoothly.
 * @param budget total length, in world units
 */
export declare function trailsWithin({ positions, count, frame }: Omit<Trails, 'shown'>, budget: number, { least, most }: {
    readonly least: number;
    readonly most: number;
}): number;
/** Draws the trajectories of the first `shown` particles from frame 0 to `frame`. */
export declare function drawTrails(raster: Raster, { positions, count, frame, shown }: Trails): void;
/** The colours of paper and inks. */
export interface InkColors {
    readonly paper: Rgb;
    readonly base: Rgb;
    readonly lines: Rgb;
    readonly points: Rgb;
}
/** Colour of every packed pixel, in the byte order of `ImageData`: points over lines over base over paper. */
export declare function inkTable(colors: InkColors): Uint32Array;
/** @param pixels [height, width] in the byte order of `ImageData` */
export declare function paint(raster: Raster, table: Uint32Array, pixels: Uint32Array): void;
