/** @file `<diffusion-advanced>`: everything that shapes a run, checked as it is typed. */

import { css, html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { customElement } from '../../../core/element/custom-element.ts';
import { ViewElement } from '../../../core/element/view-element.ts';
import { ConfigError } from '../../../core/training/config-check.ts';
import { DEFAULT_CONFIG, LIMITS, PREDICTIONS, SCHEDULES, flopsPerStep, validateConfig } from '../config.ts';
import { strings } from '../strings.ts';
import type { DiffusionConfig, Prediction, ScheduleName } from '../types.ts';
import { decimal } from './numbers.ts';
import { viewStyles } from './view-styles.ts';

/** Detail of `lab-config`: the configuration of the run to start. */
export interface ConfigDetail {
  readonly config: DiffusionConfig;
}

const words = strings.advanced;

type NumberField = keyof typeof words.fields;

const BOUNDS: Readonly<Record<NumberField, { readonly min: number; readonly max: number }>> = {
  'schedule.steps': LIMITS.scheduleSteps,
  depth: LIMITS.depth,
  width: LIMITS.width,
  batch: LIMITS.batch,
  learningRate: LIMITS.learningRate,
  decaySteps: LIMITS.decaySteps,
  emaDecay: LIMITS.emaDecay,
  dataScale: LIMITS.dataScale,
  points: LIMITS.points,
};

const NUMBERS = Object.keys(BOUNDS) as NumberField[];

/** The form as typed: numbers stay text until they are read. */
interface Draft {
  readonly numbers: Readonly<Record<NumberField, string>>;
  readonly schedule: ScheduleName;
  readonly zeroTerminalSnr: boolean;
  readonly prediction: Prediction;
}

type Checked =
  | { readonly config: DiffusionConfig; readonly error?: undefined }
  | { readonly config?: undefined; readonly error: ConfigError };

/**
 * The form.
 *
 * @fires lab-config - {@link ConfigDetail}: start a new run with this configuration
 */
@customElement('diffusion-advanced')
export class DiffusionAdvanced extends ViewElement {
  static override styles = [
    ...viewStyles,
    css`
      .fields {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 9.5rem), 1fr));
        gap: var(--_space-3) var(--_space-4);
      }
      .entry label {
        display: block;
        font-size: var(--_text-small);
        font-weight: 600;
      }
      .entry :is(select, input[type='number']) {
        inline-size: 7rem;
        max-inline-size: 100%;
      }
      .entry select {
        inline-size: 100%;
      }
      .choices {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr));
        gap: var(--_space-2) var(--_space-4);
        margin-block-start: var(--_space-2);
      }
      .choices label:has(> input:first-child) {
        align-items: start;
        font-size: var(--_text-small);
        line-height: 1.4;
      }
      .choices input {
        flex: none;
        margin-block-start: 0.2em;
      }
      .choices b {
        display: block;
        font-weight: 600;
      }
      .choices span span {
        color: var(--_muted);
      }
      [aria-invalid='true'] {
        border-color: var(--_error);
      }
    `,
  ];

  /** Configuration of the run in progress; the form starts from it. */
  @property({ attribute: false }) config: DiffusionConfig = DEFAULT_CONFIG;

  @state() private draft: Draft = toDraft(DEFAULT_CONFIG);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('config')) this.draft = toDraft(this.config);
  }

  protected override render() {
    const { draft } = this;
    const { config, error } = check(this.config, draft);
    return html`<form class="stack" novalidate @submit=${this.#submit}>
      <div class="fields">
        <div class="entry">
          <label for="schedule">${words.schedule}</label>
          <select
            id="schedule"
            .value=${live(draft.schedule)}
            @change=${(event: Event) =>
              this.#edit({ schedule: (event.target as HTMLSelectElement).value as ScheduleName })}
          >
            ${SCHEDULES.map(
              (name) =>
                html`<option value=${name} ?selected=${name === draft.schedule}>
                  ${strings.common.schedules[name]}
                </option>`,
            )}
          </select>
        </div>
        ${NUMBERS.map((field) => this.#number(field, error?.field === field))}
      </div>
      <div class="choices">
        <label>
          <input
            type="checkbox"
            name="zeroTerminalSnr"
            .checked=${live(draft.zeroTerminalSnr)}
            @change=${(event: Event) =>
              this.#edit({ zeroTerminalSnr: (event.target as HTMLInputElement).checked })}
          />
          <span><b>${words.zeroTerminalSnr}</b><span>${words.zeroTerminalSnrHint}</span></span>
        </label>
      </div>
      <fieldset>
        <legend>${words.prediction}</legend>
        <div class="choices">
          ${PREDICTIONS.map(
            (value) =>
              html`<label>
                <input
                  type="radio"
                  name="prediction"
                  value=${value}
                  .checked=${live(draft.prediction === value)}
                  @change=${() => this.#edit({ prediction: value })}
                />
                <span
                  ><b>${strings.common.predictions[value].name}</b
                  ><span>${strings.common.predictions[value].hint}</span></span
                >
              </label>`,
          )}
        </div>
      </fieldset>
      <div role="alert">${error ? html`<p class="error" id="problem">${error.message}</p>` : nothing}</div>
      ${config ? html`<p class="note">${words.cost(decimal(flopsPerStep(config) / 1e6, 1))}</p>` : nothing}
      <div class="row">
        <button class="primary" type="submit" ?disabled=${!config}>${words.apply}</button>
        <button
          type="button"
          ?disabled=${JSON.stringify(draft) === JSON.stringify(toDraft(this.config))}
          @click=${() => (this.draft = toDraft(this.config))}
        >
          ${words.undo}
        </button>
      </div>
    </form>`;
  }

  #number(field: NumberField, invalid: boolean) {
    const { name, hint } = words.fields[field];
    const id = field.replace('.', '-');
    return html`<div class="entry">
      <label for=${id}>${name}</label>
      <input
        id=${id}
        type="number"
        inputmode="decimal"
        step="any"
        min=${BOUNDS[field].min}
        max=${BOUNDS[field].max}
        .value=${live(this.draft.numbers[field])}
        aria-invalid=${invalid ? 'true' : 'false'}
        aria-describedby=${invalid ? `${id}-hint problem` : `${id}-hint`}
        @input=${(event: Event) =>
          this.#edit({
            numbers: { ...this.draft.numbers, [field]: (event.target as HTMLInputElement).value },
          })}
      />
      <p class="note" id="${id}-hint">${rangeOf(field)}; ${hint}</p>
    </div>`;
  }

  #edit(change: Partial<Draft>): void {
    this.draft = { ...this.draft, ...change };
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    const { config } = check(this.config, this.draft);
    if (!config) return;
    const detail: ConfigDetail = { config };
    this.dispatchEvent(new CustomEvent('lab-config', { detail, bubbles: true, composed: true }));
  }
}

