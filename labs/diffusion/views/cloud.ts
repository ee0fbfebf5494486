/** @file `<diffusion-cloud>`: particles in the plane, with their ways, the data under them and arrows over them. */

import { css, html, type PropertyValues } from 'lit';
import { property, query } from 'lit/decorators.js';
import { customElement } from '../../../core/element/custom-element.ts';
import { styleProperties } from '../../../core/element/style-properties.ts';
import type { ColorName } from '../../../core/element/theme.ts';
import { ViewElement } from '../../../core/element/view-element.ts';
import { softwareContext } from '../../../core/plot/software-canvas.ts';
import { ThemeColors } from '../../../core/plot/theme-colors.ts';
import { strings } from '../strings.ts';
import {
  createDot,
  createRaster,
  drawPoints,
  drawTrails,
  inkTable,
  paint,
  type Raster,
  type Trails,
} from './raster.ts';
import { toRgb } from './rgb.ts';
import { viewStyles } from './view-styles.ts';

/** Arrows to lay over the particles. */
export interface Arrows {
  /** [n, 4]: x, y, to x, to y in data units. */
  readonly lines: Float32Array;
  readonly color: ColorName;
}

/** Everything that one picture shows; all coordinates in data units. */
export interface Scene {
  /** Half the side of the picture. */
  readonly extent: number;
  /** What lies under everything, [n, 2]; the same array as before costs nothing. */
  readonly base?: Float32Array;
  readonly trails?: Trails;
  /** The particles, [n, 2]. */
  readonly points: Float32Array;
  readonly color: ColorName;
  readonly arrows?: Arrows;
  /** Single points to be told from the particles, [n, 2]: drawn as small crosses over them. */
  readonly marks?: Float32Array;
  /** The picture in words. */
  readonly label: string;
}

/** Most device pixels along a side: more cannot be seen, and costs time at every redraw. */
const LARGEST_SIDE = 960;

/** Radius of a particle in CSS pixels. */
const RADIUS = 1.35;

/** Half the size of a mark in CSS pixels. */
const MARK_ARM = 3.5;

/** Length of the scale bar, in data units. */
const SCALE_UNITS = 2;

const COLORS: readonly ColorName[] = [
  'paper',
  'ink',
  'muted',
  'edge',
  'model',
  'model-2',
  'model-3',
  'control',
  'reader',
];

/** Many particles are drawn fainter, so that density shows. */
const strengthOf = (count: number) => Math.min(1, Math.max(0.35, 18 / Math.sqrt(count)));

/** A square picture of particles. */
@customElement('diffusion-cloud')
export class DiffusionCloud extends ViewElement {
  static override styles = [
    ...viewStyles,
    css`
      .square {
        position: relative;
        aspect-ratio: 1;
        overflow: hidden;
        outline: 1px solid var(--_rule);
        background: var(--_paper);
      }
      canvas {
        position: absolute;
        inset: 0;
        display: block;
        inline-size: 100%;
        block-size: 100%;
      }
      .scale {
        position: absolute;
        inset-block-end: 0.4rem;
        inset-inline-start: 0.5rem;
        padding-block-start: 1px;
        border-block-start: 1.5px solid var(--_muted);
        color: var(--_muted);
        font-size: 0.6875rem;
        line-height: 1.3;
        text-align: center;
        white-space: nowrap;
        pointer-events: none;
      }
    `,
  ];

  /** What to draw; a new object is drawn anew. */
  @property({ attribute: false }) scene?: Scene;

  @query('canvas') private canvas!: HTMLCanvasElement;

