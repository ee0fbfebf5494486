/** @file What a lab's views share in looks: headings, notes, figures, marks for the model and the reader. */

import { css } from 'lit';
import { controlStyles, tokens } from './theme.ts';

const shared = css`
  :host {
    display: block;
    min-inline-size: 0;
  }
  h3,
  h4,
  h5,
  p,
  dl,
  dd,
  ol,
  ul,
  fieldset,
  figure {
    margin: 0;
    padding: 0;
    border: 0;
  }
  ol,
  ul {
    list-style: none;
  }
  h3 {
    font-size: var(--_text);
    font-weight: 650;
    line-height: 1.3;
  }
  h4,
  legend {
    padding: 0;
    font-size: var(--_text-small);
    font-weight: 650;
  }
  .note,
  .hint {
    max-inline-size: 42rem;
    color: var(--_muted);
    font-size: var(--_text-small);
    text-wrap: pretty;
  }
  .stack {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-4);
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }
  .number {
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .model {
    color: var(--_model);
  }
  .reader {
    color: var(--_reader);
  }
  .scroller {
    max-inline-size: 100%;
    overflow-x: auto;
  }
  svg {
    display: block;
    overflow: visible;
    inline-size: 100%;
  }
  svg text {
    fill: var(--_ink);
    font: 400 0.8125rem / 1 var(--_font);
    font-variant-numeric: tabular-nums;
  }
  svg text.muted {
    fill: var(--_muted);
  }
`;

/** Styles of every view, to be followed by its own. */
export const viewStyles = [tokens, controlStyles, shared];
