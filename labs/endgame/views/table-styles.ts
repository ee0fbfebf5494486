/** @file The look of the lab's tables: bars behind shares, marks of what an update did, foldable length. */

import { css } from 'lit';

export const tableStyles = css`
  table {
    inline-size: 100%;
  }
  thead th {
    color: var(--_muted);
    font-size: var(--_text-tiny);
    font-weight: 400;
    vertical-align: bottom;
  }
  tbody th {
    font-weight: 600;
    white-space: nowrap;
  }
  td {
    white-space: nowrap;
  }
  .now {
    background: var(--_model-wash);
  }
  .bar {
    display: block;
    inline-size: 4.5rem;
    margin-inline-start: auto;
    text-align: end;
  }
  .bar i {
    display: block;
    block-size: 4px;
    margin-block-start: 2px;
    background: linear-gradient(var(--_model) 0 0) left / var(--at, 0%) 100% no-repeat var(--_rule);
  }
  .bar.after i {
    --_model: var(--_model-2);
  }
  .bar.other i {
    --_model: var(--_control);
  }
  @media (forced-colors: active) {
    /* The share is a gradient, which is not drawn unless its colours are left alone. */
    .bar i {
      --_rule: Canvas;
      border-block-end: 1px solid GrayText;
      forced-color-adjust: none;
    }
  }
  .up {
    color: var(--_model-2);
    font-weight: 600;
  }
  .down {
    color: var(--_control);
  }
  .best {
    font-weight: 600;
  }
  .left {
    text-align: start;
  }
  td.line {
    min-inline-size: 9rem;
    text-align: start;
    white-space: normal;
  }
`;
