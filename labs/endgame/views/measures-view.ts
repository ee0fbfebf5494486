/** @file `<endgame-measures>`: mate rates, regret and table-best moves, by kind of play and of defence. */

import { css, html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { customElement } from '../../../core/element/custom-element.ts';
import { ViewElement } from '../../../core/element/view-element.ts';
import { viewStyles } from '../../../core/element/view-styles.ts';
import { decimal, percent } from '../../../core/plot/numbers.ts';
import { measuresStrings } from './measures-strings.ts';
import type { Evaluation, Measures } from '../types.ts';
import { tableStyles } from './table-styles.ts';

const words = measuresStrings;

const KINDS = ['greedyBest', 'greedyRandom', 'sampledBest', 'control'] as const;

/**
 * The measures as tables.
 *
 * @fires lab-measure - the measures of the step on display are wanted
 */
@customElement('endgame-measures')
export class EndgameMeasures extends ViewElement {
  static override styles = [
    ...viewStyles,
    tableStyles,
    css`
      /* Kinds of play are longer than moves. */
      tbody th {
        white-space: normal;
      }
    `,
  ];

  @property({ attribute: false }) measures: Measures | undefined;
  /** The step on display. */
  @property({ attribute: false }) step = 0;
  /** Whether the measures are being made. */
  @property({ attribute: false }) measuring = false;
  /** Why they could not be made. */
  @property({ attribute: false }) problem = '';

  override render() {
    const { measures } = this;
    return html`
      <div class="stack">
        <div class="buttons">
          <button
            type="button"
            ?disabled=${this.measuring}
            @click=${() => this.dispatchEvent(new CustomEvent('lab-measure', { bubbles: true }))}
          >
            ${words.button}
          </button>
        </div>
        <p class="note" role="status">${this.#status()}</p>
        ${measures ? this.#tables(measures) : nothing}
        <p class="note">${words.regretNote}</p>
      </div>
    `;
  }

  #status(): string {
    const { measures } = this;
    if (this.measuring) return words.measuring;
    if (this.problem) return words.failed(this.problem);
    if (!measures) return words.hint;
    const at = words.at(measures.step, measures.greedyBest.games);
    return measures.step === this.step ? at : `${at} ${words.stale(measures.step)}`;
  }

  #tables(measures: Measures) {
    const columns = KINDS.flatMap((kind) => {
      const evaluation = measures[kind];
      return evaluation ? [{ name: words.kinds[kind], evaluation }] : [];
    });
    return html`
      <div class="scroller" tabindex="0" role="group" aria-label=${words.caption}>
        <table>
          <caption>
            ${words.caption}
          </caption>
          <thead>
            <tr>
              <th scope="col">${words.distance}</th>
              ${columns.map(({ name }) => html`<th scope="col">${name}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${distancesOf(measures.greedyBest).map(
              (distance) =>
                html`<tr>
                  <th scope="row">${distance}</th>
                  ${columns.map(({ evaluation }) => html`<td>${percent(evaluation.byDistance[distance] ?? NaN)}</td>`)}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      <div class="scroller" tabindex="0" role="group" aria-label=${words.summary}>
        <table>
          <caption>
            ${words.summary}
          </caption>
          <thead>
            <tr>
              <th scope="col">${words.play}</th>
              <th scope="col">${words.regret}</th>
              <th scope="col">${words.optimal}</th>
            </tr>
          </thead>
          <tbody>
            ${columns.map(
              ({ name, evaluation }) =>
                html`<tr>
                  <th scope="row">${name}</th>
                  <td>${decimal(evaluation.regret)}</td>
                  <td>${percent(evaluation.optimalShare)}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    `;
  }
}

function distancesOf({ byDistance }: Evaluation): number[] {
  return Object.keys(byDistance)
    .map(Number)
    .sort((a, b) => a - b);
}

declare global {
  interface HTMLElementTagNameMap {
    'endgame-measures': EndgameMeasures;
  }
}
