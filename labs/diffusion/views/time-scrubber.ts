/** @file `<diffusion-time>`: the one scrubber of diffusion time, from noise on the left to data on the right. */

import { css, html, nothing, svg } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { customElement } from '../../../core/element/custom-element.ts';
import { ViewElement } from '../../../core/element/view-element.ts';
import { decimal } from '../../../core/plot/numbers.ts';
import { strings } from '../strings.ts';
import { viewStyles } from './view-styles.ts';

/** Detail of `lab-time`: the diffusion time wanted, 1 (noise) to 0 (data). */
export interface TimeDetail {
  readonly time: number;
}

/** A run from noise to data takes this long, in milliseconds. */
const RUN_MS = 4000;

/** Two times closer than this are one. */
const SLACK = 1e-6;

const words = strings.time;

/**
 * A range to drag, buttons from one completed step to the next, and one that runs the reverse process.
 * With reduced motion there are steps only.
 *
 * @fires lab-time - {@link TimeDetail}
 */
@customElement('diffusion-time')
export class DiffusionTime extends ViewElement {
  static override styles = [
    ...viewStyles,
    css`
      .bar {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        align-items: center;
        gap: var(--_space-1) var(--_space-4);
      }
      .buttons {
        display: flex;
        gap: var(--_space-1);
      }
      .run {
        display: inline-flex;
        align-items: center;
        gap: var(--_space-2);
        white-space: nowrap;
      }
      svg {
        inline-size: 1em;
        block-size: 1em;
        fill: currentColor;
      }
      .range {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        align-items: center;
        gap: var(--_space-2);
        color: var(--_muted);
        font-size: var(--_text-small);
      }
      input[type='range'] {
        inline-size: 100%;
        min-block-size: var(--_target);
        margin: 0;
        accent-color: var(--_reader);
      }
      .readout {
        min-inline-size: 11.5em;
        font-size: var(--_text-small);
        font-variant-numeric: tabular-nums;
        text-align: end;
      }
      .readout b {
        color: var(--_reader);
        font-weight: 600;
      }
      :host {
        container-type: inline-size;
      }
      @container (max-width: 40rem) {
        .bar {
          grid-template-columns: auto minmax(0, 1fr);
        }
        .range {
          grid-row: 1;
          grid-column: 1 / -1;
        }
        .readout {
          min-inline-size: 0;
        }
      }
    `,
  ];

  /** Diffusion time on display. */
  @property({ type: Number }) time = 0;
  /** Signal power of the training schedule at that time. */
  @property({ type: Number }) alphaBar = 1;
  /** Times at which a panel completes a step, descending. */
  @property({ attribute: false }) stops: readonly number[] = [1, 0];

  @state() private running = false;
  @state() private reduced = false;

  #frame = 0;
  #motion: MediaQueryList | undefined;
  readonly #motionChanged = () => {
    this.reduced = this.#motion!.matches;
    if (this.reduced) this.stop();
  };

  override connectedCallback(): void {
    super.connectedCallback();
    this.#motion = matchMedia('(prefers-reduced-motion: reduce)');
    this.#motion.addEventListener('change', this.#motionChanged);
    this.#motionChanged();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#motion?.removeEventListener('change', this.#motionChanged);
    this.stop();
  }

  /** Runs the reverse process from where it stands, or from the noise once it has arrived. */
  run(): void {
    this.stop();
    const from = this.time > SLACK ? this.time : 1;
    let since: number | undefined;
    const tick = (now: number): void => {
      since ??= now;
      const time = Math.max(from - (now - since) / RUN_MS, 0);
      this.#ask(time);
      if (time > 0) this.#frame = requestAnimationFrame(tick);
      else this.running = false;
    };
    this.running = true;
    this.#frame = requestAnimationFrame(tick);
  }

  /** Stands still. */
  stop(): void {
    cancelAnimationFrame(this.#frame);
    this.running = false;
  }

  #ask(time: number): void {
    this.time = time;
    const detail: TimeDetail = { time };
    this.dispatchEvent(new CustomEvent('lab-time', { detail, bubbles: true, composed: true }));
  }

  #step(direction: 1 | -1): void {
    this.stop();
    const { time, stops } = this;
    const next =
      direction > 0
        ? stops.find((stop) => stop < time - SLACK)
        : stops.findLast((stop) => stop > time + SLACK);
    if (next !== undefined) this.#ask(next);
  }

  protected override render() {
    const { time, running, stops } = this;
    const share = decimal(time, 3);
    return html`<div class="bar" role="group" aria-label=${words.heading}>
      <div class="buttons">
        ${
          this.reduced
            ? nothing
            : html`<button type="button" class="run" @click=${() => (running ? this.stop() : this.run())}>
                <svg viewBox="0 0 16 16" aria-hidden="true">
                  ${running ? svg`<path d="M4 2.5h3v11H4zM9 2.5h3v11H9z" />` : svg`<path d="M4 2.5v11l9-5.5z" />`}
                </svg>
                <span>${running ? words.pause : words.play}</span>
              </button>`
        }
        ${this.#button('M11 3 5 8l6 5z', words.previous, time < (stops[0] ?? 1) - SLACK, -1)}
        ${this.#button('M5 3l6 5-6 5z', words.next, time > SLACK, 1)}
      </div>
      <div class="range">
        <span aria-hidden="true">${words.noise}</span>
        <input
          type="range"
          min="0"
          max="1"
          step="0.005"
          .value=${live(String(1 - time))}
          aria-label=${words.label}
          aria-valuetext=${words.valueText(share, decimal(this.alphaBar, 3))}
          @input=${(event: Event) => {
            this.stop();
            this.#ask(Math.min(Math.max(1 - Number((event.target as HTMLInputElement).value), 0), 1));
          }}
        />
        <span aria-hidden="true">${words.data}</span>
      </div>
      <p class="readout" aria-hidden="true">
        <b>${words.readout(share)}</b> &ensp; ${words.signal(decimal(this.alphaBar, 3))}
      </p>
    </div>`;
  }

  #button(path: string, label: string, enabled: boolean, direction: 1 | -1) {
    return html`<button
      type="button"
      class="quiet"
      aria-label=${label}
      title=${label}
      aria-disabled=${!enabled}
      @click=${() => this.#step(direction)}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">${svg`<path d=${path} />`}</svg>
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'diffusion-time': DiffusionTime;
  }
}
