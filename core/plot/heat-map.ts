/**
 * @file `<lab-heat-map>`: a matrix as coloured cells, to be read with the pointer, with the arrow keys, or as
 * a sentence and a table.
 */

import { html, nothing, svg } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { MovableElement } from '../element/movable-element.ts';
import { customElement } from '../element/custom-element.ts';
import { inLanguageOf } from '../element/language.ts';
import { controlStyles, tokens } from '../element/theme.ts';
import type { Cell, CellMatrix } from './cells.ts';
import { cellAt, naturalDomain, outlinePath, paintCells, placeAfterKey } from './cells.ts';
import { formatQuantity, formatTick } from './format.ts';
import { heatMapStyles } from './heat-map-styles.ts';
import { heatMapTable, summarise } from './heat-map-text.ts';
import type { CellNames } from './heat-map-text.ts';
import type { ScaleName, Scheme } from './scales.ts';
import { colorTable } from './scales.ts';
import { heatMapStrings } from './strings.ts';
import { ThemeColors } from './theme-colors.ts';
import { softwareContext } from './software-canvas.ts';

/** Detail of `lab-cell`: the cell under the pointer or the cell cursor; null when there is none any more. */
export type CellDetail = Cell | null;

/** How long a cell must stay the current one before a screen reader is told, in ms. */
const ANNOUNCE_AFTER = 150;
/** Distance of the bubble from its cell and from the window's edge, in CSS pixels. */
const BUBBLE_GAP = 6;

/** What the colours of the cells depend on. */
const DRAWN: readonly (keyof LabHeatMap)[] = ['values', 'rows', 'columns', 'domain', 'scale', 'triangular'];

/**
 * A heat map. Arrays are compared by identity: to show new values, set a new array.
 *
 * @fires lab-cell - {@link CellDetail}, when the cell under the pointer or the keyboard's cell changes
 * @cssprop --lab-cell-size - largest side of a cell; 28 px
 */
@customElement('lab-heat-map')
export class LabHeatMap extends MovableElement {
  static override styles = [tokens, controlStyles, heatMapStyles];

  /** Row-major [rows, columns]; cells that are not finite stay blank. */
  @property({ attribute: false }) values = new Float32Array();
  @property({ type: Number }) rows = 0;
  @property({ type: Number }) columns = 0;
  @property({ attribute: false }) rowLabels: readonly string[] | undefined;
  @property({ attribute: false }) columnLabels: readonly string[] | undefined;
  /** Values of the scale's two ends; from the values themselves unless set. */
  @property({ attribute: false }) domain: readonly [min: number, max: number] | undefined;
  @property() scale: ScaleName = 'sequential';
  /** Cells above the diagonal do not exist, as in causal attention. */
  @property({ type: Boolean }) triangular = false;
  /** Cells to draw a line around. */
  @property({ attribute: false }) outline: readonly (readonly [row: number, column: number])[] = [];
  /** A row, a column or both to draw a line around. */
  @property({ attribute: false }) highlight: { readonly row?: number; readonly column?: number } | undefined;
  /** Accessible name; not shown. */
  @property() label = '';
  @property() unit = '';
  /** How a cell reads; by default its labels and its value with the unit. */
  @property({ attribute: false }) describeCell:
    ((row: number, column: number, value: number) => string) | undefined;
  /** One of many small maps: an image with its sentence, without keyboard, key and table. */
  @property({ type: Boolean, reflect: true }) compact = false;

  @state() private active: Cell | null = null;
  @state() private announced = '';
  @state() private tableOpen = false;

  @query('.map') private map!: HTMLElement;
  @query('.map canvas') private canvas!: HTMLCanvasElement;
  @query('.key canvas') private key!: HTMLCanvasElement | null;
  @query('.bubble') private bubble!: HTMLElement | null;

  #image: ImageData | undefined;
  #scheme: Scheme = 'light';
  #outlinePath = '';
  #hovered: readonly [row: number, column: number] | null = null;
  #place: readonly [row: number, column: number] = [0, 0];
  #focused = false;
  #announcing: ReturnType<typeof setTimeout> | undefined;
  readonly #colors = new ThemeColors(this, ['paper', 'ink'], () => this.#readScheme());

