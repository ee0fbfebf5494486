import { css, html, nothing, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { customElement } from '../../../core/element/custom-element.ts';
import { ViewElement } from '../../../core/element/view-element.ts';
import { ABLATION_KINDS } from '../ablations.ts';
import { DEFAULT_CONFIG } from '../config.ts';
import { strings } from '../strings.ts';
import type { AblationKind, Ablations, Head, InductionConfig, InductionPicture } from '../types.ts';
import { effectPlot, effectPlotStyles } from './effect-plot.ts';
import { allHeads, headName, inOrder, includesHead } from './heads.ts';
import { decimal, percent, signed } from '../../../core/plot/numbers.ts';
import { viewStyles } from '../../../core/element/view-styles.ts';

/** Detail of `lab-ablations`: all heads that are to be out of action from now on, and how. */
export interface AblationsDetail {
  readonly ablations: Ablations;
}

const words = strings.ablation;

/** Losses on tokens that can be copied, in nats. */
interface Losses {
  readonly intact: number;
  /** Absent while no head is out of action. */
  readonly ablated?: number;
}

/** Below this many nats the two losses print alike, and the panel says that nothing happened. */
const VISIBLE_NATS = 0.005;

/**
 * How heads are taken out of action, heads in groups, and what it does to the loss.
 *
 * @fires lab-ablations - {@link AblationsDetail}
 */
@customElement('induction-ablation')
export class InductionAblation extends ViewElement {
  static override styles = [
    ...viewStyles,
    effectPlotStyles,
    css`
      .kinds {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr));
        gap: var(--_space-2) var(--_space-4);
        margin-block-start: var(--_space-2);
      }
      .kinds label:has(> input:first-child) {
        align-items: start;
        font-size: var(--_text-small);
        line-height: 1.4;
      }
      .kinds input {
        flex: none;
        margin-block-start: 0.2em;
      }
      .kinds b {
        display: block;
        font-weight: 600;
      }
      .kinds span span {
        color: var(--_muted);
      }
      .buttons {
        margin-block: var(--_space-2);
      }
      .verdict {
        max-inline-size: 42rem;
        margin-block: var(--_space-2) var(--_space-3);
      }
    `,
  ];

  /** What to draw; nothing is drawn without it. */
  @property({ attribute: false }) picture?: InductionPicture;
  /** Of the run shown: chance is ln V. */
  @property({ attribute: false }) config: InductionConfig = DEFAULT_CONFIG;

  /** What a screen reader is told: the effect of the reader's latest choice, not of every step of a run. */
  #announced: Losses | undefined;
  #announcedFor = '';

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.picture || !changed.has('picture')) return;
    const choice = JSON.stringify(this.picture.ablations);
    if (choice === this.#announcedFor) return;
    // The first picture is nobody's choice.
    if (this.#announcedFor !== '') this.#announced = losses(this.picture);
    this.#announcedFor = choice;
  }

  override render() {
    const { picture } = this;
    if (!picture) return html`<p class="note">${strings.common.waiting}</p>`;
    const { ablations, sequence } = picture;
    const layers = sequence.patterns.length;
    const heads = sequence.patterns[0].length;
    return html`
      <div class="stack">
        <h3>${words.heading}</h3>
        <fieldset>
          <legend>${words.kind}</legend>
          <div class="kinds">${ABLATION_KINDS.map((kind) => this.#kind(kind, ablations))}</div>
        </fieldset>
        <div>
          <h4>${words.groups}</h4>
          ${this.#groups(ablations, layers, heads)}
          <p class="note">
            ${namesOut(ablations.heads, layers * heads)} ${heads > 1 ? words.redundancy : nothing}
          </p>
        </div>
        ${this.#effect(picture)}
      </div>
    `;
  }

  #kind(kind: AblationKind, ablations: Ablations) {
    return html`
      <label>
        <input
          type="radio"
          name="kind"
          value=${kind}
          .checked=${ablations.kind === kind}
          @change=${() => this.#change({ ...ablations, kind })}
        />
        <span><b>${words.kinds[kind].name}</b><span>${words.kinds[kind].question}</span></span>
      </label>
    `;
  }

  #groups(ablations: Ablations, layers: number, heads: number) {
    const out = ablations.heads;
    const rest = allHeads(layers, heads).filter((head) => !includesHead(out, head));
    const to = (heads: readonly Head[]) => () => this.#change({ ...ablations, heads: inOrder(heads) });
    return html`
      <div class="buttons" role="group" aria-label=${words.groups}>
        <button type="button" ?disabled=${out.length === 0} @click=${to([])}>${words.restore}</button>
        <button
          type="button"
          ?disabled=${out.length === 0}
          title=${out.length ? words.keepOnlyHint(out.map(headName).join(', ')) : words.keepOnlyNone}
          @click=${to(rest)}
        >
          ${words.keepOnly}
        </button>
        ${Array.from({ length: layers }, (_, layer) => {
          const group = allHeads(layers, heads).filter(([l]) => l === layer);
          const pressed = group.every((head) => includesHead(out, head));
          const others = out.filter(([l]) => l !== layer);
          return html`
            <button
              type="button"
              aria-pressed=${pressed}
              @click=${to(pressed ? others : [...others, ...group])}
            >
              ${words.allOf(layer)}
            </button>
          `;
        })}
      </div>
    `;
  }

  #effect(picture: InductionPicture) {
    const { measures } = picture;
    const { intact, ablated } = losses(picture);
    const intervened = ablated !== undefined;
    const { vocabulary } = this.config;
    const chance = Math.log(vocabulary);
    return html`
      <div>
        <h4>${words.effect}</h4>
        <p class="verdict">${this.#verdict({ intact, ablated })}</p>
        <p class="visually-hidden" role="status">
          ${this.#announced ? this.#verdict(this.#announced) : nothing}
        </p>
        ${effectPlot({
          name: words.inducible,
          from: 0,
          to: Math.max(chance * 1.15, measures.inducibleLoss * 1.05, intact * 1.05),
          intact,
          ablated,
          references: [
            { name: strings.common.exact, value: measures.exact.inducibleLoss },
            { name: words.chance(vocabulary), value: chance },
          ],
        })}
        ${effectPlot({
          name: words.icl,
          from: Math.min(measures.exact.iclScore, measures.intact.iclScore, measures.iclScore) - 0.4,
          to: Math.max(0, measures.intact.iclScore, measures.iclScore) + 0.6,
          intact: measures.intact.iclScore,
          ablated: intervened ? measures.iclScore : undefined,
          references: [
            { name: strings.common.exact, value: measures.exact.iclScore },
            { name: words.noContext, value: 0 },
          ],
        })}
        <p class="note">${words.iclHint}</p>
      </div>
    `;
  }

  #verdict({ intact, ablated }: Losses): string {
    return ablated === undefined
      ? words.intactOnly(decimal(intact))
      : verdict(intact, ablated, Math.log(this.config.vocabulary));
  }

  #change(ablations: Ablations): void {
    const detail: AblationsDetail = { ablations };
    this.dispatchEvent(new CustomEvent('lab-ablations', { detail, bubbles: true, composed: true }));
  }
}

function losses({ ablations, measures }: InductionPicture): Losses {
  const { intact, inducibleLoss } = measures;
  return {
    intact: intact.inducibleLoss,
    ablated: ablations.heads.length > 0 ? inducibleLoss : undefined,
  };
}

function namesOut(heads: readonly Head[], total: number): string {
  if (heads.length === 0) return words.none;
  return heads.length === total ? words.all : words.out(heads.map(headName).join(', '));
}

/** One sentence on the effect: by how much the loss rose, and how far towards chance. */
function verdict(intact: number, ablated: number, chance: number): string {
  const change = ablated - intact;
  if (Math.abs(change) < VISIBLE_NATS) return words.unchanged(decimal(intact));
  const sentence = words.rises(decimal(intact), decimal(ablated), signed(change));
  const share = change / (chance - intact);
  // An untrained model is at chance already: there is no way to lose.
  const meaningful = chance - intact > 0.1 && share > 0;
  return meaningful ? `${sentence} ${words.lost(percent(share))}` : sentence;
}

declare global {
  interface HTMLElementTagNameMap {
    'induction-ablation': InductionAblation;
  }
}
