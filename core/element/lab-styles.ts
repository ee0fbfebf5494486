/** @file How the parts of a lab stand together: picture, timeline, transport, messages. */

import { css } from 'lit';

export const labStyles = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  .lab {
    position: relative;
    display: flex;
    flex-direction: column;
    gap: var(--_space-4);
    background: var(--_paper);
  }
  p,
  :not(:defined) > h3 {
    margin: 0;
  }
  /* A far part’s, until the part is there and has it. */
  :not(:defined) > h3 {
    font-size: var(--_text);
    font-weight: 650;
    line-height: 1.3;
  }
  .poster {
    display: grid;
    place-items: center;
    min-block-size: 12rem;
    border: 1px solid var(--_rule);
    border-radius: var(--_radius);
    background: var(--_panel);
    color: var(--_muted);
  }
  .poster[hidden] {
    display: none;
  }
  .poster ::slotted(*) {
    max-inline-size: 100%;
  }
  .console {
    display: flex;
    flex-direction: column;
    gap: var(--_space-2);
    border-block-end: 1px solid var(--_rule);
    padding-block: var(--_space-2) var(--_space-3);
    background: var(--_paper);
  }
  /* Where there is room, time stays in reach while the pictures scroll below it. */
  @media (min-height: 50rem) {
    .console {
      position: sticky;
      inset-block-start: 0;
      z-index: 1;
      /* Pictures may begin a fraction of a pixel further out. */
      box-shadow:
        -2px 0 var(--_paper),
        2px 0 var(--_paper);
      --lab-chart-height: 10rem;
    }
  }
  /* What the pictures stack among themselves stays below the console. */
  .stage {
    isolation: isolate;
  }
  .transport {
    display: flex;
    flex-direction: column;
  }
  .settings {
    display: flex;
    flex-direction: column;
    gap: var(--_space-2);
  }
  .controls {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2);
  }
  .icon {
    inline-size: 1em;
    block-size: 1em;
    fill: currentColor;
    vertical-align: -0.125em;
  }
  .toggle {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--_space-2);
    min-inline-size: 7em;
  }
  .icon-button {
    padding-inline: var(--_space-2);
  }
  .speed {
    display: inline-flex;
    align-items: center;
    gap: var(--_space-2);
    margin-inline-start: var(--_space-2);
    color: var(--_muted);
    font-size: var(--_text-small);
  }
  .position {
    display: flex;
    flex-wrap: wrap;
    column-gap: var(--_space-4);
    margin-inline-start: auto;
    font-size: var(--_text-small);
    font-variant-numeric: tabular-nums;
  }
  .rate {
    color: var(--_muted);
    min-inline-size: 6.5em;
    text-align: end;
  }
  .rate:empty {
    display: none;
  }
  .fields {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--_space-3) var(--_space-4);
  }
  .fields :is(label, select) {
    min-inline-size: 0;
    max-inline-size: 100%;
  }
  :is(.fields, .link) label {
    display: flex;
    flex-direction: column;
    gap: var(--_space-1);
    color: var(--_muted);
    font-size: var(--_text-tiny);
  }
  .fields label:has(> input:is([type='checkbox'], [type='radio'])) {
    flex-direction: row;
    font-size: var(--_text-small);
  }
  .files {
    display: inline-flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }
  .link {
    display: contents;
  }
  .link > :empty {
    position: absolute;
  }
  .note {
    color: var(--_muted);
    font-size: var(--_text-tiny);
    overflow-wrap: anywhere;
  }
  .slider {
    display: block;
    inline-size: 100%;
    min-block-size: var(--_target);
    margin: 0;
    accent-color: var(--_reader);
  }
  .error {
    display: flex;
    flex-direction: column;
    gap: var(--_space-3);
    padding: var(--_space-3) var(--_space-4);
    border: 1px solid var(--_error);
    border-inline-start-width: 4px;
    border-radius: var(--_radius);
    background: var(--_panel);
    overflow-wrap: anywhere;
  }
  .ways {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }
  .drop {
    position: absolute;
    inset: 0;
    z-index: 2;
    display: grid;
    place-items: center;
    border: 2px dashed var(--_reader);
    border-radius: var(--_radius);
    background: var(--_reader-wash);
    color: var(--_reader);
    pointer-events: none;
  }
  .caption ::slotted(*) {
    color: var(--_muted);
    font-size: var(--_text-small);
  }
  @container (max-width: 30rem) {
    .speed {
      margin-inline-start: 0;
    }
    .position {
      margin-inline-start: 0;
      inline-size: 100%;
      justify-content: space-between;
    }
  }
`;
