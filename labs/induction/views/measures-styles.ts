/** @file The look of `<induction-measures>`. */

import { css } from 'lit';

export const measuresStyles = css`
  .behaviour {
    inline-size: 100%;
    max-inline-size: 48rem;
  }
  :host {
    container-type: inline-size;
  }
  @container (max-width: 28rem) {
    .behaviour :is(th, td) {
      padding-inline: 2px;
    }
    .behaviour thead th {
      font-size: var(--_text-tiny);
    }
  }
  .behaviour tbody th {
    font-weight: 400;
  }
  tr:has(+ tr.defined) > * {
    border-block-end: 0;
  }
  tr.defined td {
    padding-inline: 0;
    padding-block-end: var(--_space-3);
  }
  .figures {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-2);
    max-inline-size: 48rem;
  }
  .figure {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-1);
    padding-block-end: var(--_space-2);
    border-block-end: 1px solid var(--_rule);
    font-size: var(--_text-small);
  }
  .figure > div:first-child {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: baseline;
    column-gap: var(--_space-3);
  }
  .entries {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space-4);
  }
  .entries li,
  .scroller th {
    color: var(--_muted);
    font-weight: 400;
    white-space: nowrap;
  }
  .figure .number {
    color: var(--_muted);
  }
  .figure .number.beyond {
    color: var(--_ink);
    font-weight: 650;
  }
  .chance {
    color: var(--_muted);
  }
  .terms {
    display: grid;
    gap: var(--_space-1);
  }
  lab-heat-map {
    max-inline-size: 48rem;
  }
`;
