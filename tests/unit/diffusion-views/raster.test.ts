import { describe, expect, test } from 'vitest';
import {
  INK,
  createDot,
  createRaster,
  drawPoints,
  drawTrails,
  inkTable,
  paint,
  trailsWithin,
  type Raster,
} from '../../../labs/diffusion/views/raster.ts';

const ink = (raster: Raster, x: number, y: number, which: keyof typeof INK) =>
  (raster.levels[y * raster.width + x] >> INK[which]) & 15;

const total = (raster: Raster, which: keyof typeof INK) =>
  raster.levels.reduce((sum, level) => sum + ((level >> INK[which]) & 15), 0);

describe('particles', () => {
  test('stand where they are: x to the right, y upwards', () => {
    const raster = createRaster(100, 100, 5);
    drawPoints(raster, Float32Array.of(2.5, 2.5), createDot(1.5, 1), 'points');
    expect(ink(raster, 75, 25, 'points')).toBeGreaterThan(10);
    expect(ink(raster, 75, 75, 'points')).toBe(0);
  });

  test('add up to density, and no ink touches another', () => {
    const raster = createRaster(50, 50, 1);
    const dot = createDot(1, 0.3);
    drawPoints(raster, Float32Array.of(0, 0), dot, 'points');
    const single = ink(raster, 25, 25, 'points');
    drawPoints(raster, new Float32Array(200), dot, 'points');
    expect(single).toBeLessThan(8);
    expect(ink(raster, 25, 25, 'points')).toBe(15);
    expect(total(raster, 'lines') + total(raster, 'base')).toBe(0);
  });

  test('that lie outside, or are lost, leave no ink', () => {
    const raster = createRaster(50, 50, 1);
    const lost = Float32Array.of(NaN, 0, Infinity, 0, 3, 0, 0, -3);
    drawPoints(raster, lost, createDot(1, 1), 'points');
    expect(total(raster, 'points')).toBe(0);
  });
});

describe('trajectories', () => {
  // Two particles: one runs along the x axis, one stays. Frames from -4 to 4.
  const count = 2;
  const positions = Float32Array.from({ length: 9 * count * 2 }, (_, i) =>
    i % 4 === 0 ? Math.floor(i / 4) - 4 : 0,
  );

  test('run to the frame on display and no further', () => {
    const raster = createRaster(100, 100, 5);
    drawTrails(raster, { positions, count, frame: 4, shown: 1 });
    expect(ink(raster, 30, 50, 'lines') + ink(raster, 30, 49, 'lines')).toBeGreaterThan(0);
    expect(ink(raster, 70, 50, 'lines') + ink(raster, 70, 49, 'lines')).toBe(0);
  });

  test('of shaken particles are fewer than of smooth ones', () => {
    const shaken = positions.map((x, i) => x + (i % 4 === 1 && Math.floor(i / 4) % 2 ? 8 : 0));
    const within = (of: Float32Array) =>
      trailsWithin({ positions: of, count, frame: 8 }, 20, { least: 1, most: 50 });
    expect(within(positions)).toBe(2);
    expect(within(shaken)).toBe(1);
  });
});

test('colours: paper alone, and full particles over everything', () => {
  const table = inkTable({
    paper: [255, 255, 255],
    base: [0, 255, 0],
    lines: [0, 0, 255],
    points: [200, 0, 0],
  });
  const raster = createRaster(2, 1, 1);
  raster.levels[1] = 15 | (15 << INK.lines) | (15 << INK.base);
  const pixels = new Uint32Array(2);
  paint(raster, table, pixels);
  expect([...new Uint8Array(pixels.buffer)]).toEqual([255, 255, 255, 255, 200, 0, 0, 255]);
});
