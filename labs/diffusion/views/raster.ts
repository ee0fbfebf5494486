/**
 * @file Particles and trajectories as pixels, rasterised on the CPU: thousands of particles and tens of
 * thousands of short line segments take a few milliseconds, where a canvas path takes tens.
 *
 * A raster holds three inks a pixel, each in 16 levels of coverage packed into one number: the particles, the
 * trajectories under them, and what lies under both (the data). Overlapping particles add up, so that density
 * shows. A table turns the packed levels into colours.
 */

import type { Rgb } from '../../../core/plot/scales.ts';

/** Coverage of an ink is 0 to 15. */
const FULL = 15;

/** Bits by which an ink's level is shifted within a pixel's number. */
export const INK = { points: 0, lines: 4, base: 8 } as const;
export type Ink = keyof typeof INK;

/** [height, width] pixels, rows from the top. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly levels: Uint16Array;
  /** World coordinates run from -extent to extent on both axes, y upwards. */
  readonly extent: number;
}

export function createRaster(width: number, height: number, extent: number): Raster {
  return { width, height, levels: new Uint16Array(width * height), extent };
}

/** A dot, as coverage around a pixel, for each of 4 x 4 positions of its centre within the pixel. */
export interface Dot {
  /** Pixels along each side of a kernel. */
  readonly side: number;
  /** [4 * 4, side * side], 0 to 15. */
  readonly kernels: readonly Uint8Array[];
}

const SUBPIXELS = 4;

/**
 * A disc of `radius` pixels.
 * @param strength coverage of a single dot's middle, 0 to 1: less than 1 lets overlapping dots show density
 */
export function createDot(radius: number, strength: number): Dot {
  const reach = Math.ceil(radius + 0.5);
  const side = 2 * reach + 1;
  const kernels = Array.from({ length: SUBPIXELS * SUBPIXELS }, (_, k) => {
    const kernel = new Uint8Array(side * side);
    const cx = reach + ((k % SUBPIXELS) + 0.5) / SUBPIXELS;
    const cy = reach + (Math.floor(k / SUBPIXELS) + 0.5) / SUBPIXELS;
    for (let y = 0; y < side; y++) {
      for (let x = 0; x < side; x++) {
        const distance = Math.hypot(x + 0.5 - cx, y + 0.5 - cy);
        const coverage = Math.min(Math.max(radius + 0.5 - distance, 0), 1);
        kernel[y * side + x] = Math.round(FULL * strength * coverage);
      }
    }
    return kernel;
  });
  return { side, kernels };
}

/**
 * Adds a dot for each point.
 * @param points [n, 2] world coordinates; what lies outside, or is not finite, is left out
 */
export function drawPoints(raster: Raster, points: Float32Array, dot: Dot, ink: Ink): void {
  const { width, height, levels, extent } = raster;
  const { side, kernels } = dot;
  const shift = INK[ink];
  const mask = FULL << shift;
  const reach = (side - 1) / 2;
  for (let i = 0; i + 1 < points.length; i += 2) {
    const px = (0.5 + points[i] / (2 * extent)) * width;
    const py = (0.5 - points[i + 1] / (2 * extent)) * height;
    if (!(px >= reach && py >= reach && px < width - reach && py < height - reach)) continue;
    const column = Math.floor(px);
    const row = Math.floor(py);
    const kernel =
      kernels[Math.floor((py - row) * SUBPIXELS) * SUBPIXELS + Math.floor((px - column) * SUBPIXELS)];
    let at = (row - reach) * width + column - reach;
    for (let y = 0, k = 0; y < side; y++, at += width - side) {
      for (let x = 0; x < side; x++, k++, at++) {
        const add = kernel[k];
        if (add === 0) continue;
        const level = levels[at];
        const sum = ((level & mask) >> shift) + add;
        levels[at] = (level & ~mask) | ((sum > FULL ? FULL : sum) << shift);
      }
    }
  }
}

/** Adds `amount` to the trajectories' ink at a pixel. */
function mark(raster: Raster, column: number, row: number, amount: number): void {
  if (column < 0 || row < 0 || column >= raster.width || row >= raster.height) return;
  const at = row * raster.width + column;
  const level = raster.levels[at];
  const sum = ((level >> INK.lines) & FULL) + amount;
  raster.levels[at] = (level & ~(FULL << INK.lines)) | ((sum > FULL ? FULL : sum) << INK.lines);
}

/**
 * Adds a line between two places in pixels, its end left out so that a polyline's joints are not drawn twice.
 * Each step along the longer axis covers the two pixels across it in proportion (Wu 1991).
 */
