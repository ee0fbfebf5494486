/**
 * @file Colour scales: from a value to a colour, evenly as the eye sees it.
 *
 * A scale is a path through OKLab (Ottosson 2020, https://bottosson.github.io/posts/oklab/) from paper to ink,
 * walked at constant speed: equal differences of the value are equal distances in OKLab, and lightness alone
 * already orders the values, so the scale survives greyscale and colour blindness. The diverging scale is two
 * such paths, blue for positive and orange for negative, with the same lightness and chroma.
 */

/** Red, green, blue, each an integer 0..255, sRGB. */
export type Rgb = readonly [red: number, green: number, blue: number];
export type ScaleName = 'sequential' | 'diverging';
/** What the paper is: light with dark ink, or dark with light ink. */
export type Scheme = 'light' | 'dark';

/** Corners of the path: lightness and chroma in OKLCH, all within sRGB for both hues. */
const CORNERS: Record<Scheme, readonly (readonly [lightness: number, chroma: number])[]> = {
  light: [
    [0.985, 0.002],
    [0.8, 0.095],
    [0.58, 0.15],
    [0.36, 0.1],
  ],
  dark: [
    [0.23, 0.008],
    [0.42, 0.09],
    [0.65, 0.14],
    [0.8, 0.1],
  ],
};

/** OKLCH hues in degrees: blue, and the orange that no common colour blindness confuses with it. */
const BLUE = 255;
const ORANGE = 42;

/** Entries of a colour table; odd, so that a diverging table has an exact middle. */
const TABLE_SIZE = 511;

/** Lightness and chroma at the share `t` (0..1) of the path's length. */
function alongPath(t: number, scheme: Scheme): readonly [lightness: number, chroma: number] {
  const corners = CORNERS[scheme];
  const lengths = corners.slice(1).map(([l, c], i) => Math.hypot(l - corners[i][0], c - corners[i][1]));
  let rest = Math.min(Math.max(t, 0), 1) * lengths.reduce((a, b) => a + b, 0);
  let leg = 0;
  while (leg < lengths.length - 1 && rest > lengths[leg]) rest -= lengths[leg++];
  const share = rest / lengths[leg];
  const [from, to] = [corners[leg], corners[leg + 1]];
  return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
}

function gammaEncode(linear: number): number {
  const encoded = linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
  return Math.round(255 * Math.min(Math.max(encoded, 0), 1));
}

/** OKLCH to sRGB, with Ottosson's matrices. */
function oklchToRgb(lightness: number, chroma: number, hue: number): Rgb {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    gammaEncode(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    gammaEncode(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    gammaEncode(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

/** Colour of a value in 0..1, from paper to the model's ink; values outside are clamped. */
export function sequential(value: number, scheme: Scheme = 'light'): Rgb {
  return oklchToRgb(...alongPath(value, scheme), BLUE);
}

/** Colour of a value in -1..1: orange below zero, paper at zero, blue above; values outside are clamped. */
export function diverging(value: number, scheme: Scheme = 'light'): Rgb {
  return oklchToRgb(...alongPath(Math.abs(value), scheme), value < 0 ? ORANGE : BLUE);
}

const tables = new Map<string, Uint32Array>();

/**
 * The whole scale, from its least value to its greatest, as opaque pixels in the byte order of `ImageData`.
 * Made once for each scale and scheme.
 */
export function colorTable(name: ScaleName, scheme: Scheme): Uint32Array {
  const key = `${name} ${scheme}`;
  let table = tables.get(key);
  if (!table) {
    const bytes = new Uint8ClampedArray(4 * TABLE_SIZE);
    for (let i = 0; i < TABLE_SIZE; i++) {
      const t = i / (TABLE_SIZE - 1);
      const rgb = name === 'sequential' ? sequential(t, scheme) : diverging(2 * t - 1, scheme);
      bytes.set([...rgb, 255], 4 * i);
    }
    table = new Uint32Array(bytes.buffer);
    tables.set(key, table);
  }
  return table;
}
