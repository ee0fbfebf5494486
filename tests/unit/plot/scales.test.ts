import { describe, expect, it } from 'vitest';
import type { Rgb, Scheme } from '../../../core/plot/scales.ts';
import { colorTable, diverging, sequential } from '../../../core/plot/scales.ts';

/** sRGB to OKLab, written here from Ottosson's definition, independently of the scale's own way back. */
function oklab(rgb: Rgb): [number, number, number] {
  const [r, g, b] = rgb.map((v) =>
    v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4,
  );
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** Viénot, Brettel & Mollon 1999: what a dichromat sees, in linear RGB. */
const DICHROMACY = {
  protanopia: [0.11238, 0.88762, 0, 0.11238, 0.88762, 0, 0.00401, -0.00401, 1],
  deuteranopia: [0.29275, 0.70725, 0, 0.29275, 0.70725, 0, -0.02234, 0.02234, 1],
};

function seenBy(matrix: number[], rgb: Rgb): Rgb {
  const linear = rgb.map((v) => (v / 255) ** 2.2);
  const row = (i: number) =>
    matrix[3 * i] * linear[0] + matrix[3 * i + 1] * linear[1] + matrix[3 * i + 2] * linear[2];
  return [0, 1, 2].map((i) => 255 * Math.max(row(i), 0) ** (1 / 2.2)) as unknown as Rgb;
}

const distance = (a: Rgb, b: Rgb) => Math.hypot(...oklab(a).map((v, i) => v - oklab(b)[i]));
const grid = (n: number) => Array.from({ length: n + 1 }, (_, i) => i / n);
const schemes: Scheme[] = ['light', 'dark'];

describe.each(schemes)('on %s paper', (scheme) => {
  const sign = scheme === 'light' ? -1 : 1;

  it('lightness alone orders the values of the sequential scale', () => {
    const lightness = grid(100).map((t) => oklab(sequential(t, scheme))[0]);
    for (let i = 1; i < lightness.length; i++)
      expect(sign * (lightness[i] - lightness[i - 1])).toBeGreaterThan(0);
  });

  it('equal differences of value are equal distances to the eye', () => {
    const colors = grid(20).map((t) => sequential(t, scheme));
    const steps = colors.slice(1).map((color, i) => distance(color, colors[i]));
    // A step is about 0.04; rounding to 8 bits moves each end by less than 0.002.
    expect(Math.max(...steps) - Math.min(...steps)).toBeLessThan(0.004);
  });

  it('positive and negative values of one size are equally light', () => {
    for (const t of grid(50)) {
      const difference = oklab(diverging(t, scheme))[0] - oklab(diverging(-t, scheme))[0];
      expect(Math.abs(difference)).toBeLessThan(0.003);
    }
  });

  it('the sign can be told by readers without red or green cones', () => {
    for (const matrix of Object.values(DICHROMACY)) {
      for (const t of [0.5, 0.75, 1]) {
        const difference = distance(
          seenBy(matrix, diverging(t, scheme)),
          seenBy(matrix, diverging(-t, scheme)),
        );
        expect(difference).toBeGreaterThan(0.1);
      }
    }
  });

  it('the table is the scale, from its least value to its greatest', () => {
    const bytes = (name: 'sequential' | 'diverging', index: number) => [
      ...new Uint8Array(colorTable(name, scheme).buffer, 4 * index, 4),
    ];
    const last = colorTable('sequential', scheme).length - 1;
    expect(bytes('sequential', 0)).toEqual([...sequential(0, scheme), 255]);
    expect(bytes('sequential', last)).toEqual([...sequential(1, scheme), 255]);
    expect(bytes('diverging', 0)).toEqual([...diverging(-1, scheme), 255]);
    expect(bytes('diverging', last / 2)).toEqual([...diverging(0, scheme), 255]);
    expect(bytes('diverging', last)).toEqual([...diverging(1, scheme), 255]);
  });
});

it('values outside the scale take the colour of its end', () => {
  expect(sequential(-3)).toEqual(sequential(0));
  expect(sequential(7)).toEqual(sequential(1));
  expect(diverging(-7)).toEqual(diverging(-1));
});
