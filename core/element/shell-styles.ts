/** @file How a lab's poster looks before the lab is there: as it does inside the lab. */

import { css } from 'lit';

export const shellStyles = css`
  :host {
    display: block;
  }
  .poster {
    box-sizing: border-box;
    display: grid;
    place-content: center;
    place-items: center;
    /* About as tall as the lab is at first: more of them would else come near at once than can be read. */
    min-block-size: 32rem;
    border: 1px solid var(--_rule);
    border-radius: var(--_radius);
    background: var(--_panel);
    color: var(--_muted);
  }
  .poster p {
    margin: 0;
  }
  .poster p:empty {
    display: none;
  }
  .poster [role='alert'] {
    padding: var(--_space-4);
    color: var(--_error);
    overflow-wrap: anywhere;
  }
  .poster ::slotted(*) {
    max-inline-size: 100%;
  }
`;
