/** @file What the lab's views share in looks: headings, notes, figures. */

import { css } from 'lit';
import { controlStyles, tokens } from '../../../core/element/theme.ts';

const shared = css`
  :host {
    display: block;
    min-inline-size: 0;
  }
  :is(h3, h4, p, dl, dd, dt, ul, fieldset, figure) {
    margin: 0;
    padding: 0;
    border: 0;
  }
  h3 {
    font-size: var(--_text);
    font-weight: 650;
    line-height: 1.3;
  }
  :is(h4, legend) {
    padding: 0;
    font-size: var(--_text-small);
    font-weight: 650;
  }
  .note {
    max-inline-size: 42rem;
    color: var(--_muted);
    font-size: var(--_text-tiny);
    line-height: 1.45;
    text-wrap: pretty;
  }
  .error {
    max-inline-size: 42rem;
    color: var(--_error);
    font-size: var(--_text-small);
  }
  .stack {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-4);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--_space-3) var(--_space-4);
  }
  .field {
    display: flex;
    flex-direction: column;
    gap: var(--_space-1);
    min-inline-size: 0;
    color: var(--_muted);
    font-size: var(--_text-tiny);
  }
  .field > :is(select, input) {
    max-inline-size: 100%;
  }
  .scroller {
    max-inline-size: 100%;
    overflow-x: auto;
  }
`;

/** Styles of every view, to be followed by its own. */
export const viewStyles = [tokens, controlStyles, shared];