const rangeOf = (field: NumberField) => words.range(String(BOUNDS[field].min), String(BOUNDS[field].max));

function toDraft(config: DiffusionConfig): Draft {
  const text = (field: NumberField): string => {
    if (field === 'schedule.steps') return String(config.schedule.steps);
    const value = config[field];
    return value === null ? '' : String(value);
  };
  return {
    numbers: Object.fromEntries(NUMBERS.map((field) => [field, text(field)])) as Record<NumberField, string>,
    schedule: config.schedule.name,
    zeroTerminalSnr: config.schedule.zeroTerminalSnr,
    prediction: config.prediction,
  };
}

/** The draft as a configuration; what the form does not show stays as it is. */
function check(config: DiffusionConfig, draft: Draft): Checked {
  try {
    const number = (field: NumberField) => toNumber(field, draft.numbers[field]);
    const { 'schedule.steps': _, points, ...plain } = draft.numbers;
    return {
      config: validateConfig({
        ...config,
        ...Object.fromEntries(Object.keys(plain).map((field) => [field, number(field as NumberField)])),
        points: points.trim() === '' ? null : number('points'),
        schedule: {
          name: draft.schedule,
          steps: number('schedule.steps'),
          zeroTerminalSnr: draft.zeroTerminalSnr,
        },
        prediction: draft.prediction,
      }),
    };
  } catch (error) {
    if (error instanceof ConfigError) return { error };
    throw error;
  }
}

/** An empty field is not 0. */
function toNumber(field: NumberField, text: string): number {
  const number = text.trim() === '' ? Number.NaN : Number(text);
  if (Number.isFinite(number)) return number;
  throw new ConfigError(field, 'not-a-number', {}, words.notNumber(words.fields[field].name, rangeOf(field)));
}

declare global {
  interface HTMLElementTagNameMap {
    'diffusion-advanced': DiffusionAdvanced;
  }
}
