/** @file The look of `<induction-attention>`. */

import { css } from 'lit';

export const attentionStyles = css`
  :host {
    container-type: inline-size;
  }
  [role='row'] {
    margin-block-start: var(--_space-4);
  }
  [role='rowheader'] {
    margin-block-end: var(--_space-2);
    font-size: var(--_text-small);
    color: var(--_muted);
  }
  [role='rowheader'] b {
    color: var(--_ink);
    font-weight: 650;
  }
  .heads {
    display: grid;
    grid-template-columns: repeat(var(--heads), minmax(0, 20rem));
    gap: var(--_space-4) var(--_space-3);
  }
  @container (max-width: 40rem) {
    .heads {
      grid-template-columns: repeat(var(--narrow-heads), minmax(0, 20rem));
    }
  }
  [role='gridcell'] {
    display: grid;
    align-content: start;
    gap: var(--_space-2);
    min-inline-size: 0;
  }
  .map {
    position: relative;
  }
  lab-heat-map {
    display: block;
  }
  .cross {
    position: absolute;
    inset: 0;
    block-size: 100%;
    pointer-events: none;
  }
  .cross line {
    stroke: var(--_reader);
    stroke-width: 2;
  }
  .out lab-heat-map {
    opacity: 0.35;
  }
  button {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    column-gap: var(--_space-2);
    align-items: center;
    inline-size: 100%;
    text-align: start;
  }
  button .state {
    color: var(--_muted);
    font-size: var(--_text-tiny);
  }
  button[aria-pressed='true'] .name {
    text-decoration: line-through;
    text-decoration-thickness: 2px;
  }
  button[aria-pressed='true'] .state {
    color: var(--_reader);
  }
  .scores {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 var(--_space-2);
    font-size: var(--_text-tiny);
    line-height: 1.35;
  }
  .scores dt {
    color: var(--_muted);
  }
  .scores dd {
    display: contents;
  }
  .scores svg {
    grid-column: 1 / -1;
    block-size: 0.5rem;
    margin-block-end: var(--_space-1);
  }
  .scores .track {
    fill: var(--_rule);
  }
  .scores .bar {
    fill: var(--_model);
  }
  .scores .mark {
    stroke: var(--_ink);
  }
  .note {
    margin-block-start: var(--_space-3);
  }
  .detail {
    max-inline-size: 36rem;
  }
`;
