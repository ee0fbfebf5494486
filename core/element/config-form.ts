/**
 * @file The form of a lab's configuration, checked as it is typed. A lab brings what its fields can be, how they
 * stand together and what they are called; applying sends the configuration of the run to start.
 */

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import {
  ConfigError,
  type ChoiceRule,
  type NumberRule,
  type Rule,
  type Sentences,
} from '../training/config-check.ts';
import { notNumber, toDraft, withDraft, type Draft } from './config-draft.ts';
import { formStyles } from './config-form-styles.ts';
import { refusal } from './refusal.ts';
import { ViewElement } from './view-element.ts';

/** Detail of `lab-config`: the configuration of the run to start. */
export interface ConfigDetail<Config> {
  readonly config: Config;
}

/** What a control is called, and what it is about. */
export interface ControlWords {
  readonly name: string;
  readonly hint: string;
}

/** Controls that stand together, by the fields they are for. */
export type ControlGroup = Entries | Choice | Flags;

/** Numbers to type, each with its bounds, and names to pick from a list. */
interface Entries {
  readonly entries: Readonly<Record<string, ControlWords | ListWords>>;
}

/** Names to choose one of, each with what it means. */
interface Choice {
  readonly field: string;
  readonly legend: string;
  readonly values: Readonly<Record<string, ControlWords>>;
}

/** Things to have or not. */
interface Flags {
  readonly flags: Readonly<Record<string, ControlWords>>;
}

/** A list's name, and its values' own. */
export interface ListWords {
  readonly name: string;
  readonly values: Readonly<Record<string, string>>;
}

/** What the form itself says. */
export interface FormWords {
  readonly from: (min: string, max: string) => string;
  readonly notNumber: (name: string, range: string) => string;
  readonly apply: string;
  readonly undo: string;
}

type Read<Config> =
  | { readonly config: Config; readonly problem?: undefined }
  | { readonly config?: undefined; readonly problem: { readonly field?: string; readonly message: string } };

/**
 * Everything that shapes a run.
 *
 * @fires lab-config - {@link ConfigDetail}: start a new run with this configuration.
 */
export abstract class ConfigForm<Config extends object> extends ViewElement {
  static override styles = formStyles;

  /** Configuration of the run in progress; the form starts from it. */
  @property({ attribute: false }) config!: Config;

  @state() private draft!: Draft;

  /** What each field of the form can be. */
  abstract get rules(): Readonly<Record<string, Rule>>;
  /** Fields that may be empty, for null. */
  get optional(): readonly string[] {
    return [];
  }
  protected abstract get groups(): readonly ControlGroup[];
  protected abstract get words(): FormWords;
  /** Why a configuration is refused, by kind of problem. */
  protected abstract readonly refusals: Sentences;

  /**
   * The configuration, checked.
   * @throws ConfigError
   */
  protected abstract validate(config: object): Config;

