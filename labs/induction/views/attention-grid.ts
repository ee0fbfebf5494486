import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { customElement } from '../../../core/element/custom-element.ts';
import { styleProperties } from '../../../core/element/style-properties.ts';
import { ViewElement } from '../../../core/element/view-element.ts';
import '../../../core/plot/heat-map.ts';
import { strings } from '../strings.ts';
import type { Head, InductionConfig, InductionPicture } from '../types.ts';
import { tokenText } from '../vocabulary.ts';
import { DEFAULT_CONFIG } from '../config.ts';
import { attentionStyles } from './attention-styles.ts';
import { chanceOf } from './chance.ts';
import { allHeads, headName, includesHead } from './heads.ts';
import { across, decimal } from '../../../core/plot/numbers.ts';
import { roveTo } from '../../../core/element/roving.ts';
import { inductionStripe } from './stripe.ts';
import { viewStyles } from '../../../core/element/view-styles.ts';

/** Detail of `lab-ablate`: the head the reader toggled. */
export interface AblateDetail {
  readonly head: Head;
}

/** Detail of `lab-token`: the positions under the pointer or in focus; null where there is none. */
export interface TokenDetail {
  readonly query: number | null;
  readonly key: number | null;
}

const words = strings.attention;

/** Attention weights, whatever the largest. */
const DOMAIN = [0, 1] as const;

/**
 * Attention pattern of every head on the shown sequence, layers as rows and heads as columns, each head a
 * toggle that takes it out of action.
 *
 * @fires lab-ablate - {@link AblateDetail}: toggle this head.
 * @fires lab-token - {@link TokenDetail}: the cell under the pointer.
 */
@customElement('induction-attention')
export class InductionAttention extends ViewElement {
  static override styles = [...viewStyles, attentionStyles];

  /** What to draw; nothing is drawn without it. */
  @property({ attribute: false }) picture?: InductionPicture;
  /** Of the run shown: for the tokens' spelling and for chance. */
  @property({ attribute: false }) config: InductionConfig = DEFAULT_CONFIG;
  /** Position whose row is marked in every map, as when its token is pointed at elsewhere. */
  @property({ attribute: false }) highlightQuery: number | null = null;

  /** The head in the tab order, by place in the grid. */
  @state() private current = 0;
  @state() private detailOpen = false;
  /** Row under the pointer in one of the maps, marked in all. */
  @state() private hovered: number | null = null;

