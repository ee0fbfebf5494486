/** @file The look of `<lab-heat-map>`. */

import { css } from 'lit';

export const heatMapStyles = css`
  :host {
    display: block;
  }
  .map {
    position: relative;
    container-type: inline-size;
    /* Few cells stay small squares instead of filling the page. */
    max-inline-size: calc(var(--lab-cell-size, 28px) * var(--_columns, 1000));
    background: var(--_paper);
    outline: 1px solid var(--_rule);
    touch-action: pan-y;
  }
  /* Over the maps that come after it: the bubble may be larger than a small map. */
  .map:is(:hover, :focus) {
    z-index: 2;
  }
  .map canvas {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    image-rendering: pixelated;
  }
  .map:focus-visible {
    outline: var(--_ring);
    outline-offset: 2px;
  }
  .map svg {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    overflow: visible;
    pointer-events: none;
  }
  .map svg * {
    --_cell: calc(100cqi / var(--_columns, 1));
    fill: none;
    vector-effect: non-scaling-stroke;
  }
  .outline {
    stroke: var(--_ink);
    stroke-width: clamp(0.5px, 0.15 * var(--_cell), 1px);
    stroke-linecap: square;
  }
  .outline.halo {
    stroke: var(--_paper);
    /* Small cells must still show their colour inside their outline. */
    stroke-width: clamp(0px, 0.5 * (var(--_cell) - 4px), 2.5px);
    stroke-opacity: 0.75;
  }
  .highlight {
    stroke: var(--_reader);
    stroke-width: 1.5;
  }
  .cursor {
    stroke: var(--_reader);
    stroke-width: 2;
  }
  .cursor.halo {
    stroke: var(--_paper);
    stroke-width: 4;
  }
  .bubble {
    position: absolute;
    z-index: 2;
    inset-block-start: 0;
    inset-inline-start: 0;
    inline-size: max-content;
    max-inline-size: min(20rem, 90vi);
    padding: var(--_space-1) var(--_space-2);
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_paper);
    color: var(--_ink);
    font-size: var(--_text-tiny);
    font-variant-numeric: tabular-nums;
    line-height: 1.35;
    pointer-events: none;
  }
  .key {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    margin-block-start: var(--_space-2);
    color: var(--_muted);
    font-size: var(--_text-tiny);
    font-variant-numeric: tabular-nums;
  }
  .key canvas {
    inline-size: 7rem;
    block-size: 0.6rem;
    outline: 1px solid var(--_rule);
  }
  .summary {
    margin: var(--_space-2) 0 0;
    color: var(--_muted);
    font-size: var(--_text-small);
  }
  .numbers {
    max-block-size: 22rem;
    overflow: auto;
  }
`;
