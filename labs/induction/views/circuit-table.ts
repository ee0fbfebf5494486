/** @file The circuit diagram's twin: its heads and pairs as tables. */

import { html, nothing } from 'lit';
import { strings } from '../strings.ts';
import { circuitStrings } from './circuit-strings.ts';
import type { Head, Measures } from '../types.ts';
import type { Chance, ChanceBand } from './chance.ts';
import { allHeads, headName, includesHead } from './heads.ts';
import { decimal, signed } from '../../../core/plot/numbers.ts';

const words = circuitStrings;

/** Every figure the diagram draws, with the values chance gives. */
export function circuitTable(measures: Measures, chance: Chance, ablated: readonly Head[]) {
  const layers = measures.previousToken.length;
  const heads = measures.previousToken[0].length;
  return html`
    <table>
      <caption>
        ${words.headsTable}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.head}</th>
          <th scope="col">${words.previousTokenScore}</th>
          <th scope="col">${words.copying}</th>
        </tr>
      </thead>
      <tbody>
        ${allHeads(layers, heads).map((head) => {
          const [l, h] = head;
          const out = includesHead(ablated, head)
            ? html`<span class="reader">${strings.common.outOfAction}</span>`
            : nothing;
          return html`
            <tr>
              <th scope="row">${headName(head)} ${out}</th>
              <td>${decimal(measures.previousToken[l][h])}</td>
              <td>${decimal(measures.ovCopying[l][h])}</td>
            </tr>
          `;
        })}
        <tr>
          <th scope="row">${strings.common.chance}</th>
          <td>${decimal(chance.previousToken)}</td>
          <td>${bandText(chance.copying)}</td>
        </tr>
      </tbody>
    </table>
    ${
      measures.kCompositionPairs.length === 0
        ? nothing
        : html`
            <table>
              <caption>
                ${words.pairsTable}
              </caption>
              <thead>
                <tr>
                  <th scope="col">${words.writer}</th>
                  <th scope="col">${words.reader}</th>
                  <th scope="col">${words.composition}</th>
                  <th scope="col">${words.match}</th>
                </tr>
              </thead>
              <tbody>
                ${measures.kCompositionPairs.flatMap((row, writer) =>
                  row.map(
                    (value, reader) => html`
                      <tr>
                        <th scope="row">${headName([0, writer])}</th>
                        <td>${headName([1, reader])}</td>
                        <td>${decimal(value)}</td>
                        <td>${signed(measures.matchPairs[writer][reader], 1)}</td>
                      </tr>
                    `,
                  ),
                )}
                <tr>
                  <th scope="row">${strings.common.chance}</th>
                  <td></td>
                  <td>${bandText(chance.composition)}</td>
                  <td>0</td>
                </tr>
              </tbody>
            </table>
          `
    }
  `;
}

/** "random 0.18, up to 0.21". */
export function bandText({ mean, upper }: ChanceBand): string {
  return words.nullIs(decimal(mean), decimal(upper));
}