  #raster: Raster | undefined;
  /** The raster with nothing but the base, and what it was made of. */
  #base: { readonly points: Float32Array | undefined; readonly levels: Uint16Array } | undefined;
  #image: ImageData | undefined;
  #table: { readonly key: string; readonly colors: Uint32Array } | undefined;
  readonly #resized = new ResizeObserver(() => this.#draw());
  readonly #colors = new ThemeColors(this, COLORS, () => this.#draw());

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#resized.observe(this.canvas);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  protected override firstUpdated(): void {
    this.#resized.observe(this.canvas);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('scene')) this.#draw();
  }

  protected override render() {
    const { extent = 1, label = strings.common.waiting } = this.scene ?? {};
    const width = `${((100 * SCALE_UNITS) / (2 * extent)).toFixed(3)}%`;
    return html`<div class="square">
      <canvas role="img" aria-label=${label}></canvas>
      <span class="scale" aria-hidden="true" ${styleProperties({ 'inline-size': width })}
        >${strings.panel.scale(SCALE_UNITS)}</span
      >
    </div>`;
  }

  #draw(): void {
    const { scene, canvas } = this;
    if (!scene || !this.isConnected || !this.#fit(scene)) return;
    const raster = this.#raster!;
    const scale = raster.width / (canvas.clientWidth || raster.width);
    raster.levels.set(this.#baseLevels(scene, scale));
    if (scene.trails) drawTrails(raster, scene.trails);
    const count = scene.points.length / 2;
    drawPoints(raster, scene.points, createDot(RADIUS * scale, strengthOf(count)), 'points');
    const context = softwareContext(canvas)!;
    const image = this.#image!;
    paint(raster, this.#inks(scene.color), new Uint32Array(image.data.buffer));
    context.putImageData(image, 0, 0);
    if (scene.arrows) this.#drawArrows(context, scene, scene.arrows, scale);
    if (scene.marks) this.#drawMarks(context, scene, scene.marks, scale);
  }

  /** Gives the canvas the pixels it covers; false while it has no place on the page. */
  #fit({ extent }: Scene): boolean {
    const { clientWidth } = this.canvas;
    if (clientWidth === 0) return false;
    const side = Math.min(LARGEST_SIDE, Math.round(clientWidth * devicePixelRatio));
    if (this.#raster?.width === side && this.#raster.extent === extent) return true;
    this.canvas.width = side;
    this.canvas.height = side;
    this.#raster = createRaster(side, side, extent);
    this.#image = new ImageData(side, side);
    this.#base = undefined;
    return true;
  }

  #baseLevels({ base }: Scene, scale: number): Uint16Array {
    if (this.#base && this.#base.points === base) return this.#base.levels;
    const { width, height, extent } = this.#raster!;
    const raster = createRaster(width, height, extent);
    if (base) drawPoints(raster, base, createDot(RADIUS * scale, strengthOf(base.length / 2)), 'base');
    this.#base = { points: base, levels: raster.levels };
    return raster.levels;
  }

  #inks(color: ColorName): Uint32Array {
    const names = [this.#colors.color('paper'), this.#colors.color('muted'), this.#colors.color(color)];
    const key = names.join();
    if (this.#table?.key === key) return this.#table.colors;
    const [paper, base, points] = names.map(toRgb);
    const colors = inkTable({ paper, base, lines: points, points });
    this.#table = { key, colors };
    return colors;
  }

  #drawMarks(context: CanvasRenderingContext2D, { extent }: Scene, marks: Float32Array, scale: number): void {
    const { width } = this.#raster!;
    const arm = MARK_ARM * scale;
    const cross = new Path2D();
    for (let i = 0; i + 1 < marks.length; i += 2) {
      const x = width / 2 + (marks[i] * width) / (2 * extent);
      const y = width / 2 - (marks[i + 1] * width) / (2 * extent);
      cross.moveTo(x - arm, y - arm);
      cross.lineTo(x + arm, y + arm);
      cross.moveTo(x - arm, y + arm);
      cross.lineTo(x + arm, y - arm);
    }
    for (const [color, lineWidth] of [
      ['paper', 4],
      ['ink', 1.5],
    ] as const) {
      context.strokeStyle = this.#colors.color(color);
      context.lineWidth = lineWidth * scale;
      context.stroke(cross);
    }
  }

  #drawArrows(
    context: CanvasRenderingContext2D,
    { extent }: Scene,
    { lines, color }: Arrows,
    scale: number,
  ): void {
    const { width } = this.#raster!;
    const place = (value: number) => width / 2 + (value * width) / (2 * extent);
    context.beginPath();
    for (let i = 0; i < lines.length; i += 4) {
      const x = place(lines[i]);
      const y = width - place(lines[i + 1]);
      const toX = place(lines[i + 2]);
      const toY = width - place(lines[i + 3]);
      const length = Math.hypot(toX - x, toY - y);
      if (!(length > 0.75 * scale)) continue;
      context.moveTo(x, y);
      context.lineTo(toX, toY);
      // A head of two strokes; on short arrows it shrinks with them.
      const head = Math.min(3.5 * scale, 0.45 * length) / length;
      const [u, v] = [(toX - x) * head, (toY - y) * head];
      context.moveTo(toX - u - 0.6 * v, toY - v + 0.6 * u);
      context.lineTo(toX, toY);
      context.lineTo(toX - u + 0.6 * v, toY - v - 0.6 * u);
    }
    context.strokeStyle = this.#colors.color(color);
    context.lineWidth = 1.1 * scale;
    context.stroke();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'diffusion-cloud': DiffusionCloud;
  }
}
