/** @file `<endgame-edges>`: where in the network one acted step changed most, by layer. */

import { css, html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { customElement } from '../../../core/element/custom-element.ts';
import { ViewElement } from '../../../core/element/view-element.ts';
import { viewStyles } from '../../../core/element/view-styles.ts';
import { signed } from '../../../core/plot/numbers.ts';
import type { ActedStep } from '../types.ts';
import { edgesStrings as words } from './edges-strings.ts';
import { tableStyles } from './table-styles.ts';

/** Weights shown of each layer. */
const ROWS = 8;

/** The largest weight changes of a step. */
@customElement('endgame-edges')
export class EndgameEdges extends ViewElement {
  static override styles = [
    ...viewStyles,
    tableStyles,
    css`
      .layers {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr));
        gap: var(--_space-4);
      }
    `,
  ];

  @property({ attribute: false }) acted: ActedStep | undefined;

  override render() {
    if (!this.acted) return nothing;
    const { edges } = this.acted;
    return html`<p class="note">${words.caption}</p>
      <div class="layers">
        ${words.layers.map((layer, i) => {
          const own = edges.filter((edge) => edge.layer === i).slice(0, ROWS);
          return html`<table>
            <caption>
              ${layer}
            </caption>
            <thead>
              <tr>
                <th scope="col">${words.columns.edge}</th>
                <th scope="col">${words.columns.value}</th>
                <th scope="col">${words.columns.change}</th>
              </tr>
            </thead>
            <tbody>
              ${own.map(
                ({ from, to, weight, change }) =>
                  html`<tr>
                    <td>${words.edge(from, to)}</td>
                    <td>${signed(weight, 3)}</td>
                    <td>${signed(change, 4)}</td>
                  </tr>`,
              )}
            </tbody>
          </table>`;
        })}
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'endgame-edges': EndgameEdges;
  }
}
