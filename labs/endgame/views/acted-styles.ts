/** @file The look of `<endgame-acted>`. */

import { css } from 'lit';

export const actedStyles = css`
  :host {
    container-type: inline-size;
  }
  .stage {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-5);
    align-items: start;
  }
  .story {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-3);
  }
  .caption {
    /* As tall as the longest caption, so that the board stays where it is. */
    min-block-size: 4lh;
    max-inline-size: 42rem;
    text-wrap: pretty;
  }
  .group {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2);
    color: var(--_muted);
    font-size: var(--_text-small);
  }
  .group select {
    max-inline-size: 100%;
    min-inline-size: 0;
  }
  .phases {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: var(--_space-2);
  }
  .phases ol {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-1);
  }
  .phases button[aria-current='step'] {
    border-color: var(--_ink);
    background: var(--_ink);
    color: var(--_paper);
    /* Also where colours are forced, as every pair of these tokens is. */
    forced-color-adjust: none;
  }
  .phases ol button span {
    opacity: 0.7;
    font-variant-numeric: tabular-nums;
  }
  .more {
    margin-block-start: var(--_space-2);
  }
  details {
    border-block-start: 1px solid var(--_rule);
    padding-block-start: var(--_space-2);
  }
  @container (min-width: 52rem) {
    .stage {
      grid-template-columns: minmax(0, 5fr) minmax(0, 6fr);
    }
  }
`;
