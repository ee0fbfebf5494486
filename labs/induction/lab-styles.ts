/** @file Where the lab's pictures stand: one column on a narrow page, two on a wide one. */

import { css } from 'lit';

export const labStyles = css`
  .pictures {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-6) var(--_space-6);
    align-items: start;
  }

  /* A block, not a grid: a grid in a grid is laid out several times over. */
  .side > * {
    display: block;
  }

  .side > * + * {
    margin-block-start: var(--_space-6);
  }

  .pictures > *,
  .side > * {
    min-inline-size: 0;
  }

  .scores .rule {
    margin-block: var(--_space-2) 0;
    color: var(--_muted);
    font-size: var(--_text-tiny);
  }

  .measures {
    border-block-start: 1px solid var(--_rule);
    padding-block-start: var(--_space-3);
  }

  summary {
    cursor: pointer;
    padding-block: var(--_space-1);
    font-weight: 600;
  }

  @container (min-width: 56rem) {
    .pictures {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }

    .pictures > :is(.sequence, .measures) {
      grid-column: 1 / -1;
    }
  }
`;
