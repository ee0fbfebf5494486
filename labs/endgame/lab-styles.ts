/** @file Where the lab's pictures stand: one column on a narrow page, two on a wide one. */

import { css } from 'lit';

export const labStyles = css`
  .pictures {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-6);
    align-items: start;
  }

  .pictures > * {
    min-inline-size: 0;
  }

  .curve {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-2);
  }

  .curve label {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2);
    color: var(--_muted);
    font-size: var(--_text-small);
  }

  .curve select {
    min-inline-size: 0;
    max-inline-size: 100%;
  }

  .curve p {
    margin: 0;
    color: var(--_muted);
    font-size: var(--_text-tiny);
  }

  .own-position,
  .measures {
    border-block-start: 1px solid var(--_rule);
    padding-block-start: var(--_space-4);
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

    .pictures > :is(.acted, .own-position, .measures) {
      grid-column: 1 / -1;
    }
  }
`;
