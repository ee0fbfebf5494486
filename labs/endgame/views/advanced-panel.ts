import { css, html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { customElement } from '../../../core/element/custom-element.ts';
import { ViewElement } from '../../../core/element/view-element.ts';
import { viewStyles } from '../../../core/element/view-styles.ts';
import { ConfigError } from '../../../core/training/config-check.ts';
import {
  ADVANTAGES,
  AGGREGATIONS,
  DEFAULT_CONFIG,
  DEFENCES,
  ENDINGS,
  LIMITS,
  STARTS,
  validateConfig,
} from '../config.ts';
import { strings } from '../strings.ts';
import type { EndgameConfig } from '../types.ts';

/** Detail of `lab-config`: the configuration of the run to start. */
export interface ConfigDetail {
  readonly config: EndgameConfig;
}

const words = strings.advanced;

type NumberField = keyof typeof words.fields;
type ChoiceField = keyof typeof words.choices;
type Flag = keyof typeof words.flags;

const NUMBERS = Object.keys(words.fields) as readonly NumberField[];
const FLAGS = Object.keys(words.flags) as readonly Flag[];
const CHOICES: Readonly<Record<ChoiceField, readonly string[]>> = {
  ending: ENDINGS,
  starts: STARTS,
  defence: DEFENCES,
  advantage: ADVANTAGES,
  aggregation: AGGREGATIONS,
};

/** Fields that take whole numbers only. */
const WHOLE: readonly NumberField[] = [
  'width',
  'group',
  'startsPerStep',
  'updatesPerStep',
  'slack',
  'retreatAfter',
];

/** The form as typed: numbers stay text until they are read. */
type Draft = Omit<EndgameConfig, NumberField> & Readonly<Record<NumberField, string>>;

type Checked =
  | { readonly config: EndgameConfig; readonly error?: undefined }
  | { readonly config?: undefined; readonly error: ConfigError };

/**
 * Everything that shapes a run, checked as it is typed.
 *
 * @fires lab-config - {@link ConfigDetail}: start a new run with this configuration.
 */
@customElement('endgame-advanced')
export class EndgameAdvanced extends ViewElement {
  static override styles = [
    ...viewStyles,
    css`
      .fields {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 9.5rem), 1fr));
        gap: var(--_space-3) var(--_space-4);
      }
      .field label {
        display: block;
        font-size: var(--_text-small);
        font-weight: 600;
      }
      .field input {
        inline-size: 7rem;
      }
      .field .hint {
        font-size: var(--_text-tiny);
        line-height: 1.35;
      }
      .choices {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr));
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
      .error {
        max-inline-size: 42rem;
        color: var(--_error);
        font-size: var(--_text-small);
      }
    `,
  ];

  /** Configuration of the run in progress; the form starts from it. */
  @property({ attribute: false }) config: EndgameConfig = DEFAULT_CONFIG;

  @state() private draft: Draft = toDraft(DEFAULT_CONFIG);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('config')) this.draft = toDraft(this.config);
  }

  override render() {
    const { config, error } = check(this.draft);
    return html`
      <form class="stack" novalidate @submit=${this.#submit}>
        ${this.#choice('ending')} ${this.#choice('starts')}
        <div class="fields">${NUMBERS.map((field) => this.#field(field, error?.field === field))}</div>
        ${this.#choice('defence')} ${this.#choice('advantage')} ${this.#choice('aggregation')}
        <div class="choices">${FLAGS.map((flag) => this.#flag(flag, error?.field === flag))}</div>
        <div role="alert" class="error">${error ? html`<p id="problem">${error.message}</p>` : nothing}</div>
        ${
          config
            ? html`<p class="note">
                ${words.games(config.group * config.startsPerStep, LIMITS.gamesPerStep.max)}
              </p>`
            : nothing
        }
        <div class="buttons">
          <button class="primary" type="submit" ?disabled=${!config}>${words.apply}</button>
          <button
            type="button"
            ?disabled=${!this.#edited}
            @click=${() => (this.draft = toDraft(this.config))}
          >
            ${words.undo}
          </button>
        </div>
      </form>
    `;
  }

  get #edited(): boolean {
    return JSON.stringify(this.draft) !== JSON.stringify(toDraft(this.config));
  }

  #field(field: NumberField, invalid: boolean) {
    const { name, hint } = words.fields[field];
    const { min, max } = LIMITS[field];
    return html`
      <div class="field">
        <label for=${field}>${name}</label>
        <input
          id=${field}
          type="number"
          inputmode="decimal"
          min=${min}
          max=${max}
          step=${WHOLE.includes(field) ? 1 : 'any'}
          .value=${live(this.draft[field])}
          aria-invalid=${invalid ? 'true' : 'false'}
          aria-describedby=${invalid ? `${field}-hint problem` : `${field}-hint`}
          @input=${(event: Event) => this.#edit({ [field]: (event.target as HTMLInputElement).value })}
        />
        <p class="hint" id="${field}-hint">${words.from(String(min), String(max))}; ${hint}</p>
      </div>
    `;
  }

  #choice(field: ChoiceField) {
    const { legend, values } = words.choices[field];
    const texts = values as Readonly<Record<string, { readonly name: string; readonly hint: string }>>;
    return html`
      <fieldset>
        <legend>${legend}</legend>
        <div class="choices">
          ${CHOICES[field].map(
            (value) => html`
              <label>
                <input
                  type="radio"
                  name=${field}
                  value=${value}
                  .checked=${live(this.draft[field] === value)}
                  @change=${() => this.#edit({ [field]: value })}
                />
                <span><b>${texts[value].name}</b><span>${texts[value].hint}</span></span>
              </label>
            `,
          )}
        </div>
      </fieldset>
    `;
  }

  #flag(flag: Flag, invalid: boolean) {
    const { name, hint } = words.flags[flag];
    return html`<label>
      <input
        type="checkbox"
        name=${flag}
        .checked=${live(this.draft[flag])}
        aria-invalid=${invalid ? 'true' : 'false'}
        @change=${(event: Event) => this.#edit({ [flag]: (event.target as HTMLInputElement).checked })}
      />
      <span><b>${name}</b><span>${hint}</span></span>
    </label>`;
  }

  #edit(change: Partial<Draft>): void {
    this.draft = { ...this.draft, ...change };
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    const { config } = check(this.draft);
    if (!config) return;
    const detail: ConfigDetail = { config };
    this.dispatchEvent(new CustomEvent('lab-config', { detail, bubbles: true, composed: true }));
  }
}

function toDraft(config: EndgameConfig): Draft {
  const text = Object.fromEntries(NUMBERS.map((field) => [field, String(config[field])])) as Record<
    NumberField,
    string
  >;
  return { ...config, ...text };
}

function check(draft: Draft): Checked {
  try {
    const numbers = Object.fromEntries(NUMBERS.map((field) => [field, toNumber(field, draft[field])]));
    return { config: validateConfig({ ...draft, ...numbers }) };
  } catch (error) {
    if (error instanceof ConfigError) return { error };
    throw error;
  }
}

/** An empty field is not 0. */
function toNumber(field: NumberField, text: string): number {
  const number = text.trim() === '' ? Number.NaN : Number(text);
  if (Number.isFinite(number)) return number;
  const { min, max } = LIMITS[field];
  throw new ConfigError(
    field,
    'not-a-number',
    {},
    words.notNumber(words.fields[field].name, words.from(String(min), String(max))),
  );
}

declare global {
  interface HTMLElementTagNameMap {
    'endgame-advanced': EndgameAdvanced;
  }
}
