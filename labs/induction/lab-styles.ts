/** @file Where the lab's pictures stand: one column on a narrow page, up to three on a wide one. */

import { css } from 'lit';

export const labStyles = css`
  .pictures {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-5) var(--_space-5);
    align-items: start;
  }

  .pictures > * {
    min-inline-size: 0;
  }

  .scores .rule {
    margin-block: var(--_space-2) 0;
    color: var(--_muted);
    font-size: var(--_text-tiny);
  }

  .advanced,
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
      grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
    }

    .pictures > :is(.sequence, .measures) {
      grid-column: 1 / -1;
    }
  }

  @container (min-width: 84rem) {
    .pictures {
      grid-template-columns: minmax(0, 4fr) minmax(0, 3fr) minmax(0, 3fr);
    }
  }
`;