  /** What a step of this configuration costs, in a sentence. */
  protected abstract cost(config: Config): string;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('config')) this.draft = this.#toDraft();
  }

  protected override render(): TemplateResult {
    const { words } = this;
    const { config, problem } = this.#read();
    return html`
      <form class="stack" novalidate @submit=${this.#submit}>
        ${this.groups.map((group) => this.#group(group, problem?.field))}
        <div role="alert" class="error">
          ${problem ? html`<p id="problem">${problem.message}</p>` : nothing}
        </div>
        ${config ? html`<p class="note">${this.cost(config)}</p>` : nothing}
        <div class="buttons">
          <button class="primary" type="submit" ?disabled=${!config}>${words.apply}</button>
          <button
            type="button"
            ?disabled=${JSON.stringify(this.draft) === JSON.stringify(this.#toDraft())}
            @click=${() => (this.draft = this.#toDraft())}
          >
            ${words.undo}
          </button>
        </div>
      </form>
    `;
  }

  #group(group: ControlGroup, invalid: string | undefined): TemplateResult {
    if ('field' in group) return this.#choice(group);
    if ('flags' in group) {
      return html`<div class="choices">
        ${Object.entries(group.flags).map(([field, words]) => this.#flag(field, words, field === invalid))}
      </div>`;
    }
    return html`<div class="fields">
      ${Object.entries(group.entries).map(([field, words]) =>
        'values' in words ? this.#list(field, words) : this.#number(field, words, field === invalid),
      )}
    </div>`;
  }

  #number(field: string, { name, hint }: ControlWords, invalid: boolean): TemplateResult {
    const { kind, min, max } = this.rules[field] as NumberRule;
    const id = idOf(field);
    return html`
      <div class="field">
        <label for=${id}>${name}</label>
        <input
          id=${id}
          type="number"
          inputmode="decimal"
          min=${min}
          max=${max}
          step=${kind === 'whole' ? 1 : 'any'}
          .value=${live(this.draft[field])}
          aria-invalid=${invalid}
          aria-describedby=${invalid ? `${id}-hint problem` : `${id}-hint`}
          @input=${(event: Event) => this.#edit(field, (event.target as HTMLInputElement).value)}
        />
        <p class="hint" id="${id}-hint">${this.#rangeOf(field)}; ${hint}</p>
      </div>
    `;
  }

  #list(field: string, { name, values }: ListWords): TemplateResult {
    const chosen = this.draft[field];
    const id = idOf(field);
    return html`
      <div class="field">
        <label for=${id}>${name}</label>
        <select
          id=${id}
          .value=${live(chosen)}
          @change=${(event: Event) => this.#edit(field, (event.target as HTMLSelectElement).value)}
        >
          ${this.#allowed(field).map(
            (value) => html`<option value=${value} ?selected=${value === chosen}>${values[value]}</option>`,
          )}
        </select>
      </div>
    `;
  }

  #choice({ field, legend, values }: Choice): TemplateResult {
    return html`
      <fieldset>
        <legend>${legend}</legend>
        <div class="choices">
          ${this.#allowed(field).map(
            (value) => html`
              <label>
                <input
                  type="radio"
                  name=${idOf(field)}
                  value=${value}
                  .checked=${live(this.draft[field] === value)}
                  @change=${() => this.#edit(field, value)}
                />
                <span><b>${values[value].name}</b><span>${values[value].hint}</span></span>
              </label>
            `,
          )}
        </div>
      </fieldset>
    `;
  }

  #flag(field: string, { name, hint }: ControlWords, invalid: boolean): TemplateResult {
    return html`<label>
      <input
        type="checkbox"
        name=${idOf(field)}
        .checked=${live(this.draft[field])}
        aria-invalid=${invalid}
        @change=${(event: Event) => this.#edit(field, (event.target as HTMLInputElement).checked)}
      />
      <span><b>${name}</b><span>${hint}</span></span>
    </label>`;
  }

  #allowed(field: string): readonly string[] {
    return (this.rules[field] as ChoiceRule).allowed;
  }

  #rangeOf(field: string): string {
    const { min, max } = this.rules[field] as NumberRule;
    return this.words.from(String(min), String(max));
  }

  #nameOf(field: string): string {
    const names = this.groups.map((group) => ('entries' in group ? group.entries : {}));
    return names.find((entries) => field in entries)![field].name;
  }

  #edit(field: string, value: string | boolean): void {
    this.draft = { ...this.draft, [field]: value };
  }

  #toDraft(): Draft {
    return toDraft(this.config, this.groups.flatMap(fieldsOf));
  }

  #read(): Read<Config> {
    const { draft, words } = this;
    const field = notNumber(draft, this);
    if (field !== undefined) {
      return { problem: { field, message: words.notNumber(this.#nameOf(field), this.#rangeOf(field)) } };
    }
    try {
      return { config: this.validate(withDraft(this.config, draft, this)) };
    } catch (error) {
      if (error instanceof ConfigError) {
        return { problem: { field: error.field, message: refusal(error, this.refusals) } };
      }
      throw error;
    }
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    const { config } = this.#read();
    if (!config) return;
    const detail: ConfigDetail<Config> = { config };
    this.dispatchEvent(new CustomEvent('lab-config', { detail, bubbles: true, composed: true }));
  }
}

const idOf = (field: string): string => field.replace('.', '-');

function fieldsOf(group: ControlGroup): readonly string[] {
  return 'field' in group ? [group.field] : Object.keys('flags' in group ? group.flags : group.entries);
}
