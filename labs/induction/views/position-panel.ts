/** @file What the model does at one position of the reader's sequence: attention, prediction, attribution. */

import { css, html, nothing, svg } from 'lit';
import { sequenceStrings } from './sequence-strings.ts';
import type { Head, SequencePicture } from '../types.ts';
import { tokenText } from '../vocabulary.ts';
import { headName } from './heads.ts';
import { across, decimal, percent, scientific, signed } from '../../../core/plot/numbers.ts';

const words = sequenceStrings;

/** Predicted tokens listed. */
const TOP = 5;

/** Styles of the panel's three lists: name, bar, number. */
export const positionPanelStyles = css`
  .position {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr));
    gap: var(--_space-5);
  }
  .bars {
    display: grid;
    grid-template-columns: auto minmax(3rem, 1fr) auto;
    align-items: center;
    gap: 0.15rem var(--_space-2);
    margin-block: var(--_space-2);
    font-size: var(--_text-small);
  }
  .bars > div {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
    align-items: center;
  }
  .bars dt,
  .bars dd {
    margin: 0;
  }
  .bars dd.number {
    text-align: end;
  }
  .bars svg {
    block-size: 1rem;
  }
  .bars code {
    font-family: var(--_font-mono);
  }
  .bars .bar {
    fill: var(--_model);
  }
  .bars .less {
    fill: none;
    stroke: var(--_model);
    stroke-width: 1.5;
  }
  .bars .axis {
    stroke: var(--_edge);
  }
  .bars .mark {
    stroke: var(--_ink);
    stroke-dasharray: 3 2;
  }
  .bars .actual dt {
    color: var(--_reader);
    font-weight: 650;
  }
  .bars .sum {
    margin-block-start: var(--_space-1);
    border-block-start: 1px solid var(--_edge);
    font-weight: 650;
  }
`;

/**
 * The panel for position `at`.
 * @param shown the heads of the token strip's lanes, in order.
 */
export function positionPanel(
  picture: SequencePicture,
  at: number,
  vocabulary: number,
  shown: readonly Head[],
) {
  return html`
    <div class="position">
      ${looks(picture, at, vocabulary, shown)} ${nextToken(picture, at, vocabulary)}
      ${attribution(picture, at, vocabulary)}
    </div>
  `;
}

function looks(picture: SequencePicture, at: number, vocabulary: number, shown: readonly Head[]) {
  const { tokens, patterns } = picture;
  const even = 1 / (at + 1);
  return html`
    <div>
      <h5>${words.looks}</h5>
      <dl class="bars">
        ${shown.map((head) => {
          const pattern = patterns[head[0]][head[1]];
          const row = pattern.subarray(at * tokens.length, at * tokens.length + at + 1);
          const key = row.reduce((best, weight, k) => (weight > row[best] ? k : best), 0);
          return html`
            <div>
              <dt>${headName(head)}</dt>
              <dd>${shareBar(row[key], even)}</dd>
              <dd class="number">
                <code>${tokenText(tokens[key], vocabulary)}</code>
                ${words.looksAt(key + 1, decimal(row[key]))}
              </dd>
            </div>
          `;
        })}
      </dl>
      <p class="note">${words.evenly(decimal(even))}</p>
    </div>
  `;
}

function nextToken({ tokens, probabilities }: SequencePicture, at: number, vocabulary: number) {
  const row = probabilities.subarray(at * vocabulary, (at + 1) * vocabulary);
  const actual: number | undefined = tokens[at + 1];
  const ranked = Array.from(row.keys()).sort((a, b) => row[b] - row[a]);
  const listed = ranked.slice(0, TOP);
  if (actual !== undefined && !listed.includes(actual)) listed.push(actual);
  return html`
    <div>
      <h5>${words.next}</h5>
      <dl class="bars">
        ${listed.map(
          (token) => html`
            <div class=${token === actual ? 'actual' : ''}>
              <dt>
                <code>${tokenText(token, vocabulary)}</code>${
                  token === actual ? html`<span class="visually-hidden"> (${words.actual})</span>` : nothing
                }
              </dt>
              <dd>${shareBar(row[token], 1 / vocabulary)}</dd>
              <dd class="number">${percent(row[token], 1)}</dd>
            </div>
          `,
        )}
      </dl>
      <p class="note">
        ${actual === undefined ? words.nextOpen : words.nextIs(tokenText(actual, vocabulary))}
        ${words.nextChance(percent(1 / vocabulary, 1))}
      </p>
    </div>
  `;
}

function attribution({ tokens, attribution }: SequencePicture, at: number, vocabulary: number) {
  const { parts, values, logits, identityError } = attribution;
  if (at >= tokens.length - 1) {
    return html`
      <div>
        <h5>${words.attribution}</h5>
        <p class="note">${words.attributionNone}</p>
      </div>
    `;
  }
  const row = values.subarray(at * parts.length, (at + 1) * parts.length);
  const logit = logits[at];
  const reach = Math.max(1e-9, Math.abs(logit), ...row.map(Math.abs));
  return html`
    <div>
      <h5>${words.attributionOf(tokenText(tokens[at + 1], vocabulary))}</h5>
      <dl class="bars">
        ${parts.map(
          (part, i) => html`
            <div>
              <dt>${partName(part)}</dt>
              <dd>${divergingBar(row[i], reach)}</dd>
              <dd class="number">${signed(row[i])}</dd>
            </div>
          `,
        )}
        <div class="sum">
          <dt>${words.logit}</dt>
          <dd>${divergingBar(logit, reach)}</dd>
          <dd class="number">${signed(logit)}</dd>
        </div>
      </dl>
      <p class="note">${words.identity(scientific(identityError))}</p>
    </div>
  `;
}

/** A part of the residual stream as the reader sees it. */
function partName(part: string): string {
  return part === 'token' || part === 'position' ? words.parts[part] : words.parts.head(part);
}

/** A bar from 0 to 1 with the value chance gives as a mark. */
function shareBar(value: number, chance: number) {
  const at = across(chance, 0, 1);
  return html`
    <svg aria-hidden="true">
      <line class="axis" x1="0" x2="100%" y1="15" y2="15"></line>
      <rect class="bar" y="3" width=${across(value, 0, 1)} height="10"></rect>
      <line class="mark" x1=${at} x2=${at} y1="0" y2="16"></line>
    </svg>
  `;
}

/** A bar from the middle: filled to the right for more, open to the left for less. */
function divergingBar(value: number, reach: number) {
  const from = across(Math.min(value, 0), -reach, reach);
  const width = across(Math.abs(value), 0, 2 * reach);
  return html`
    <svg aria-hidden="true">
      <line class="axis" x1="50%" x2="50%" y1="0" y2="16"></line>
      ${svg`<rect class=${value < 0 ? 'less' : 'bar'} x=${from} y="4" width=${width} height="8"></rect>`}
    </svg>
  `;
}
