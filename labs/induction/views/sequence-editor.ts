import { css, html, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { customElement } from '../../../core/element/custom-element.ts';
import { styleProperties } from '../../../core/element/style-properties.ts';
import { ViewElement } from '../../../core/element/view-element.ts';
import { live } from 'lit/directives/live.js';
import { DEFAULT_CONFIG } from '../config.ts';
import { parseTokens, type SequenceProblem } from '../parse-tokens.ts';
import { repeatedSequence } from '../reader-sequence.ts';
import { strings } from '../strings.ts';
import { sequenceStrings } from './sequence-strings.ts';
import type { InductionConfig, InductionPicture } from '../types.ts';
import { unrepeatedSequence } from '../unrepeated-sequence.ts';
import { charactersOf, formatTokens, hasCharacters, tokenText } from '../vocabulary.ts';
import type { TokenDetail } from './attention-grid.ts';
import { headName } from './heads.ts';
import { positionPanel, positionPanelStyles } from './position-panel.ts';
import { roveTo } from '../../../core/element/roving.ts';
import { lanes, tokenStrip, tokenStripStyles } from './token-strip.ts';
import { viewStyles } from '../../../core/element/view-styles.ts';

/** Detail of `lab-sequence`: the sequence the reader wants to see. */
export interface SequenceDetail {
  readonly tokens: readonly number[];
}

const words = sequenceStrings;

/**
 * The reader's own sequence: edited as text, shown as tokens with loss and attention, and explained at the
 * position that is chosen or pointed at.
 *
 * @fires lab-sequence - {@link SequenceDetail}: every time the text is a valid sequence.
 * @fires lab-token - {@link TokenDetail}: the position chosen or pointed at; `key` is null.
 */
@customElement('induction-sequence')
export class InductionSequence extends ViewElement {
  static override styles = [
    ...viewStyles,
    tokenStripStyles,
    positionPanelStyles,
    css`
      .edit label {
        display: block;
        font-size: var(--_text-small);
        font-weight: 650;
      }
      .edit input {
        inline-size: 100%;
        font-family: var(--_font-mono);
      }
      .edit input[aria-invalid='true'] {
        border-color: var(--_error);
      }
      .edit .buttons {
        margin-block-start: var(--_space-2);
      }
      .error {
        color: var(--_error);
        font-size: var(--_text-small);
      }
      .legend {
        margin-block-start: var(--_space-1);
      }
      h4 {
        margin-block-end: var(--_space-1);
      }
      h4 + .position {
        margin-block-start: var(--_space-2);
      }
      h5 {
        font-size: var(--_text-small);
        font-weight: 600;
      }
    `,
  ];

  /** What to draw; without it only the text can be edited. */
  @property({ attribute: false }) picture?: InductionPicture;
  /** Of the run shown: its vocabulary spells the tokens, its context is the longest sequence. */
  @property({ attribute: false }) config: InductionConfig = DEFAULT_CONFIG;
  /** Position marked because it is pointed at elsewhere. */
  @property({ attribute: false }) highlightQuery: number | null = null;

  @state() private text = '';
  @state() private problem?: SequenceProblem;
  /** Position the reader chose; null until then, which shows the last one that has a next token to explain. */
  @state() private chosen: number | null = null;
  @state() private hovered: number | null = null;
  /** Random sequences drawn so far: the number of the next. */
  #draws = 0;

  @query('input') private input!: HTMLInputElement;

  protected override willUpdate(changed: PropertyValues<this>): void {
    const tokens = this.picture?.sequence.tokens;
    if (!tokens || !(changed.has('picture') || changed.has('config'))) return;
    // A picture may be older than what is being typed: the text is the reader's while the caret is in it.
    const typing =
      this.hasUpdated &&
      this.renderRoot instanceof ShadowRoot &&
      this.renderRoot.activeElement === this.input;
    const shown = changed.get('picture')?.sequence.tokens;
    const isNew = changed.has('config') || shown?.join() !== tokens.join();
    if (isNew && !typing) {
      this.text = formatTokens(tokens, this.config.vocabulary);
      this.problem = undefined;
    }
  }

  override render() {
    return html`<div class="stack">
      <h3>${strings.lab.parts.sequence}</h3>
      ${this.#editor()} ${this.picture ? this.#explained(this.picture) : nothing}
    </div>`;
  }

  #editor() {
    const { problem } = this;
    const { vocabulary, context } = this.config;
    const characters = charactersOf(vocabulary);
    const draw = (sequence: typeof repeatedSequence) => () =>
      this.#replace(sequence(vocabulary, context, this.#draws++));
    return html`
      <div class="edit">
        <label for="text">${words.input}</label>
        <input
          id="text"
          type="text"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          .value=${live(this.text)}
          aria-invalid=${problem ? 'true' : 'false'}
          aria-describedby=${problem ? 'problem hint' : 'hint'}
          @input=${this.#onInput}
        />
        <div role="alert" class="error">
          ${
            problem
              ? html`<p id="problem">
                  ${words.problem(problem, vocabulary, spread(characters))} ${words.unchanged}
                </p>`
              : nothing
          }
        </div>
        <p class="note" id="hint">
          ${
            hasCharacters(vocabulary)
              ? words.inputCharacters(spread(characters), context)
              : words.inputNumbers(vocabulary, context)
          }
        </p>
        <div class="buttons">
          <button type="button" @click=${draw(repeatedSequence)}>${words.repeat}</button>
          <button type="button" @click=${draw(unrepeatedSequence)}>${words.noRepeat}</button>
        </div>
      </div>
    `;
  }

  #explained({ sequence }: InductionPicture) {
    const { vocabulary } = this.config;
    const { tokens } = sequence;
    const selected = Math.max(0, Math.min(this.chosen ?? tokens.length - 2, tokens.length - 1));
    const at = this.hovered !== null && this.hovered < tokens.length ? this.hovered : selected;
    const shown = lanes(sequence, at);
    const cell = hasCharacters(vocabulary) ? '1.6rem' : '2.3rem';
    return html`
      <div>
        <h4 id="strip">${words.tokens}</h4>
        <div
          class="strip"
          role="listbox"
          aria-labelledby="strip"
          aria-orientation="horizontal"
          ${styleProperties({ '--cell': cell })}
          @keydown=${this.#onKey}
          @focusin=${(event: Event) => this.#choose(positionOf(event))}
          @pointerover=${(event: PointerEvent) => event.pointerType !== 'touch' && this.#point(positionOf(event))}
          @pointerleave=${() => this.#point(null)}
        >
          ${tokenStrip({ picture: sequence, vocabulary, at, selected, marked: this.highlightQuery, shown })}
        </div>
        <p class="note legend">${words.lanes(shown.map(headName).join(', '))} ${words.tokensHint}</p>
      </div>
      <div>
        <h4>${words.at(tokenText(tokens[at], vocabulary), at + 1)}</h4>
        ${positionPanel(sequence, at, vocabulary, shown)}
      </div>
    `;
  }

  #onInput(): void {
    this.text = this.input.value;
    const { tokens, problem } = parseTokens(this.text, this.config.vocabulary, this.config.context);
    this.problem = problem;
    if (tokens) this.#send(tokens);
  }

  #replace(tokens: readonly number[]): void {
    this.text = formatTokens(tokens, this.config.vocabulary);
    this.problem = undefined;
    this.chosen = null;
    this.#send(tokens);
  }

  #send(tokens: readonly number[]): void {
    const detail: SequenceDetail = { tokens };
    this.dispatchEvent(new CustomEvent('lab-sequence', { detail, bubbles: true, composed: true }));
  }

  #choose(position: number | null): void {
    if (position === null) return;
    this.chosen = position;
    this.#announce(position);
  }

  #point(position: number | null): void {
    if (position === this.hovered) return;
    this.hovered = position;
    this.#announce(position ?? this.chosen);
  }

  #announce(query: number | null): void {
    const detail: TokenDetail = { query, key: null };
    this.dispatchEvent(new CustomEvent('lab-token', { detail, bubbles: true, composed: true }));
  }

  #onKey(event: KeyboardEvent): void {
    const position = positionOf(event);
    if (position === null || !this.picture) return;
    const options = [...this.renderRoot.querySelectorAll<HTMLElement>('[role="option"]')];
    const top = options[0].offsetTop;
    const columns = options.findIndex((option) => option.offsetTop !== top);
    const target = roveTo(event, position, options.length, columns === -1 ? options.length : columns);
    if (target === undefined) return;
    event.preventDefault();
    this.hovered = null;
    options[target].focus();
  }
}

function positionOf(event: Event): number | null {
  const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-position]') : null;
  return cell ? Number(cell.dataset.position) : null;
}

/** "ABC…xyz" is unreadable in a sentence: runs of letters and digits become ranges. */
function spread(characters: string): string {
  return characters.replace(/[A-Z]{3,}|[a-z]{3,}|[0-9]{3,}/g, (run) => `${run[0]}–${run.at(-1)} `).trim();
}

declare global {
  interface HTMLElementTagNameMap {
    'induction-sequence': InductionSequence;
  }
}
