/** @file `<diffusion-drawing>`: the reader's own data, set by pointer, by keyboard or as text. */

import { css, html, nothing, svg, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { customElement } from '../../../core/element/custom-element.ts';
import { refusal } from '../../../core/element/refusal.ts';
import { ViewElement } from '../../../core/element/view-element.ts';
import { ConfigError } from '../../../core/training/config-check.ts';
import { formatStep } from '../../../core/plot/format.ts';
import { decimal } from '../../../core/plot/numbers.ts';
import { DEFAULT_CONFIG, LIMITS, validateConfig } from '../config.ts';
import { refusals } from '../refusals.ts';
import { drawingStrings } from './drawing-strings.ts';
import type { DiffusionConfig } from '../types.ts';
import { readPoints, writePoints, type Point } from './point-text.ts';
import { viewStyles } from './view-styles.ts';

/** Detail of `lab-drawing`: the points to train on. */
export interface DrawingDetail {
  readonly points: readonly Point[];
}

const words = drawingStrings;

const { min: LEAST, max: MOST } = LIMITS.coordinate;

/** How far an arrow key moves the cursor, in data units. */
const STRIDE = { fine: 0.1, coarse: 0.5 } as const;

/** Distance of the points along a drag, in data units. */
const SPACING = 0.12;

/** A point further from the cursor than this is not removed. */
const REACH = 0.35;

/** Moves of the cursor, y upwards. */
const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

const SILENCE = (): string => '';

const clamped = (value: number) => Math.min(Math.max(Math.round(100 * value) / 100, LEAST), MOST);

/**
 * A pad for points. Nothing is trained before the reader asks.
 *
 * @fires lab-drawing - {@link DrawingDetail}
 */
@customElement('diffusion-drawing')
export class DiffusionDrawing extends ViewElement {
  static override styles = [
    ...viewStyles,
    css`
      .layout {
        display: grid;
        grid-template-columns: minmax(0, 22rem);
        gap: var(--_space-4) var(--_space-5);
        align-items: start;
      }
      :host {
        container-type: inline-size;
      }
      @container (min-width: 40rem) {
        .layout {
          grid-template-columns: minmax(0, 22rem) minmax(0, 1fr);
        }
      }
      .pad {
        position: relative;
        aspect-ratio: 1;
        outline: 1px solid var(--_edge);
        background: var(--_paper);
        cursor: crosshair;
        touch-action: none;
      }
      .row {
        align-items: center;
      }
      .pad:focus-visible {
        outline: var(--_ring);
        outline-offset: 2px;
      }
      svg {
        display: block;
        inline-size: 100%;
        block-size: 100%;
      }
      .axis {
        stroke: var(--_rule);
        vector-effect: non-scaling-stroke;
      }
      .points {
        fill: none;
        stroke: var(--_reader);
        stroke-width: 5px;
        stroke-linecap: round;
        vector-effect: non-scaling-stroke;
      }
      .cursor {
        stroke: var(--_ink);
        stroke-width: 1.5px;
        fill: none;
        vector-effect: non-scaling-stroke;
        visibility: hidden;
      }
      .pad:focus-visible .cursor {
        visibility: visible;
      }
      textarea {
        box-sizing: border-box;
        inline-size: min(100%, 16rem);
        block-size: 9rem;
        padding: var(--_space-2);
        border: 1px solid var(--_edge);
        border-radius: var(--_radius);
        background: var(--_paper);
        font-family: var(--_font-mono);
      }
      textarea:focus-visible {
        outline: var(--_ring);
        outline-offset: 2px;
      }
    `,
  ];

  /** Of the run shown; the pad begins with its drawing. */
  @property({ attribute: false }) config: DiffusionConfig = DEFAULT_CONFIG;

  @state() private points: readonly Point[] = [];
  @state() private cursor: Point = [0, 0];
  /** What the last action did, for those who do not see it; said in the language of the moment. */
  @state() private said = SILENCE;
  @state() private problem = SILENCE;
  @state() private text: string | undefined;

  @query('.pad') private pad!: HTMLElement;

  /** Earlier states of the drawing, latest last. */
  #past: (readonly Point[])[] = [];
  /** The last point of the stroke under way. */
  #stroke: Point | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('config')) return;
    const { drawn } = this.config;
    const before = changed.get('config')?.drawn;
    // A run without a drawing says nothing about the one on the pad.
    if (drawn.length > 0 && drawn !== before) {
      this.#past = [];
      this.points = drawn;
    }
  }

  #remember(): void {
    this.#past = [...this.#past.slice(-99), this.points];
    this.problem = SILENCE;
    this.text = undefined;
  }

  #add(x: number, y: number): boolean {
    if (this.points.length >= LIMITS.drawn.max) {
      this.problem = () => words.limit(LIMITS.drawn.max);
      return false;
    }
    this.points = [...this.points, [clamped(x), clamped(y)]];
    return true;
  }

  #place(event: PointerEvent): Point {
    const { left, top, width, height } = this.pad.getBoundingClientRect();
    const span = MOST - LEAST;
    return [LEAST + ((event.clientX - left) / width) * span, MOST - ((event.clientY - top) / height) * span];
  }

  readonly #down = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    this.pad.setPointerCapture(event.pointerId);
    this.#remember();
    this.#stroke = this.#place(event);
    this.#add(...this.#stroke);
  };

  readonly #move = (event: PointerEvent): void => {
    // A fast pointer passes through more places than there are events.
    const passed = event.getCoalescedEvents?.() ?? [];
    for (const each of passed.length > 0 ? passed : [event]) this.#follow(this.#place(each));
  };

  /** Points at even distances along the way of the pointer. */
  #follow([x, y]: Point): void {
    while (this.#stroke) {
      const [fromX, fromY] = this.#stroke;
      const distance = Math.hypot(x - fromX, y - fromY);
      if (distance < SPACING) return;
      const share = SPACING / distance;
      this.#stroke = [fromX + share * (x - fromX), fromY + share * (y - fromY)];
      if (!this.#add(...this.#stroke)) this.#stroke = undefined;
    }
  }

  readonly #up = (): void => {
    this.#stroke = undefined;
    this.#sayLabel();
  };

  #say(what: 'cursor' | 'set' | 'removed', x: number, y: number): void {
    const { length } = this.points;
    this.said = () => words[what](decimal(x, 1), decimal(y, 1), length);
  }

  #sayLabel(): void {
    const { length } = this.points;
    this.said = () => words.label(length);
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const move = ARROWS[event.key];
    const [x, y] = this.cursor;
    if (move) {
      const stride = event.shiftKey ? STRIDE.coarse : STRIDE.fine;
      const [toX, toY] = (this.cursor = [clamped(x + stride * move[0]), clamped(y + stride * move[1])]);
      this.#say('cursor', toX, toY);
    } else if (event.key === ' ' || event.key === 'Enter') {
      this.#remember();
      if (this.#add(x, y)) this.#say('set', x, y);
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      this.#removeNear(x, y);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  #removeNear(x: number, y: number): void {
    const distances = this.points.map(([px, py]) => Math.hypot(px - x, py - y));
    const nearest = Math.min(...distances);
    if (!(nearest <= REACH)) {
      this.said = () => words.nothingNear;
      return;
    }
    this.#remember();
    const index = distances.indexOf(nearest);
    const [px, py] = this.points[index];
    this.points = this.points.filter((_, i) => i !== index);
    this.#say('removed', px, py);
  }

  readonly #undo = (): void => {
    const before = this.#past.pop();
    if (!before) return;
    this.points = before;
    this.problem = SILENCE;
    this.text = undefined;
    this.#sayLabel();
  };

  readonly #clear = (): void => {
    this.#remember();
    this.points = [];
    this.#sayLabel();
  };

  readonly #useText = (): void => {
    const read = readPoints(this.text ?? writePoints(this.points));
    if (read.bad) {
      const { line, text } = read.bad;
      this.problem = () => words.badLine(line, text);
      return;
    }
    const { text } = this;
    this.#remember();
    try {
      // An unfinished drawing is fine here; its points have to be within bounds.
      this.points = validateConfig({ ...DEFAULT_CONFIG, drawn: read.points }).drawn;
      this.#sayLabel();
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      this.#past.pop();
      this.text = text;
      this.problem = () => refusal(error, refusals);
    }
  };

  readonly #train = (): void => {
    try {
      validateConfig({ ...this.config, dataset: 'drawn', drawn: this.points });
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      this.problem = () => `${refusal(error, refusals)} ${words.kept}`;
      return;
    }
    const detail: DrawingDetail = { points: this.points };
    this.dispatchEvent(new CustomEvent('lab-drawing', { detail, bubbles: true, composed: true }));
  };

  protected override render() {
    const { points, cursor } = this;
    const problem = this.problem();
    return html`<div class="layout">
      <div class="stack">
        <div
          class="pad"
          role="application"
          tabindex="0"
          aria-label="${words.pad}. ${words.label(points.length)}"
          aria-describedby="instructions"
          @pointerdown=${this.#down}
          @pointermove=${this.#move}
          @pointerup=${this.#up}
          @pointercancel=${this.#up}
          @keydown=${this.#key}
        >
          <svg viewBox="${LEAST} ${LEAST} ${MOST - LEAST} ${MOST - LEAST}" aria-hidden="true">
            <path class="axis" d="M${LEAST} 0H${MOST}M0 ${LEAST}V${MOST}"></path>
            <path class="points" d=${points.map(([x, y]) => `M${x} ${-y}h0`).join('')}></path>
            ${svg`<path class="cursor" d=${`M${cursor[0] - 0.25} ${-cursor[1]}h0.5M${cursor[0]} ${-cursor[1] - 0.25}v0.5`}></path>`}
          </svg>
        </div>
        <div class="row">
          <p class="note">${words.count(points.length)}</p>
          <button type="button" ?disabled=${this.#past.length === 0} @click=${this.#undo}>
            ${words.undo}
          </button>
          <button type="button" ?disabled=${points.length === 0} @click=${this.#clear}>${words.clear}</button>
        </div>
      </div>
      <div class="stack">
        <p class="note" id="instructions">${words.instructions}</p>
        <div><button type="button" class="primary" @click=${this.#train}>${words.train}</button></div>
        <div role="alert">${problem ? html`<p class="error">${problem}</p>` : nothing}</div>
        <p class="visually-hidden" aria-live="polite">${this.said()}</p>
        <details>
          <summary>${words.text}</summary>
          <div class="stack">
            <label class="field">
              <span>${words.textLabel}</span>
              <textarea
                spellcheck="false"
                aria-describedby="text-hint"
                .value=${live(this.text ?? writePoints(points))}
                @input=${(event: Event) => (this.text = (event.target as HTMLTextAreaElement).value)}
              ></textarea>
            </label>
            <p class="note" id="text-hint">
              ${words.textHint(LEAST, MOST)} ${words.limitHint(formatStep(LIMITS.drawn.max))}
            </p>
            <div><button type="button" @click=${this.#useText}>${words.use}</button></div>
          </div>
        </details>
      </div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'diffusion-drawing': DiffusionDrawing;
  }
}