function drawSegment(raster: Raster, x0: number, y0: number, x1: number, y1: number, amount: number): void {
  const dx = x1 - x0;
  const dy = y1 - y0;
  const steps = Math.max(1, Math.ceil(Math.max(Math.abs(dx), Math.abs(dy))));
  // A step shorter than a pixel leaves less ink.
  const ink = amount * Math.min(1, Math.max(Math.abs(dx), Math.abs(dy)));
  const flat = Math.abs(dx) >= Math.abs(dy);
  for (let i = 0; i < steps; i++) {
    const x = x0 + (dx * i) / steps - 0.5;
    const y = y0 + (dy * i) / steps - 0.5;
    if (flat) {
      const row = Math.floor(y);
      const below = y - row;
      mark(raster, Math.round(x), row, Math.round(ink * (1 - below)));
      mark(raster, Math.round(x), row + 1, Math.round(ink * below));
    } else {
      const column = Math.floor(x);
      const right = x - column;
      mark(raster, column, Math.round(y), Math.round(ink * (1 - right)));
      mark(raster, column + 1, Math.round(y), Math.round(ink * right));
    }
  }
}

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

/** Ink of one trajectory, of 15. */
const TRAIL_INK = 5;

/**
 * How many particles can show their way within a total length of lines, so that the picture stays readable: few
 * of those that are shaken at every step, many of those that run smoothly.
 * @param budget total length, in world units
 */
export function trailsWithin(
  { positions, count, frame }: Omit<Trails, 'shown'>,
  budget: number,
  { least, most }: { readonly least: number; readonly most: number },
): number {
  const sampled = Math.min(least, count);
  let length = 0;
  for (let particle = 0; particle < sampled; particle++) {
    for (let f = 1; f <= frame; f++) {
      const at = 2 * (f * count + particle);
      const before = at - 2 * count;
      const step = Math.hypot(positions[at] - positions[before], positions[at + 1] - positions[before + 1]);
      if (Number.isFinite(step)) length += step;
    }
  }
  const mean = length / sampled;
  return Math.min(most, count, Math.max(least, mean > 0 ? Math.floor(budget / mean) : most));
}

/** Draws the trajectories of the first `shown` particles from frame 0 to `frame`. */
export function drawTrails(raster: Raster, { positions, count, frame, shown }: Trails): void {
  const { width, height, extent } = raster;
  const toX = width / (2 * extent);
  const toY = height / (2 * extent);
  for (let particle = 0; particle < Math.min(shown, count); particle++) {
    let x = width / 2 + positions[2 * particle] * toX;
    let y = height / 2 - positions[2 * particle + 1] * toY;
    for (let f = 1; f <= frame; f++) {
      const at = 2 * (f * count + particle);
      const nextX = width / 2 + positions[at] * toX;
      const nextY = height / 2 - positions[at + 1] * toY;
      // A particle that is lost, or leaps far out of the picture, has no line.
      if (!(Math.abs(nextX) < 4 * width && Math.abs(nextY) < 4 * height)) break;
      drawSegment(raster, x, y, nextX, nextY, TRAIL_INK);
      x = nextX;
      y = nextY;
    }
  }
}

/** The colours of paper and inks. */
export interface InkColors {
  readonly paper: Rgb;
  readonly base: Rgb;
  readonly lines: Rgb;
  readonly points: Rgb;
}

/** How opaque an ink is at full coverage. */
const OPACITY = { base: 0.5, lines: 0.75, points: 1 } as const;

/** Colour of every packed pixel, in the byte order of `ImageData`: points over lines over base over paper. */
export function inkTable(colors: InkColors): Uint32Array {
  const bytes = new Uint8ClampedArray(4 * 4096);
  for (let packed = 0; packed < 4096; packed++) {
    let [r, g, b] = colors.paper as readonly number[];
    for (const ink of ['base', 'lines', 'points'] as const) {
      const cover = (OPACITY[ink] * ((packed >> INK[ink]) & FULL)) / FULL;
      const [red, green, blue] = colors[ink];
      r += cover * (red - r);
      g += cover * (green - g);
      b += cover * (blue - b);
    }
    bytes.set([r, g, b, 255], 4 * packed);
  }
  return new Uint32Array(bytes.buffer);
}

/** @param pixels [height, width] in the byte order of `ImageData` */
export function paint(raster: Raster, table: Uint32Array, pixels: Uint32Array): void {
  const { levels } = raster;
  for (let i = 0; i < levels.length; i++) pixels[i] = table[levels[i]];
}
