/**
 * @file `<lab-line-chart>`: curves over training steps that are the timeline too. Dragging anywhere in the
 * plot, or the slider on its axis, moves the playhead; the table under it says the same in numbers.
 */

import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { customElement } from '../element/custom-element.ts';
import { load } from '../element/load.ts';
import { controlStyles, tokens } from '../element/theme.ts';
import { ViewElement } from '../element/view-element.ts';
import { formatStep } from './format.ts';
import { lineChartStyles } from './line-chart-styles.ts';
import { readout } from './line-chart-text.ts';
import { createLinePlot, type LinePlot } from './line-plot.ts';
import { ScrubPointer } from './scrub-pointer.ts';
import type { AxisScale, LineSeries, Mark, PlotView, Reference } from './series.ts';
import { indexAfterMove, moveOfKey, nearestIndex } from './steps.ts';
import { chartStrings } from './strings.ts';
import type { chartTable } from './line-chart-table.ts';
import { ThemeColors } from './theme-colors.ts';

/** Detail of `lab-scrub`: a recorded step, and whether the reader has let go of the playhead. */
export interface ScrubDetail {
  readonly step: number;
  readonly done: boolean;
}

/** Detail of `lab-scale`: the reader has switched an axis. */
export interface ScaleDetail {
  readonly axis: 'x' | 'y';
  readonly scale: AxisScale;
}

/** Properties that show on the canvas. */
const DRAWN = ['x', 'series', 'references', 'marks', 'end', 'available', 'xScale', 'yScale', 'lang'] as const;

/**
 * A chart of metrics over steps, and its scrubber. Arrays are compared by identity: to show new values, set
 * new arrays.
 *
 * @fires lab-scrub - {@link ScrubDetail}, live while the reader drags and once at the end
 * @fires lab-scale - {@link ScaleDetail}
 * @cssprop --lab-chart-height - height of the plot with its axes
 */
@customElement('lab-line-chart')
export class LabLineChart extends ViewElement {
  static override styles = [tokens, controlStyles, lineChartStyles];

  /** Recorded steps, ascending. */
  @property({ attribute: false }) x: readonly number[] = [];
  @property({ attribute: false }) series: readonly LineSeries[] = [];
  /** Steps the playhead can stand at, ascending; all of `x` unless set. May be a live list. */
  @property({ attribute: false }) stops: readonly number[] | undefined;
  @property({ attribute: false }) references: readonly Reference[] = [];
  @property({ attribute: false }) marks: readonly Mark[] = [];
  /** The step on display, where the playhead stands. */
  @property({ type: Number }) cursor = 0;
  /** Where the x axis ends; the last recorded step if that is further. */
  @property({ type: Number }) end = 0;
  /** How far the run has got; the last recorded step unless set. */
  @property({ type: Number }) available: number | undefined;
  /** `log` shows log10(1 + step), since training starts at step 0. */
  @property({ attribute: 'x-scale' }) xScale: AxisScale = 'linear';
  /** `log` leaves out values that are not above zero. */
  @property({ attribute: 'y-scale' }) yScale: AxisScale = 'linear';
  /** Name of the chart, shown above it. */
  @property() label = '';
  /** What a step is called; "step", in the lab's language, unless set. */
  @property({ attribute: 'x-label' }) xLabel = '';
  @property({ attribute: 'y-label' }) yLabel = '';
  /** What a screen reader says for the playhead's position; the step itself unless set. */
  @property({ attribute: 'value-text' }) valueText = '';

  /** Index in `x` under the pointer. */
  @state() private hovered: number | undefined;
  /** Where the reader holds the playhead, until it is let go. */
  @state() private held: number | undefined;
  @state() private tableOpen = false;
  /** Once it is fetched. */
  @state() private table: typeof chartTable | undefined;

  @query('.plot') private plotBox!: HTMLElement;
  @query('.track') private track!: HTMLElement;
  @query('.buffered') private buffered!: HTMLElement;
  @query('.thumb') private thumb!: HTMLElement;
  @query('input') private slider!: HTMLInputElement;

