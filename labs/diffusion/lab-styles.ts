/** @file Where the lab's pictures stand: one column on a narrow page, more on a wide one. */

import { css } from 'lit';

export const labStyles = css`
  .lesson {
    max-inline-size: 44rem;
    margin-block: var(--_space-3);
    padding-inline-start: var(--_space-4);
    border-inline-start: 3px solid var(--_rule);
    text-wrap: pretty;
  }

  .dataset {
    display: inline-flex;
    flex-direction: column;
    gap: var(--_space-1);
    inline-size: fit-content;
    color: var(--_muted);
    font-size: var(--_text-tiny);
  }

  .pictures > * + * {
    margin-block-start: var(--_space-6);
  }

  .quality > * + * {
    margin-block-start: var(--_space-5);
  }

  .quality {
    min-inline-size: 0;
    --lab-chart-height: 11rem;
  }

  .rule {
    margin-block: var(--_space-2) 0;
    color: var(--_muted);
    font-size: var(--_text-tiny);
  }

  .measures {
    border-block-start: 1px solid var(--_rule);
    padding-block-start: var(--_space-3);
  }

  .measures > summary {
    padding-block: var(--_space-1);
    font-weight: 600;
  }

  details > :is(diffusion-advanced, diffusion-drawing, diffusion-measures) {
    display: block;
    padding-block: var(--_space-3);
  }
`;
