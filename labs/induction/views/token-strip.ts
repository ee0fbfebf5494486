/** @file The reader's sequence as cells: token, where each head looks, loss of predicting the next token. */

import { css, html, nothing } from 'lit';
import { sequenceStrings } from './sequence-strings.ts';
import type { Head, SequencePicture } from '../types.ts';
import { tokenText } from '../vocabulary.ts';
import { allHeads, inOrder } from './heads.ts';
import { styleProperties } from '../../../core/element/style-properties.ts';
import { decimal } from '../../../core/plot/numbers.ts';

const words = sequenceStrings;

/** Lanes that still tell heads apart. */
const MOST_LANES = 8;

/** Loss at the top of a bar, in multiples of chance; a line marks chance itself. */
const TALLEST = 1.25;

/** Styles of {@link tokenStrip}. */
export const tokenStripStyles = css`
  .strip {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(var(--cell), 1fr));
    gap: var(--_space-2) 2px;
  }
  .strip [role='option'] {
    display: grid;
    min-inline-size: 0;
    border-radius: var(--_radius);
    background: var(--_panel);
    cursor: pointer;
  }
  .strip [role='option']:focus-visible {
    outline: var(--_ring);
    outline-offset: 1px;
    z-index: 1;
  }
  .strip code {
    padding-block: 2px;
    color: var(--_ink);
    font: 400 var(--_text-small) / 1.3 var(--_font-mono);
    text-align: center;
  }
  .strip .at {
    background: var(--_model-wash);
  }
  .strip .at code {
    background: var(--_model);
    color: var(--_on-model);
    border-radius: var(--_radius);
  }
  .strip .marked:not(.at) {
    box-shadow: inset 0 0 0 2px var(--_model);
  }
  .strip .later code {
    color: var(--_muted);
  }
  .lanes {
    display: grid;
    gap: 1px;
    padding-inline: 1px;
  }
  .lanes span {
    block-size: 4px;
    background: var(--_rule);
  }
  .lanes span::after {
    content: '';
    display: block;
    block-size: 100%;
    background: var(--_model);
    opacity: var(--weight);
  }
  .later .lanes span {
    background: none;
  }
  .loss {
    position: relative;
    block-size: 2rem;
    margin-block-start: 3px;
  }
  .loss span {
    position: absolute;
    inset: auto 15% 0;
    block-size: var(--loss);
    background: var(--_ink);
    opacity: 0.7;
  }
  .loss::after {
    content: '';
    position: absolute;
    inset: auto 0 80%;
    border-block-start: 1px dashed var(--_edge);
  }
  .loss:not(:has(span))::after {
    border: 0;
  }
  @media (forced-colors: active) {
    .strip .at code,
    .strip .marked {
      forced-color-adjust: none;
    }
    .loss span,
    .lanes span::after {
      forced-color-adjust: none;
      background: CanvasText;
    }
  }
`;

/** The heads whose lanes are drawn: all where they are few, else those that look hardest somewhere. */
export function lanes({ patterns, tokens }: SequencePicture, at: number): Head[] {
  const heads = allHeads(patterns.length, patterns[0].length);
  if (heads.length <= MOST_LANES) return heads;
  const peak = ([layer, head]: Head) =>
    Math.max(...patterns[layer][head].subarray(at * tokens.length, at * tokens.length + at + 1));
  return inOrder([...heads].sort((a, b) => peak(b) - peak(a)).slice(0, MOST_LANES));
}

/** What the strip needs besides the picture. */
export interface TokenStrip {
  readonly picture: SequencePicture;
  readonly vocabulary: number;
  /** Position whose attention the lanes show. */
  readonly at: number;
  /** Position in the tab order, and selected. */
  readonly selected: number;
  /** Position pointed at elsewhere. */
  readonly marked: number | null;
  readonly shown: readonly Head[];
}

/** The cells; the element delegates their events. */
export function tokenStrip({ picture, vocabulary, at, selected, marked, shown }: TokenStrip) {
  const { tokens, patterns, loss } = picture;
  const text = (position: number) => tokenText(tokens[position], vocabulary);
  const tallest = TALLEST * Math.log(vocabulary);
  return tokens.map((_, position) => {
    const last = position === tokens.length - 1;
    const label = last
      ? words.tokenLast(text(position), position + 1)
      : words.tokenLoss(text(position), position + 1, text(position + 1), decimal(loss[position]));
    return html`
      <div
        role="option"
        id="token-${position}"
        class="${position === at ? 'at' : position > at ? 'later' : ''} ${position === marked ? 'marked' : ''}"
        tabindex=${position === selected ? 0 : -1}
        aria-selected=${position === selected}
        aria-label=${label}
        title=${label}
        data-position=${position}
      >
        <code>${text(position)}</code>
        <span class="lanes">
          ${shown.map(([layer, head]) => {
            const weight = position > at ? 0 : patterns[layer][head][at * tokens.length + position];
            return html`<span ${styleProperties({ '--weight': weight.toFixed(3) })}></span>`;
          })}
        </span>
        <span class="loss">
          ${
            last
              ? nothing
              : html`<span
                  ${styleProperties({ '--loss': `${(100 * Math.min(1, loss[position] / tallest)).toFixed(1)}%` })}
                ></span>`
          }
        </span>
      </div>
    `;
  });
}
