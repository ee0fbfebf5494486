/** @file The look of `<endgame-board>`. */

import { css } from 'lit';

export const boardStyles = css`
  :host {
    --_light-square: light-dark(#f3f0e9, #3a4048);
    --_dark-square: light-dark(#ded8cb, #2a2f36);
    max-inline-size: 30rem;
  }
  .frame {
    position: relative;
    container-type: inline-size;
    border: 1px solid var(--_edge);
  }
  [role='row'] {
    display: grid;
    grid-template-columns: repeat(8, minmax(0, 1fr));
  }
  [role='gridcell'] {
    position: relative;
    aspect-ratio: 1;
    background: linear-gradient(
        color-mix(in srgb, var(--_model) calc(0.6 * var(--heat, 0%)), transparent) 0 0
      )
      var(--square);
    color: var(--_ink);
    font-size: clamp(0.5625rem, 2.9cqi, 0.8125rem);
    line-height: 1;
  }
  .light {
    --square: var(--_light-square);
  }
  .dark {
    --square: var(--_dark-square);
  }
  .pressable {
    cursor: pointer;
  }
  [role='gridcell']:focus-visible {
    z-index: 2;
    outline: 3px solid var(--_focus);
    outline-offset: -3px;
  }
  .last {
    box-shadow: inset 0 0 0 2px var(--_model);
  }
  [aria-selected='true'] {
    box-shadow: inset 0 0 0 3px var(--_reader);
  }
  .piece {
    position: absolute;
    inset: 8%;
    inline-size: 84%;
    block-size: 84%;
  }
  .choice::after {
    position: absolute;
    inset: 0;
    margin: auto;
    inline-size: 34%;
    block-size: 34%;
    border: 2px solid var(--_paper);
    border-radius: 50%;
    background: var(--_reader);
    content: '';
  }
  .alarm::before {
    position: absolute;
    inset: 4%;
    border: 2px solid var(--_error);
    border-radius: 50%;
    content: '';
  }
  .text::before {
    content: attr(data-text);
  }
  .share,
  .sign {
    position: absolute;
    z-index: 1;
    inset-block-start: 3%;
    inset-inline-end: 3%;
    padding: 0.1em 0.2em;
    border-radius: 0.2em;
    background: var(--_paper);
    font-variant-numeric: tabular-nums;
  }
  .sign {
    inset-block-start: auto;
    inset-block-end: 3%;
    background: var(--_error);
    color: var(--_paper);
    font-weight: 700;
  }
  .rank,
  .file {
    position: absolute;
    color: var(--_ink);
    font-size: 0.85em;
  }
  .rank {
    inset-block-start: 4%;
    inset-inline-start: 5%;
  }
  .file {
    inset-block-end: 4%;
    inset-inline-start: 5%;
  }
  .arrows {
    position: absolute;
    inset: 0;
    block-size: 100%;
    pointer-events: none;
  }
  .arrow {
    fill: none;
    stroke-linecap: round;
    stroke-opacity: 0.85;
  }
  .arrow.policy {
    stroke: var(--_model);
  }
  .arrow.up {
    stroke: var(--_model-2);
  }
  .arrow.down {
    stroke: var(--_control);
    stroke-dasharray: 0.14 0.16;
  }
  .arrow .head {
    stroke-dasharray: none;
  }
  @media (forced-colors: active) {
    [role='gridcell'] {
      border: 1px solid GrayText;
    }
  }
`;
