/** @file Labels as elements over the canvas: crisp text that follows its place in space and gives way to others. */

import type { SceneLabel } from './labels.ts';

/** Writes where a point of space is on the canvas, in CSS pixels, to `out`; false when it is behind the viewer. */
export type Project = (x: number, y: number, z: number, out: Float32Array) => boolean;

/** Rough size of a character and a line, in CSS pixels: enough to tell whether two labels would touch. */
const CHARACTER = 6.6;
const LINE = 17;
const FAINTEST = 0.05;

/** Puts labels into `layer`, an element of the canvas's size. */
export class LabelLayer {
  #labels: readonly SceneLabel[] = [];
  #elements: HTMLElement[] = [];
  /** Left, top, right, bottom of those placed in this frame. */
  #boxes = new Float32Array(0);
  readonly #spot = new Float32Array(2);

  constructor(private readonly layer: HTMLElement) {}

  show(labels: readonly SceneLabel[]): void {
    this.#labels = labels;
    this.#elements = labels.map(({ kind, side }) => {
      const element = document.createElement('span');
      element.className = `${kind} ${side}`;
      return element;
    });
    this.#boxes = new Float32Array(4 * labels.length);
    this.layer.replaceChildren(...this.#elements);
  }

  /** Places all labels for this frame. */
  place(project: Project, width: number): void {
    let placed = 0;
    for (let i = 0; i < this.#labels.length; i++) {
      const label = this.#labels[i];
      const { style } = this.#elements[i];
      const visible = label.opacity > FAINTEST && project(label.x, label.y, label.z, this.#spot);
      if (!visible || !this.#take(placed, label, width)) {
        if (style.visibility !== 'hidden') style.visibility = 'hidden';
        continue;
      }
      placed++;
      const element = this.#elements[i];
      if (element.textContent !== label.text) element.textContent = label.text;
      style.visibility = 'visible';
      style.opacity = String(label.opacity);
      style.transform = `translate(${this.#boxes[4 * (placed - 1)]}px, ${this.#boxes[4 * (placed - 1) + 1]}px)`;
    }
  }

  /** Keeps a place for the label unless one before it is there. */
  #take(placed: number, { side, text }: SceneLabel, width: number): boolean {
    const boxes = this.#boxes;
    const wide = text.length * CHARACTER + 8;
    const [x, y] = this.#spot;
    const wanted = side === 'above' ? x - wide / 2 : side === 'left' ? x - wide - 4 : x + 4;
    const left = Math.min(width - wide, Math.max(0, wanted));
    // Above its place it may go up a line or two to be free.
    const tries = side === 'above' ? 3 : 1;
    for (let line = 0; line < tries; line++) {
      const top = side === 'above' ? y - 2 - LINE * (1 + line) : y - LINE / 2;
      if (top < 0 || !this.#free(placed, left, top, left + wide)) continue;
      const at = 4 * placed;
      boxes[at] = left;
      boxes[at + 1] = top;
      boxes[at + 2] = left + wide;
      boxes[at + 3] = top + LINE;
      return true;
    }
    return false;
  }

  #free(placed: number, left: number, top: number, right: number): boolean {
    const boxes = this.#boxes;
    for (let at = 0; at < 4 * placed; at += 4) {
      const beside = left >= boxes[at + 2] || right <= boxes[at];
      if (!beside && top < boxes[at + 3] && top + LINE > boxes[at + 1]) return false;
    }
    return true;
  }
}
