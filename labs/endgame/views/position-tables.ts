/** @file The tables of the reader's position: the policy's moves beside the truth, and the game so far. */

import { html, nothing, type TemplateResult } from 'lit';
import type { Game, PlayedMove } from '../play.ts';
import { strings } from '../strings.ts';
import { positionStrings } from './position-strings.ts';
import type { EndgamePicture } from '../types.ts';
import { distanceText, lostText, shareBar } from './share-bar.ts';

const words = positionStrings;
const { columns } = strings.acted;

/** Rows shown before the reader asks for all. */
const FEW = 8;

/** The policy's moves, most probable first, and what the table says of each. */
export function positionCandidates(
  { candidates, controlCandidates }: EndgamePicture,
  whole: boolean,
  toggle: () => void,
): TemplateResult {
  const control = new Map(controlCandidates?.map(({ action, probability }) => [action, probability]));
  const shown = whole ? candidates : candidates.slice(0, FEW);
  return html`<div class="scroller" tabindex="0" role="group" aria-label=${words.candidates}>
      <table>
        <caption>
          ${words.candidates}
        </caption>
        <thead>
          <tr>
            <th scope="col">${columns.move}</th>
            <th scope="col">${columns.probability}</th>
            ${controlCandidates ? html`<th scope="col">${columns.control}</th>` : nothing}
            <th scope="col">${columns.distance}</th>
            <th scope="col">${columns.regret}</th>
          </tr>
        </thead>
        <tbody>
          ${shown.map(
            ({ action, san, probability, distance, regret }) =>
              html`<tr>
                <th scope="row">${san}</th>
                <td>${shareBar(probability, 'policy')}</td>
                ${controlCandidates ? html`<td>${shareBar(control.get(action), 'other')}</td>` : nothing}
                <td>${distanceText(distance)}</td>
                <td class=${regret === 0 ? 'best' : nothing}>${lostText(regret)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${
      candidates.length > FEW
        ? html`<button type="button" class="small quiet" @click=${toggle}>
            ${whole ? strings.acted.showFew : strings.acted.showAll(candidates.length)}
          </button>`
        : nothing
    }
    <p class="note">${strings.common.notation}</p>`;
}

/** The game, a row for each of the policy's moves. */
export function gameMoves({ start, moves }: Game): TemplateResult {
  const { moveColumns } = words;
  // Where Black begins, the first row lacks the policy's move.
  const padded: (PlayedMove | undefined)[] = start.toMove === 'black' ? [undefined, ...moves] : [...moves];
  const rows = Array.from({ length: Math.ceil(padded.length / 2) }, (_, i) => padded.slice(2 * i, 2 * i + 2));
  return html`<div class="scroller" tabindex="0" role="group" aria-label=${words.moves}>
    <table>
      <caption>
        ${words.moves}
      </caption>
      <thead>
        <tr>
          <td></td>
          <th scope="col">${moveColumns.white}</th>
          <th scope="col">${moveColumns.lost}</th>
          <th scope="col">${moveColumns.black}</th>
          <th scope="col">${moveColumns.helped}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([white, black], i) =>
            html`<tr>
              <th scope="row">${i + 1}.</th>
              <td>${white?.san ?? '…'}</td>
              <td>${white ? lostText(white.lost) : ''}</td>
              <td>${black?.san ?? ''}</td>
              <td>${black ? givenText(black.lost) : ''}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    <p class="note">${rows.length === 0 ? words.noMoves : words.lostHint}</p>
  </div>`;
}

function givenText(given: number | null | undefined): string {
  if (given === undefined) return strings.common.none;
  return given === null ? words.draw : String(given);
}
