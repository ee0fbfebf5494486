/**
 * @file The theme's colours, for canvases. CSS decides what a token's colour is (the page's override, the
 * scheme, forced colours), so CSS is asked: one invisible element a token wears it, its computed colour is
 * what a canvas paints with, and the end of a one-millisecond transition tells when it has changed, whatever
 * changed it.
 */

import type { ReactiveController, ReactiveElement } from 'lit';
import type { ColorName } from '../element/theme.ts';
import type { Scheme } from './scales.ts';

/** Asking for a computed colour makes the browser bring its styles up to date, so answers are kept this long, in ms. */
const KEPT_MS = 1000;

/** Reads the colours of tokens on `host`, and calls `changed` when one of them has become another. */
export class ThemeColors implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #probes = document.createElement('div');
  readonly #byName = new Map<ColorName, HTMLElement>();
  readonly #known = new Map<ColorName, string>();
  #knownSince = 0;

  constructor(host: ReactiveElement, names: readonly ColorName[], changed: () => void) {
    this.#host = host;
    Object.assign(this.#probes.style, {
      position: 'absolute',
      inlineSize: '0',
      blockSize: '0',
      overflow: 'hidden',
      visibility: 'hidden',
      forcedColorAdjust: 'none',
    });
    for (const name of names) {
      const probe = document.createElement('i');
      probe.style.color = `var(--_${name})`;
      probe.style.transition = 'color 1ms';
      this.#byName.set(name, probe);
      this.#probes.append(probe);
    }
    this.#probes.addEventListener('transitionend', () => {
      this.#known.clear();
      changed();
    });
    host.addController(this);
  }

  hostConnected(): void {
    this.#known.clear();
    this.#host.renderRoot.append(this.#probes);
  }

  /** The token's colour now, in a form a canvas understands. */
  color(name: ColorName): string {
    const now = performance.now();
    if (now - this.#knownSince > KEPT_MS) {
      this.#known.clear();
      this.#knownSince = now;
    }
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const probe = this.#byName.get(name);
    if (!probe) throw new Error(`The colour "${name}" is read but not named when ThemeColors is made.`);
    const { color } = getComputedStyle(probe);
    if (color) this.#known.set(name, color);
    return color;
  }

  /** Which paper the plot lies on, by the lightness of the token `paper` against `ink`. */
  scheme(): Scheme {
    return lightness(this.color('paper')) < lightness(this.color('ink')) ? 'dark' : 'light';
  }
}

let pixel: OffscreenCanvasRenderingContext2D | null | undefined;

/** Rec. 709 luma, 0..255, of any CSS colour. */
function lightness(color: string): number {
  pixel ??= new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (!pixel) return 0;
  pixel.fillStyle = color;
  pixel.fillRect(0, 0, 1, 1);
  const [red, green, blue] = pixel.getImageData(0, 0, 1, 1).data;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
