/**
 * @file `<diffusion-process>`: everything that moves with diffusion time, side by side: the forward process, the
 * two panels, the schedules. The time lives here, so that moving it touches nothing else on the page.
 */

import { css, html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { customElement } from '../../../core/element/custom-element.ts';
import { ViewElement } from '../../../core/element/view-element.ts';
import { whenNear } from '../../../core/element/when-near.ts';
import { formatStep } from '../../../core/plot/format.ts';
import { DEFAULT_CONFIG, MAX_COUNT, WEIGHTS } from '../config.ts';
import { extentOf, mixtureOf } from '../data/datasets.ts';
import { createSchedule } from '../schedules.ts';
import { strings } from '../strings.ts';
import type { DiffusionConfig, DiffusionPicture, PanelConfig, WeightsChoice } from '../types.ts';
import { FIELD_KINDS, type FieldKind } from './arrows.ts';
import './forward-view.ts';
import { alphaBarAt, spreadOf, stopsOf } from './frames.ts';
import './panel-view.ts';
import type { Surroundings } from './panel-view.ts';
import './time-scrubber.ts';
import type { TimeDetail } from './time-scrubber.ts';
import { viewStyles } from './view-styles.ts';

/** What the reader chooses about the picture, without a new run. */
export interface ViewChoices {
  readonly field: FieldKind;
  readonly count: number;
  readonly weights: WeightsChoice;
}

/** Detail of `lab-choices`: what changes. */
export type ChoicesDetail = Partial<ViewChoices> & { readonly newNoise?: true };

const words = strings.process;

/** Particles offered. */
const COUNTS = [256, 512, 1000, 2000, MAX_COUNT];

/** More training points than these are not marked one by one. */
const MARKED = 60;

/** Standard deviations of the noise that the pictures have room for. */
const NOISE_REACH = 3;

/** Below this width the pictures stand in one column; as in the styles. */
const ONE_COLUMN_REM = 34;

const selected = (event: Event): string => (event.target as HTMLSelectElement).value;

/**
 * The moving pictures.
 *
 * @fires lab-time - {@link TimeDetail}: diffusion time has been moved
 * @fires lab-choices - {@link ChoicesDetail}
 * @fires lab-panel - from the panels' settings
 * @fires lab-copy - from the panels' settings
 */
@customElement('diffusion-process')
export class DiffusionProcess extends ViewElement {
  static override styles = [
    ...viewStyles,
    css`
      :host {
        container-type: inline-size;
      }
      .clouds {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--_space-6) var(--_space-5);
        align-items: start;
      }
      diffusion-time {
        padding-block: var(--_space-2);
        border-block: 1px solid var(--_rule);
        background: var(--_paper);
      }
      /* Where the pictures stand one under the other, time stays in reach while they scroll. */
      .clouds + diffusion-time {
        position: sticky;
        inset-block-end: 0;
        z-index: 1;
      }
      @media print {
        .clouds + diffusion-time {
          position: static;
        }
      }
      .below {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--_space-6);
        margin-block-start: var(--_space-4);
      }
      label.check {
        color: var(--_muted);
        font-size: var(--_text-small);
      }
      @container (min-width: 34rem) {
        .clouds {
          grid-template-columns: repeat(2, minmax(0, 1fr));
        }
      }
      @container (min-width: 56rem) {
        .clouds {
          grid-template-columns: repeat(3, minmax(0, 1fr));
        }
        .below {
          grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        }
        diffusion-forward {
          order: -1;
        }
      }
    `,
  ];

  @property({ attribute: false }) picture?: DiffusionPicture;
  /** Of the run shown. */
  @property({ attribute: false }) config: DiffusionConfig = DEFAULT_CONFIG;
  /** Settings wanted of the panels; the picture's may be older. */
  @property({ attribute: false }) panels?: readonly [PanelConfig, PanelConfig];
  /** The points the run learns from, [n, 2], where it has only so many. */
  @property({ attribute: false }) training?: Float32Array;
  @property({ attribute: false }) choices?: ViewChoices;
  /** Diffusion time on display: 1 is the last noise level, 0 the data. */
  @property({ type: Number }) time = 0;

  @state() private trails = true;
  /** Whether the pictures stand one under the other. */
  @state() private narrow = false;

  #surroundings: Surroundings | undefined;
  #alphaBars: ArrayLike<number> = [1];
  #stops: readonly number[] = [1, 0];

  readonly #resized = new ResizeObserver(([{ contentRect, target }]) => {
    this.narrow = contentRect.width < ONE_COLUMN_REM * Number.parseFloat(getComputedStyle(target).fontSize);
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resized.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  protected override willUpdate(changed: PropertyValues): void {
    const { picture, config, choices } = this;
    if (!picture || !choices) return;
    if (changed.has('config')) this.#alphaBars = createSchedule(config.schedule).alphaBars;
    if (changed.has('picture')) {
      this.#stops = stopsOf(...picture.panels.map(({ trajectories }) => trajectories.times));
    }
    if (!['picture', 'config', 'choices', 'trails', 'training'].some((name) => changed.has(name))) return;
    const { data, field, nullBand } = picture;
    const { dataScale, dataset, prediction } = config;
    this.#surroundings = {
      extent: Math.max(extentOf(dataset), NOISE_REACH * dataScale),
      dataScale,
      data,
      dataSpread: spreadOf(data),
      centres: mixtureOf(dataset)?.weights.length ?? NaN,
      nullBand,
      field,
      fieldKind: choices.field,
      trails: this.trails,
      training: this.training && this.training.length <= 2 * MARKED ? this.training : undefined,
      prediction,
    };
  }

  protected override render() {
    const { picture, panels, time, config } = this;
    const surroundings = this.#surroundings;
    if (!picture || !panels || !surroundings) return html`<p class="note">${strings.common.waiting}</p>`;
    const alphaBar = alphaBarAt(this.#alphaBars, time);
    return html`<div class="stack" @lab-time=${this.#moved}>
      ${this.#toolbar(picture)} ${this.narrow ? nothing : this.#scrubber(alphaBar)}
      <div class="clouds">
        ${picture.panels.map(
          (each, i) =>
            html`<diffusion-panel
              .index=${i}
              .picture=${each}
              .panel=${panels[i]}
              .surroundings=${surroundings}
              .time=${time}
            ></diffusion-panel>`,
        )}
        <diffusion-forward
          .noise=${picture.noise}
          .surroundings=${surroundings}
          .alphaBar=${alphaBar}
        ></diffusion-forward>
      </div>
      ${this.narrow ? this.#scrubber(alphaBar) : nothing}
      <div class="below">
        <diffusion-schedule
          .schedule=${config.schedule}
          .panels=${panels}
          .variance=${(surroundings.dataSpread / config.dataScale) ** 2}
          .time=${time}
          ${whenNear(() => import('./schedule-view.ts'))}
        ></diffusion-schedule>
        <slot></slot>
      </div>
    </div>`;
  }

  #scrubber(alphaBar: number) {
    return html`<diffusion-time
      .time=${live(this.time)}
      .alphaBar=${alphaBar}
      .stops=${this.#stops}
    ></diffusion-time>`;
  }

  #toolbar(picture: DiffusionPicture) {
    const { field, count, weights } = this.choices!;
    const { training } = this.#surroundings!;
    const counts = COUNTS.includes(count) ? COUNTS : [...COUNTS, count].sort((a, b) => a - b);
    return html`<div class="row">
        ${this.#select(words.field, FIELD_KINDS, words.fields, field, (value) => this.#choose({ field: value }))}
        ${this.#select(
          words.particles,
          counts.map(String),
          Object.fromEntries(counts.map((each) => [each, formatStep(each)])),
          String(count),
          (value) => this.#choose({ count: Number(value) }),
        )}
        ${this.#select(words.weights, WEIGHTS, words.weightKinds, weights, (value) =>
          this.#choose({ weights: value }),
        )}
        <label class="check">
          <input
            type="checkbox"
            name="trails"
            .checked=${live(this.trails)}
            @change=${(event: Event) => (this.trails = (event.target as HTMLInputElement).checked)}
          />
          ${words.trails}
        </label>
        <button type="button" title=${words.newNoiseHint} @click=${() => this.#choose({ newNoise: true })}>
          ${words.newNoise}
        </button>
      </div>
      <p class="note">
        ${words.sameNoise(formatStep(picture.noise.length / 2))}
        ${training ? words.trainingPoints(formatStep(training.length / 2)) : nothing}
        ${field === 'off' ? nothing : picture.field ? words.fieldHint : words.fieldMissing}
      </p>`;
  }

  #select<Value extends string>(
    label: string,
    values: readonly Value[],
    texts: Readonly<Record<Value, string>>,
    value: Value,
    choose: (value: Value) => void,
  ) {
    return html`<label class="field">
      <span>${label}</span>
      <select .value=${live(value)} @change=${(event: Event) => choose(selected(event) as Value)}>
        ${values.map((each) => html`<option value=${each} ?selected=${each === value}>${texts[each]}</option>`)}
      </select>
    </label>`;
  }

  #choose(detail: ChoicesDetail): void {
    this.dispatchEvent(new CustomEvent('lab-choices', { detail, bubbles: true, composed: true }));
  }

  #moved({ detail }: CustomEvent<TimeDetail>): void {
    this.time = detail.time;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'diffusion-process': DiffusionProcess;
  }
}