  override connectedCallback(): void {
    super.connectedCallback();
    // Nothing tells of a change of theme while the element is nowhere.
    if (this.hasUpdated) this.#readScheme();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#announcing);
    this.#hovered = null;
    this.#focused = false;
    this.active = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { values, rows, columns } = this;
    if (values.length > 0 && values.length !== rows * columns) {
      throw new Error(
        `lab-heat-map: ${values.length} values are not ${rows} rows of ${columns}. Set values, rows and columns together.`,
      );
    }
    if (changed.has('outline')) this.#outlinePath = outlinePath(this.outline);
    if (changed.has('values') || changed.has('rows') || changed.has('columns')) this.#update();
  }

  protected override firstUpdated(): void {
    this.#scheme = this.#colors.scheme();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('rows') || changed.has('columns')) {
      this.map.style.aspectRatio = `${this.columns || 1} / ${this.rows || 1}`;
      this.map.style.setProperty('--_columns', String(this.columns || 1));
    }
    if (DRAWN.some((name) => changed.has(name))) this.#paint();
    if (changed.has('scale') || changed.has('compact')) this.#paintKey();
    if (this.active) this.#placeBubble(this.active);
  }

  #matrix(): CellMatrix {
    const { values, rows, columns, triangular } = this;
    return values.length > 0
      ? { values, rows, columns, triangular }
      : { values, rows: 0, columns: 0, triangular };
  }

  #names(): CellNames {
    return {
      row: (index) => this.rowLabels?.[index] ?? heatMapStrings.row(index),
      column: (index) => this.columnLabels?.[index] ?? heatMapStrings.column(index),
      unit: this.unit,
    };
  }

  #describe({ row, column, value }: Cell): string {
    if (this.describeCell) return this.describeCell(row, column, value);
    const names = this.#names();
    return heatMapStrings.cell(names.row(row), names.column(column), formatQuantity(value, this.unit));
  }

  #readScheme(): void {
    this.#scheme = this.#colors.scheme();
    this.#paint();
    this.#paintKey();
  }

  #paint(): void {
    const matrix = this.#matrix();
    const { rows, columns } = matrix;
    const { canvas } = this;
    // A canvas without pixels cannot be painted; one blank pixel stands for an empty matrix.
    const [width, height] = [columns || 1, rows || 1];
    if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
    if (this.#image?.width !== width || this.#image.height !== height) {
      this.#image = new ImageData(width, height);
    }
    const domain = this.domain ?? naturalDomain(matrix, this.scale);
    paintCells(new Uint32Array(this.#image.data.buffer), matrix, domain, this.scale, this.#scheme);
    softwareContext(canvas)?.putImageData(this.#image, 0, 0);
  }

  #paintKey(): void {
    if (!this.key) return;
    const table = colorTable(this.scale, this.#scheme);
    const image = new ImageData(table.length, 1);
    new Uint32Array(image.data.buffer).set(table);
    [this.key.width, this.key.height] = [table.length, 1];
    softwareContext(this.key)?.putImageData(image, 0, 0);
  }

  /** Puts the bubble over its cell, or under it, within the window. */
  #placeBubble({ row, column }: Cell): void {
    const { bubble } = this;
    if (!bubble) return;
    const map = this.map.getBoundingClientRect();
    const { width, height } = bubble.getBoundingClientRect();
    const windowWidth = document.documentElement.clientWidth;
    const centre = ((column + 0.5) / this.columns) * map.width;
    const least = BUBBLE_GAP - map.left;
    const most = windowWidth - BUBBLE_GAP - width - map.left;
    const left = Math.max(least, Math.min(centre - width / 2, most));
    const above = (row / this.rows) * map.height - height - BUBBLE_GAP;
    const below = ((row + 1) / this.rows) * map.height + BUBBLE_GAP;
    const top = map.top + above < 0 ? below : above;
    bubble.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
  }

  /** Recomputes the current cell from pointer and keyboard; tells the lab when it has become another. */
  #update(): void {
    const place = this.#hovered ?? (this.#focused ? this.#place : null);
    const cell = place && cellAt(this.#matrix(), place[0], place[1]);
    const same = cell?.row === this.active?.row && cell?.column === this.active?.column;
    if (same && cell?.value === this.active?.value) return;
    this.active = cell;
    if (same) return;
    // Not composed: pointing is between the map and its lab.
    this.dispatchEvent(new CustomEvent<CellDetail>('lab-cell', { detail: cell, bubbles: true }));
  }

  #hover(event: PointerEvent): void {
    const { left, top, width, height } = this.map.getBoundingClientRect();
    const row = Math.floor(((event.clientY - top) / height) * this.rows);
    const column = Math.floor(((event.clientX - left) / width) * this.columns);
    this.#hovered = cellAt(this.#matrix(), row, column) ? [row, column] : null;
    if (event.type === 'pointerdown' && this.#hovered) this.#place = this.#hovered;
    this.#update();
  }

  #leave(): void {
    this.#hovered = null;
    this.#update();
  }

  #focus(event: FocusEvent): void {
    this.#focused = event.type === 'focus';
    if (!this.#focused) this.announced = '';
    this.#update();
  }

  #key(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const place = placeAfterKey(this.#matrix(), this.#place, event.key);
    if (!place) return;
    event.preventDefault();
    this.#place = place;
    this.#hovered = null;
    this.#update();
    // Held keys pass many cells; only where they stop is worth saying.
    clearTimeout(this.#announcing);
    this.#announcing = setTimeout(() => {
      const { active } = this;
      if (active) this.announced = inLanguageOf(this, () => this.#describe(active));
    }, ANNOUNCE_AFTER);
  }

  protected override render(): TemplateResult {
    const matrix = this.#matrix();
    const names = this.#names();
    const { compact, active } = this;
    const [min, max] = this.domain ?? naturalDomain(matrix, this.scale);
    return html`
      <div
        class="map"
        role=${compact ? 'img' : 'application'}
        tabindex=${compact ? nothing : 0}
        aria-label=${this.label}
        aria-roledescription=${compact ? nothing : heatMapStrings.role}
        aria-describedby=${compact ? 'summary' : 'instructions summary'}
        @pointermove=${this.#hover}
        @pointerdown=${this.#hover}
        @pointerleave=${this.#leave}
        @focus=${this.#focus}
        @blur=${this.#focus}
        @keydown=${compact ? nothing : this.#key}
      >
        <canvas aria-hidden="true"></canvas>
        ${this.#overlay()}
        <div class="bubble" aria-hidden="true" ?hidden=${!active}>
          ${active ? this.#describe(active) : ''}
        </div>
      </div>
      <p id="summary" class=${compact ? 'visually-hidden' : 'summary'}>
        ${summarise(matrix, this.scale, this.outline, names)}
      </p>
      ${
        compact
          ? nothing
          : html`<div class="key" aria-hidden="true">
                ${formatTick(min)} <canvas></canvas> ${formatTick(max)} ${this.unit}
              </div>
              <p id="instructions" class="visually-hidden">${heatMapStrings.instructions}</p>
              <p class="visually-hidden" role="status">${this.announced}</p>
              <details @toggle=${(event: ToggleEvent) => (this.tableOpen = event.newState === 'open')}>
                <summary>${heatMapStrings.table}</summary>
                ${this.tableOpen ? heatMapTable(matrix, this.scale, names, this.label) : nothing}
              </details>`
      }
    `;
  }

  /** What lies over the cells, in units of cells. */
  #overlay(): TemplateResult {
    const { rows, columns, active, highlight } = this;
    const box = (name: string, row: number, column: number, height: number, width: number) =>
      svg`<rect class=${name} x=${column} y=${row} width=${width} height=${height} />`;
    return html`<svg
      viewBox=${`0 0 ${columns || 1} ${rows || 1}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      ${
        this.#outlinePath
          ? svg`<path class="outline halo" d=${this.#outlinePath} /><path class="outline" d=${this.#outlinePath} />`
          : nothing
      }
      ${highlight?.row === undefined ? nothing : box('highlight', highlight.row, 0, 1, columns)}
      ${highlight?.column === undefined ? nothing : box('highlight', 0, highlight.column, rows, 1)}
      ${
        active
          ? [
              box('cursor halo', active.row, active.column, 1, 1),
              box('cursor', active.row, active.column, 1, 1),
            ]
          : nothing
      }
    </svg>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lab-heat-map': LabHeatMap;
  }
  interface HTMLElementEventMap {
    'lab-cell': CustomEvent<CellDetail>;
  }
}