  // What the maps share, kept so that unchanged maps are not drawn anew.
  #labels: readonly string[] = [];
  /** Vocabulary and tokens that labels and stripe are made from. */
  #shown = '';
  #stripe: [query: number, key: number][] = [];
  #highlight: { readonly row?: number } | undefined;
  readonly #describeCell = (query: number, key: number, weight: number) =>
    words.cell(this.#labels[query], query + 1, this.#labels[key], key + 1, decimal(weight));

  protected override willUpdate(): void {
    const tokens = this.picture?.sequence.tokens ?? [];
    // Every picture brings the sequence along; only another sequence has another stripe to draw.
    const shown = `${this.config.vocabulary} ${tokens.join(' ')}`;
    if (shown !== this.#shown) {
      this.#shown = shown;
      this.#labels = tokens.map((token) => tokenText(token, this.config.vocabulary));
      this.#stripe = inductionStripe(tokens);
    }
    const row = this.highlightQuery ?? this.hovered;
    this.#highlight = row !== null && row < tokens.length ? { row } : undefined;
  }

  override render() {
    const { picture } = this;
    if (!picture) return html`<p class="note">${strings.common.waiting}</p>`;
    const { patterns } = picture.sequence;
    const layers = patterns.length;
    const heads = patterns[0].length;
    return html`
      <h3>${words.heading}</h3>
      <div
        role="grid"
        aria-label=${words.grid}
        ${styleProperties({ '--heads': String(heads), '--narrow-heads': String(Math.min(heads, 2)) })}
        @keydown=${this.#onKey}
      >
        ${patterns.map(
          (_, layer) => html`
            <div role="row">
              <div role="rowheader">
                <b>${strings.common.layerName(layer)}</b> ${words.layer(layer, layers)}
              </div>
              <div class="heads" role="presentation">
                ${patterns[layer].map((_, head) => this.#head([layer, head], picture, layer * heads + head))}
              </div>
            </div>
          `,
        )}
      </div>
      <p class="note">${words.caption} ${words.evenly}</p>
      ${this.#detail()}
    `;
  }

  #head(head: Head, { measures, ablations }: InductionPicture, index: number) {
    const [l, h] = head;
    const out = includesHead(ablations.heads, head);
    const even = chanceOf(this.config);
    return html`
      <div role="gridcell" class=${out ? 'out' : ''}>
        <div class="map">${this.#map(head, true)} ${out ? cross : nothing}</div>
        <button
          type="button"
          aria-pressed=${out}
          tabindex=${index === this.current ? 0 : -1}
          data-index=${index}
          @focus=${() => (this.current = index)}
          @click=${() => this.#toggle(head)}
        >
          <span class="name">${words.headButton(headName(head))}</span>
          <span class="visually-hidden">${words.out}</span>
          <span class="state" aria-hidden="true">${out ? words.outShort : words.takeOut}</span>
        </button>
        <dl class="scores">
          ${score(words.previousToken, measures.previousToken[l][h], even.previousToken)}
          ${score(words.prefixMatching, measures.prefixMatching[l][h], even.prefixMatching)}
        </dl>
      </div>
    `;
  }

  #map(head: Head, compact: boolean) {
    const labels = this.#labels;
    return html`
      <lab-heat-map
        ?compact=${compact}
        .values=${this.picture!.sequence.patterns[head[0]][head[1]]}
        .rows=${labels.length}
        .columns=${labels.length}
        .rowLabels=${labels}
        .columnLabels=${labels}
        .domain=${DOMAIN}
        .triangular=${true}
        .outline=${this.#stripe}
        .highlight=${this.#highlight}
        .label=${words.map(head)}
        .describeCell=${this.#describeCell}
        @lab-cell=${this.#onCell}
      ></lab-heat-map>
    `;
  }

  /** The grid's maps are pictures; one map at a time can be read cell by cell, by keyboard and as a table. */
  #detail() {
    const { patterns } = this.picture!.sequence;
    const heads = allHeads(patterns.length, patterns[0].length);
    const head = heads[Math.min(this.current, heads.length - 1)];
    return html`
      <details @toggle=${(event: ToggleEvent) => (this.detailOpen = event.newState === 'open')}>
        <summary>${words.detail(headName(head))}</summary>
        ${this.detailOpen ? html`<div class="detail">${this.#map(head, false)}</div>` : nothing}
      </details>
    `;
  }

  #toggle(head: Head): void {
    const detail: AblateDetail = { head };
    this.dispatchEvent(new CustomEvent('lab-ablate', { detail, bubbles: true, composed: true }));
  }

  #onCell(event: CustomEvent<{ row: number; column: number } | null>): void {
    event.stopPropagation();
    this.hovered = event.detail?.row ?? null;
    const detail: TokenDetail = { query: this.hovered, key: event.detail?.column ?? null };
    this.dispatchEvent(new CustomEvent('lab-token', { detail, bubbles: true, composed: true }));
  }

  #onKey(event: KeyboardEvent): void {
    if (!this.picture || !(event.target instanceof HTMLButtonElement)) return;
    const { patterns } = this.picture.sequence;
    const count = allHeads(patterns.length, patterns[0].length).length;
    const index = roveTo(event, this.current, count, patterns[0].length);
    if (index === undefined) return;
    event.preventDefault();
    this.current = index;
    this.renderRoot.querySelector<HTMLButtonElement>(`button[data-index="${index}"]`)?.focus();
  }
}

const cross = html`
  <svg class="cross" aria-hidden="true">
    <line x1="0" y1="0" x2="100%" y2="100%"></line>
    <line x1="100%" y1="0" x2="0" y2="100%"></line>
  </svg>
`;

function score(name: string, value: number, even: number) {
  return html`
    <dt>${name}</dt>
    <dd>
      <span class="number">${decimal(value)}</span>
      <svg aria-hidden="true">
        <rect class="track" y="3" width="100%" height="2"></rect>
        <rect class="bar" y="1" width=${across(value, 0, 1)} height="6"></rect>
        <line class="mark" x1=${across(even, 0, 1)} x2=${across(even, 0, 1)} y1="0" y2="8"></line>
      </svg>
    </dd>
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    'induction-attention': InductionAttention;
  }
}
