/** @file `<diffusion-sampler>`: the settings of one panel, checked as they are made. */

import { css, html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { customElement } from '../../../core/element/custom-element.ts';
import { refusal } from '../../../core/element/refusal.ts';
import { ViewElement } from '../../../core/element/view-element.ts';
import { formatDigits } from '../../../core/plot/format.ts';
import { ConfigError } from '../../../core/training/config-check.ts';
import { DEFAULT_PANEL, LIMITS, SAMPLERS, SCHEDULES, SPACINGS, VARIANCES, validatePanel } from '../config.ts';
import { refusals } from '../refusals.ts';
import { strings } from '../strings.ts';
import { samplerStrings } from './sampler-strings.ts';
import type { PanelConfig, Prediction, ScheduleConfig } from '../types.ts';
import { viewStyles } from './view-styles.ts';

/** Detail of `lab-panel`: new settings of a panel. */
export interface PanelDetail {
  readonly index: number;
  readonly panel: PanelConfig;
}

/** Detail of `lab-copy`: a panel is to take over the other's settings. */
export interface CopyDetail {
  /** The panel that changes. */
  readonly index: number;
}

/** The bound a clip begins with: that of images. */
const USUAL_CLIP = 1;

const words = samplerStrings;

const valueOf = (event: Event): string => (event.target as HTMLInputElement | HTMLSelectElement).value;

/** An empty field is not 0. */
const numberOf = (event: Event): number => (valueOf(event).trim() === '' ? NaN : Number(valueOf(event)));

/**
 * A form without a button: what is changed is in force at once, unless it is out of bounds.
 *
 * @fires lab-panel - {@link PanelDetail}
 * @fires lab-copy - {@link CopyDetail}
 */
@customElement('diffusion-sampler')
export class DiffusionSampler extends ViewElement {
  static override styles = [
    ...viewStyles,
    css`
      .fields {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--_space-2) var(--_space-3);
      }
      .field input[type='number'] {
        inline-size: 5em;
      }
      .field input[type='range'] {
        inline-size: 7em;
        margin: 0;
        min-block-size: max(2rem, var(--_target));
        accent-color: var(--_reader);
      }
      .field output {
        color: var(--_ink);
      }
      .clip {
        display: flex;
        align-items: center;
        gap: var(--_space-2);
      }
      details .fields {
        padding-block: var(--_space-2);
      }
      label.check {
        color: var(--_muted);
        font-size: var(--_text-tiny);
      }
      [aria-invalid='true'] {
        border-color: var(--_error);
      }
    `,
  ];

  /** 0 or 1. */
  @property({ type: Number }) index = 0;
  @property({ attribute: false }) panel: PanelConfig = DEFAULT_PANEL;
  /** What the network predicts: some schedules cannot be walked with some. */
  @property({ attribute: false }) prediction: Prediction = 'v';
  @property({ type: Number }) dataScale = 1;

  /** Why the last change is not in force. */
  @state() private problem: ConfigError | undefined;
  /** What was typed into the field that the problem names. */
  #typed = '';

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('panel')) this.problem = undefined;
  }

  #edit(change: Partial<PanelConfig>): void {
    try {
      const panel = validatePanel({ ...this.panel, ...change }, { prediction: this.prediction });
      this.problem = undefined;
      const detail: PanelDetail = { index: this.index, panel };
      this.dispatchEvent(new CustomEvent('lab-panel', { detail, bubbles: true, composed: true }));
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      this.problem = error;
    }
  }

  /** A schedule with fewer levels takes the steps down with it. */
  #editSchedule(change: Partial<ScheduleConfig>): void {
    const schedule = { ...this.panel.schedule, ...change };
    const steps = schedule.steps >= 1 ? Math.min(this.panel.steps, schedule.steps) : this.panel.steps;
    this.#edit({ schedule, steps });
  }

  protected override render() {
    const { panel, index } = this;
    const name = strings.common.panelName(index);
    const evaluations = panel.sampler === 'heun' ? 2 * panel.steps - 1 : panel.steps;
    return html`<fieldset class="stack">
      <legend class="visually-hidden">${words.legend(name)}</legend>
      <div class="fields">
        ${this.#select('sampler', words.sampler, SAMPLERS, strings.common.samplers, panel.sampler)}
        ${this.#number(
          'steps',
          words.steps,
          panel.steps,
          LIMITS.samplerSteps.min,
          panel.schedule.steps,
          (steps) => this.#edit({ steps }),
        )}
        ${panel.sampler === 'ddim' ? this.#eta(panel) : nothing}
        ${
          panel.sampler === 'ddpm'
            ? this.#select('variance', words.variance, VARIANCES, strings.common.variances, panel.variance)
            : nothing
        }
      </div>
      <details>
        <summary>
          ${words.summary(
            strings.common.spacings[panel.spacing],
            panel.clip === null ? words.noClip : words.clipped(panel.clip),
            strings.common.scheduleText(panel.schedule),
          )}
        </summary>
        <div class="fields">
          ${this.#select('spacing', words.spacing, SPACINGS, strings.common.spacings, panel.spacing)}
          ${this.#clip(panel)}
          <label class="field">
            <span>${words.schedule}</span>
            <select
              .value=${live(panel.schedule.name)}
              @change=${(event: Event) => this.#editSchedule({ name: valueOf(event) as ScheduleConfig['name'] })}
            >
              ${SCHEDULES.map(
                (value) =>
                  html`<option value=${value} ?selected=${value === panel.schedule.name}>
                    ${strings.common.schedules[value]}
                  </option>`,
              )}
            </select>
          </label>
          ${this.#number(
            'schedule.steps',
            words.levels,
            panel.schedule.steps,
            LIMITS.scheduleSteps.min,
            LIMITS.scheduleSteps.max,
            (steps) => this.#editSchedule({ steps }),
          )}
          <label class="check">
            <input
              type="checkbox"
              .checked=${live(panel.schedule.zeroTerminalSnr)}
              @change=${(event: Event) =>
                this.#editSchedule({ zeroTerminalSnr: (event.target as HTMLInputElement).checked })}
            />
            ${words.zeroTerminalSnr}
          </label>
        </div>
        <div class="fields">
          <button type="button" class="small" @click=${this.#copy}>
            ${words.copy(strings.common.panelName(1 - index))}
          </button>
          <p class="note">${words.evaluations(evaluations)}</p>
        </div>
      </details>
      <div role="alert">
        ${this.problem ? html`<p class="error" id="problem">${refusal(this.problem, refusals)}</p>` : nothing}
      </div>
    </fieldset>`;
  }

  readonly #copy = (): void => {
    const detail: CopyDetail = { index: this.index };
    this.dispatchEvent(new CustomEvent('lab-copy', { detail, bubbles: true, composed: true }));
  };

  #select<Value extends string>(
    field: 'sampler' | 'variance' | 'spacing',
    label: string,
    values: readonly Value[],
    texts: Readonly<Record<Value, string>>,
    value: Value,
  ) {
    return html`<label class="field">
      <span>${label}</span>
      <select
        name=${field}
        .value=${live(value)}
        @change=${(event: Event) => this.#edit({ [field]: valueOf(event) })}
      >
        ${values.map(
          (each) => html`<option value=${each} ?selected=${each === value}>${texts[each]}</option>`,
        )}
      </select>
    </label>`;
  }

  #number(
    field: string,
    label: string,
    value: number,
    min: number,
    max: number,
    set: (value: number) => void,
  ) {
    const invalid = this.problem?.field === field;
    return html`<label class="field">
      <span>${label}</span>
      <input
        type="number"
        name=${field}
        inputmode="numeric"
        min=${min}
        max=${max}
        .value=${live(invalid ? this.#typed : String(value))}
        aria-invalid=${invalid ? 'true' : 'false'}
        aria-describedby=${invalid ? 'problem' : nothing}
        @change=${(event: Event) => {
          this.#typed = valueOf(event);
          set(numberOf(event));
        }}
      />
    </label>`;
  }

  #eta(panel: PanelConfig) {
    return html`<label class="field" title=${words.etaHint}>
      <span>${words.eta} <output>${formatDigits(String(panel.eta))}</output></span>
      <input
        type="range"
        name="eta"
        min="0"
        max="1"
        step="0.05"
        .value=${live(String(panel.eta))}
        @input=${(event: Event) => this.#edit({ eta: numberOf(event) })}
      />
    </label>`;
  }

  #clip(panel: PanelConfig) {
    const { clip } = panel;
    const invalid = this.problem?.field === 'clip';
    return html`<div class="field">
      <label class="check">
        <input
          type="checkbox"
          .checked=${live(clip !== null)}
          @change=${(event: Event) =>
            this.#edit({ clip: (event.target as HTMLInputElement).checked ? USUAL_CLIP : null })}
        />
        ${words.clip}
      </label>
      <input
        type="number"
        name="clip"
        step="any"
        inputmode="decimal"
        min=${LIMITS.clip.min}
        max=${LIMITS.clip.max}
        ?disabled=${clip === null}
        title=${words.clipHint(formatDigits(String(this.dataScale)))}
        aria-label=${words.clip}
        .value=${live(invalid ? this.#typed : clip === null ? '' : String(clip))}
        aria-invalid=${invalid ? 'true' : 'false'}
        @change=${(event: Event) => {
          this.#typed = valueOf(event);
          this.#edit({ clip: numberOf(event) });
        }}
      />
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'diffusion-sampler': DiffusionSampler;
  }
}
