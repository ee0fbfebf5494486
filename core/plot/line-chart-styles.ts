/** @file The look of `<lab-line-chart>`. */

import { css } from 'lit';

export const lineChartStyles = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  figure {
    margin: 0;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: var(--_space-1) var(--_space-4);
  }
  figcaption {
    font-weight: 600;
  }
  .scales {
    display: flex;
    gap: var(--_space-1);
    margin-inline-start: auto;
  }
  .readout {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space-4);
    margin: var(--_space-1) 0 0;
    padding: 0;
    list-style: none;
    font-size: var(--_text-small);
    font-variant-numeric: tabular-nums;
  }
  .readout > * {
    display: inline-flex;
    align-items: center;
    gap: 0.4em;
    color: var(--_muted);
  }
  .readout b {
    min-inline-size: 3.2em;
    color: var(--_ink);
    font-weight: 600;
  }
  .readout .step b {
    color: var(--_reader);
  }
  .readout .step.hovered b {
    color: var(--_ink);
  }
  .readout svg {
    flex: none;
    stroke: currentColor;
    forced-color-adjust: none;
  }
  .model {
    color: var(--_model);
  }
  .model-2 {
    color: var(--_model-2);
  }
  .model-3 {
    color: var(--_model-3);
  }
  .reader {
    color: var(--_reader);
  }
  .control {
    color: var(--_control);
  }
  .ink {
    color: var(--_ink);
  }
  .y-label,
  .x-label {
    margin: 0;
    color: var(--_muted);
    font-size: var(--_text-tiny);
  }
  .y-label {
    margin-block-start: var(--_space-2);
  }
  .x-label {
    text-align: end;
  }
  .stage {
    position: relative;
  }
  .plot {
    position: relative;
    block-size: var(--lab-chart-height, clamp(12rem, 36cqi, 18rem));
    overflow: hidden;
  }
  .drawing {
    position: absolute;
    inset: 0;
  }
  canvas {
    display: block;
    inline-size: 100%;
    block-size: 100%;
  }
  .over {
    position: absolute;
    cursor: ew-resize;
    touch-action: pan-y;
  }
  .crosshair {
    position: absolute;
    inset-block: 0;
    border-inline-end: 1px dashed var(--_muted);
    pointer-events: none;
  }
  .dot {
    position: absolute;
    inset: -3.5px auto auto -3.5px;
    inline-size: 7px;
    block-size: 7px;
    border-radius: 50%;
    pointer-events: none;
  }
  .playhead {
    position: absolute;
    inset-block: 0;
    inset-inline-start: -1px;
    inline-size: 2px;
    background: var(--_reader);
    pointer-events: none;
  }
  .track {
    position: absolute;
    block-size: var(--_target);
    margin-block-start: calc(var(--_target) / -2);
    cursor: ew-resize;
    touch-action: pan-y;
  }
  .track::before,
  .buffered {
    content: '';
    position: absolute;
    inset-inline-start: 0;
    inset-block-start: calc(50% - 2px);
    block-size: 4px;
    border-radius: 2px;
  }
  .track::before {
    inline-size: 100%;
    background: var(--_rule);
  }
  .buffered {
    background: var(--_edge);
  }
  .thumb {
    position: absolute;
    inset-block-start: calc(50% - 7px);
    inset-inline-start: -7px;
    inline-size: 14px;
    block-size: 14px;
    border: 2px solid var(--_paper);
    border-radius: 50%;
    background: var(--_reader);
  }
  input[type='range'] {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    opacity: 0;
    pointer-events: none;
  }
  input:focus-visible ~ .thumb {
    outline: var(--_ring);
    outline-offset: 1px;
  }
  input:disabled ~ .thumb {
    background: var(--_edge);
  }
  .numbers {
    max-block-size: 22rem;
    overflow: auto;
  }
  .numbers thead th {
    position: sticky;
    inset-block-start: 0;
    background: var(--_paper);
  }
  .notes {
    margin: 0 0 var(--_space-2);
    color: var(--_muted);
    font-size: var(--_text-small);
  }
  @media (forced-colors: active) {
    .dot {
      forced-color-adjust: none;
    }
    .playhead,
    .thumb {
      background: Highlight;
      forced-color-adjust: none;
    }
    .buffered {
      background: CanvasText;
      forced-color-adjust: none;
    }
    .track::before {
      background: GrayText;
      forced-color-adjust: none;
    }
  }
`;
