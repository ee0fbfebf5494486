/** @file The look of `<endgame-position>`. */

import { css } from 'lit';

export const positionStyles = css`
  :host {
    container-type: inline-size;
  }
  .stage {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-5);
    align-items: start;
  }
  .ground,
  .facts {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-3);
  }
  .facts {
    gap: var(--_space-4);
  }
  .modes,
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-1) var(--_space-4);
  }
  .modes label,
  .choices label,
  .side {
    font-size: var(--_text-small);
  }
  .side {
    display: inline-flex;
    align-items: center;
    gap: var(--_space-2);
    color: var(--_muted);
  }
  .hint {
    min-block-size: 2lh;
  }
  .turn {
    min-block-size: 1lh;
    font-weight: 600;
  }
  .fen {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2);
    max-inline-size: 30rem;
  }
  .fen label {
    flex-basis: 100%;
    color: var(--_muted);
    font-size: var(--_text-tiny);
  }
  .fen input {
    flex: 1 1 12rem;
    min-inline-size: 0;
    font-family: var(--_font-mono);
  }
  [aria-invalid='true'] {
    border-color: var(--_error);
  }
  .error {
    max-inline-size: 42rem;
    color: var(--_error);
    font-size: var(--_text-small);
  }
  @container (min-width: 52rem) {
    .stage {
      grid-template-columns: minmax(0, 5fr) minmax(0, 6fr);
    }
  }
`;