  #plot: LinePlot | undefined;
  /** The step before the drag, to go back to when the browser takes the gesture for scrolling. */
  #before = 0;
  readonly #playhead = Object.assign(document.createElement('div'), { className: 'playhead' });
  readonly #resized = new ResizeObserver(() => this.#fit());
  readonly #colors = new ThemeColors(
    this,
    ['paper', 'panel', 'ink', 'muted', 'rule', 'edge', 'model', 'model-2', 'model-3', 'reader', 'control'],
    () => this.#plot?.draw(),
  );
  readonly #pointer = new ScrubPointer(this, {
    accepts: (event) => {
      const path = event.composedPath();
      return (
        this.x.length > 0 && (path.includes(this.track) || (!!this.#plot && path.includes(this.#plot.over)))
      );
    },
    hover: (event) => this.#hover(event),
    scrub: (event) => {
      if (this.held === undefined) this.#before = this.cursor;
      this.#hold(this.#places[nearestIndex(this.#places, this.x[this.#indexAt(event)])]);
    },
    finish: () => {
      this.#release(this.held ?? this.cursor);
      this.slider.focus({ preventScroll: true });
    },
    cancel: () => this.#release(this.#before),
  });

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#resized.observe(this.plotBox);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
    this.#plot?.remove();
    this.#plot = undefined;
    this.hovered = undefined;
    this.held = undefined;
  }

  protected override firstUpdated(): void {
    this.#resized.observe(this.plotBox);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!this.#plot) this.#build();
    else if (DRAWN.some((name) => changed.has(name))) this.#plot.draw();
    else this.#place();
  }

  #view(): PlotView {
    const last = this.x.at(-1) ?? 0;
    return {
      x: this.x,
      series: this.series,
      references: this.references,
      marks: this.marks,
      end: Math.max(this.end, last),
      available: this.available ?? last,
      xScale: this.xScale,
      yScale: this.yScale,
      color: (name) => this.#colors.color(name),
    };
  }

  get #places(): readonly number[] {
    return this.stops?.length ? this.stops : this.x;
  }

  #build(): void {
    const { clientWidth, clientHeight } = this.plotBox;
    // Not laid out yet, or hidden: the observer calls again when there is room.
    if (clientWidth === 0 || clientHeight === 0) return;
    const { fontFamily } = getComputedStyle(this);
    this.#plot = createLinePlot(
      this.plotBox,
      () => this.#view(),
      fontFamily,
      () => this.#place(),
    );
    this.#plot.over.append(this.#playhead);
    this.#place();
  }

  #fit(): void {
    if (!this.#plot) this.#build();
    else if (this.plotBox.clientWidth > 0 && this.plotBox.clientHeight > 0) this.#plot.draw();
  }

  /** Lays the slider along the plot's axis, and puts the playhead at its step. */
  #place(): void {
    const plot = this.#plot;
    if (!plot) return;
    const { left, top, width, height } = plot.area;
    this.track.style.left = `${left}px`;
    this.track.style.width = `${width}px`;
    this.track.style.top = `${top + height}px`;
    const clamped = (step: number) => Math.min(Math.max(plot.position(step), 0), width);
    this.buffered.style.width = `${clamped(this.#view().available)}px`;
    const shift = `translateX(${clamped(this.held ?? this.cursor)}px)`;
    this.#playhead.style.transform = shift;
    this.thumb.style.transform = shift;
  }

  /** Index in `x` of the recorded step nearest to the pointer. */
  #indexAt(event: PointerEvent): number {
    const plot = this.#plot;
    if (!plot) return this.x.length - 1;
    const { left, width } = plot.over.getBoundingClientRect();
    const at = Math.min(Math.max(event.clientX - left, 0), width);
    return nearestIndex(this.x, plot.stepAt(at));
  }

  #hover(event: PointerEvent | null): void {
    this.hovered = event && this.x.length > 0 ? this.#indexAt(event) : undefined;
    this.#plot?.point(this.hovered);
  }

  #emit(step: number, done: boolean): void {
    // Not composed: scrubbing is between the chart and its lab; the page hears of the seek that follows.
    this.dispatchEvent(new CustomEvent<ScrubDetail>('lab-scrub', { detail: { step, done }, bubbles: true }));
  }

  #hold(step: number): void {
    if (step === this.held) return;
    this.held = step;
    this.#emit(step, false);
  }

  #release(step: number): void {
    this.held = undefined;
    this.cursor = step;
    this.#emit(step, true);
  }

  #key(event: KeyboardEvent): void {
    const move = moveOfKey[event.key];
    if (!move || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const stops = this.#places;
    const index = indexAfterMove(stops, this.cursor, move, this.#view().end / 10);
    if (index >= 0 && stops[index] !== this.cursor) this.#release(stops[index]);
  }

  /** A native change, as a screen reader's own gestures make it. */
  #input(): void {
    const wanted = Number(this.slider.value);
    const stops = this.#places;
    let index = nearestIndex(stops, wanted);
    // The increment may be smaller than the distance of two stops; it is to move all the same.
    if (stops[index] === this.cursor && wanted !== this.cursor) index += Math.sign(wanted - this.cursor);
    const step = stops[index];
    if (step === undefined) this.slider.value = String(this.cursor);
    else this.#release(step);
  }

  #toggleTable({ newState }: ToggleEvent): void {
    this.tableOpen = newState === 'open';
    load(async () => (this.table = (await import('./line-chart-table.ts')).chartTable));
  }

  #toggle(axis: 'x' | 'y'): void {
    const flip = (scale: AxisScale): AxisScale => (scale === 'log' ? 'linear' : 'log');
    const scale = axis === 'x' ? (this.xScale = flip(this.xScale)) : (this.yScale = flip(this.yScale));
    this.dispatchEvent(new CustomEvent<ScaleDetail>('lab-scale', { detail: { axis, scale }, bubbles: true }));
  }

  protected override render(): TemplateResult {
    const { end } = this.#view();
    const xLabel = this.xLabel || chartStrings.step;
    const shown = this.held ?? this.cursor;
    const step = this.hovered === undefined ? shown : this.x[this.hovered];
    return html`<figure>
      <div class="head">
        <figcaption>${this.label}</figcaption>
        <div class="scales">
          ${this.#scaleButton('x', this.xScale, chartStrings.logX, chartStrings.logXHint)}
          ${this.#scaleButton('y', this.yScale, chartStrings.logY, chartStrings.logYHint)}
        </div>
      </div>
      ${readout(this.x, this.series, xLabel, step, this.hovered !== undefined && step !== shown)}
      <p class="y-label" ?hidden=${!this.yLabel}>${this.yLabel}</p>
      <div
        class="stage"
        @pointerdown=${this.#pointer}
        @pointermove=${this.#pointer}
        @pointerup=${this.#pointer}
        @pointercancel=${this.#pointer}
        @pointerleave=${this.#pointer}
      >
        <div class="plot" aria-hidden="true"></div>
        <div class="track">
          <div class="buffered"></div>
          <input
            type="range"
            step="any"
            min=${Math.min(0, this.x[0] ?? 0)}
            max=${Math.max(end, 1)}
            .value=${String(shown)}
            ?disabled=${this.x.length === 0}
            aria-label=${chartStrings.sliderLabel(xLabel, this.label)}
            aria-valuetext=${
              this.valueText || chartStrings.position(xLabel, formatStep(shown), formatStep(end))
            }
            @keydown=${this.#key}
            @input=${this.#input}
          />
          <div class="thumb"></div>
        </div>
      </div>
      <p class="x-label" aria-hidden="true">${xLabel}</p>
      <details @toggle=${this.#toggleTable}>
        <summary>${chartStrings.table}</summary>
        ${
          this.tableOpen
            ? this.table?.(this.x, this.series, this.references, this.marks, this.label, xLabel)
            : nothing
        }
      </details>
    </figure>`;
  }

  #scaleButton(axis: 'x' | 'y', scale: AxisScale, text: string, hint: string): TemplateResult {
    return html`<button
      type="button"
      class="small quiet"
      title=${hint}
      aria-pressed=${scale === 'log'}
      @click=${() => this.#toggle(axis)}
    >
      ${text}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lab-line-chart': LabLineChart;
  }
  interface HTMLElementEventMap {
    'lab-scrub': CustomEvent<ScrubDetail>;
    'lab-scale': CustomEvent<ScaleDetail>;
  }
}
