/** @file The tables of one acted step: first moves and games. The columns of the phase are tinted. */

import { html, nothing, type TemplateResult } from 'lit';
import { decimal, signed } from '../../../core/plot/numbers.ts';
import type { Phase } from '../scene/phases.ts';
import { strings } from '../strings.ts';
import type { ActedGroup, Rollout } from '../types.ts';
import { judged, verdictOf, type JudgedCandidate } from './acted-group.ts';
import { distanceText, lostText, shareBar } from './share-bar.ts';

const words = strings.acted;
const { columns } = words;

/** Rows of a table shown before the reader asks for all. */
const FEW = 8;

/** Marks a column that is what the phase is about. */
const tinted = (on: boolean) => (on ? 'now' : nothing);

function change(value: number | undefined): TemplateResult {
  if (value === undefined) return html`${strings.common.none}`;
  if (value === 0) return html`0`;
  return html`<span class=${value > 0 ? 'up' : 'down'}>${value > 0 ? '▲' : '▼'}&nbsp;${signed(value)}</span>`;
}

/** Shows the rest of a long table, or folds it again; nothing where all fits. */
function foldButton(
  count: number,
  whole: boolean,
  more: (count: number) => string,
  less: string,
  toggle: () => void,
) {
  if (count <= FEW) return nothing;
  return html`<button type="button" class="small quiet more" aria-expanded=${whole} @click=${toggle}>
    ${whole ? less : more(count)}
  </button>`;
}

/** First moves: probability before and after, games, reward, advantage, and the truth. */
export function candidateTable(
  group: ActedGroup,
  phase: Phase,
  whole: boolean,
  toggle: () => void,
): TemplateResult {
  const rows = judged(group);
  const shown = whole ? rows : rows.slice(0, FEW);
  return html`<div>
    <div class="scroller" tabindex="0" role="group" aria-label=${words.candidates}>
      <table>
        <caption>
          ${words.candidates}
        </caption>
        <thead>
          <tr>
            <th scope="col">${columns.move}</th>
            <th scope="col" class=${tinted(phase === 'sample')}>${columns.before}</th>
            <th scope="col" class=${tinted(phase === 'update')}>${columns.after}</th>
            <th scope="col" class=${tinted(phase === 'sample')}>${columns.chosen}</th>
            <th scope="col" class=${tinted(phase === 'reward')}>${columns.reward}</th>
            <th scope="col" class=${tinted(phase === 'advantage')}>${columns.advantage}</th>
            <th scope="col">${columns.distance}</th>
            <th scope="col">${columns.regret}</th>
          </tr>
        </thead>
        <tbody>
          ${shown.map((row) => candidateRow(row, phase))}
        </tbody>
      </table>
    </div>
    ${foldButton(rows.length, whole, words.showAll, words.showFew, toggle)}
    <p class="note">${words.candidatesHint} ${strings.common.notation}</p>
  </div>`;
}

function candidateRow(row: JudgedCandidate, phase: Phase): TemplateResult {
  const { san, probability, after, games, meanReward, meanAdvantage, distance, regret } = row;
  return html`<tr>
    <th scope="row">${san}</th>
    <td class=${tinted(phase === 'sample')}>${shareBar(probability, 'policy')}</td>
    <td class=${tinted(phase === 'update')}>${shareBar(after, 'after')}</td>
    <td class=${tinted(phase === 'sample')}>${games || strings.common.none}</td>
    <td class=${tinted(phase === 'reward')}>
      ${meanReward === undefined ? strings.common.none : decimal(meanReward)}
    </td>
    <td class=${tinted(phase === 'advantage')}>${change(meanAdvantage)}</td>
    <td>${distanceText(distance)}</td>
    <td class=${regret === 0 ? 'best' : nothing}>${lostText(regret)}</td>
  </tr>`;
}

/** Every game: its moves, how it ended, reward, advantage. */
export function gameTable(
  { rollouts }: ActedGroup,
  phase: Phase,
  whole: boolean,
  toggle: () => void,
): TemplateResult {
  const shown = whole ? rollouts : rollouts.slice(0, FEW);
  return html`<div>
    <div class="scroller" tabindex="0" role="group" aria-label=${words.gamesHeading}>
      <table>
        <caption>
          ${words.gamesHeading}
        </caption>
        <thead>
          <tr>
            <th scope="col">${columns.number}</th>
            <th scope="col" class="left">${columns.game}</th>
            <th scope="col" class=${phase === 'reward' ? 'left now' : 'left'}>${columns.outcome}</th>
            <th scope="col" class=${tinted(phase === 'reward')}>${columns.oneReward}</th>
            <th scope="col" class=${tinted(phase === 'advantage')}>${columns.advantage}</th>
            <th scope="col" class=${phase === 'update' ? 'left now' : 'left'}>${columns.effect}</th>
          </tr>
        </thead>
        <tbody>
          ${shown.map((rollout, i) => gameRow(rollout, i, phase))}
        </tbody>
      </table>
    </div>
    ${foldButton(rollouts.length, whole, words.showAllGames, words.showFewGames, toggle)}
  </div>`;
}

function gameRow(rollout: Rollout, index: number, phase: Phase): TemplateResult {
  const { san, outcome, reward, advantage } = rollout;
  const verdict = verdictOf(rollout);
  return html`<tr>
    <th scope="row">${index + 1}</th>
    <td class=${phase === 'sample' ? 'line now' : 'line'}>${numbered(san)}</td>
    <td class=${phase === 'reward' ? 'left now' : 'left'}>${words.outcomes[outcome]}</td>
    <td class=${tinted(phase === 'reward')}>${decimal(reward, 0)}</td>
    <td class=${tinted(phase === 'advantage')}>${change(advantage)}</td>
    <td class=${`left ${verdict} ${phase === 'update' ? 'now' : ''}`}>${words.verdict[verdict]}</td>
  </tr>`;
}

/** `1. Qb5 Kd6 2. Qc5#` */
function numbered(san: readonly string[]): string {
  return san.map((move, i) => (i % 2 === 0 ? `${i / 2 + 1}.\u00a0${move}` : move)).join(' ');
}
