/** @file How the scene lies on the page. */

import { css } from 'lit';
import { controlStyles, tokens } from '../../../core/element/theme.ts';

const scene = css`
  :host {
    display: block;
    min-inline-size: 0;
    container-type: inline-size;
  }
  .surface {
    position: relative;
    inline-size: 100%;
    aspect-ratio: 16 / 9;
    max-block-size: 85vh;
    overflow: hidden;
    border-radius: var(--_radius);
    background: var(--_paper);
    /* A finger that moves sideways orbits; up and down it scrolls the page. */
    touch-action: pan-y;
    cursor: grab;
    user-select: none;
  }
  .surface:active {
    cursor: grabbing;
  }
  .surface:focus-visible {
    outline: var(--_ring);
    outline-offset: -2px;
  }
  .surface.empty {
    cursor: auto;
  }
  canvas {
    display: block;
    inline-size: 100%;
    block-size: 100%;
  }
  .labels {
    position: absolute;
    inset: 0;
    overflow: hidden;
    pointer-events: none;
  }
  .labels span {
    position: absolute;
    inset: 0 auto auto 0;
    padding-inline: 4px;
    border-radius: 3px;
    background: color-mix(in srgb, var(--_paper) 72%, transparent);
    font-size: 0.75rem;
    line-height: 17px;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .labels .column,
  .labels .gold,
  .labels .ember,
  .labels .mean {
    font-weight: 600;
  }
  .labels .column {
    color: var(--_model);
  }
  .labels .reward,
  .labels .layer {
    color: var(--_muted);
  }
  .labels .gold {
    color: light-dark(#7a5600, #ffcb4d);
  }
  .labels .ember {
    color: light-dark(#a8370a, #ff9462);
  }
  .title,
  .legend {
    position: absolute;
    inset-inline-start: var(--_space-2);
    color: var(--_muted);
    font-size: var(--_text-tiny);
    font-variant-numeric: tabular-nums;
    pointer-events: none;
  }
  .title {
    inset-block-start: var(--_space-1);
  }
  .legend {
    inset-block-end: var(--_space-1);
    inset-inline: auto var(--_space-2);
    display: flex;
    gap: var(--_space-3);
    opacity: 0;
    transition: opacity 0.3s;
  }
  .legend.shown {
    opacity: 1;
  }
  .legend i {
    display: inline-block;
    inline-size: 1.4em;
    block-size: 3px;
    margin-inline-end: 0.4em;
    vertical-align: 0.25em;
    background: light-dark(#2166ac, #6fb1ff);
  }
  .legend .lowered i {
    background: light-dark(#c4501b, #ff9a5c);
  }
  .message {
    position: absolute;
    inset: 0;
    display: grid;
    place-content: center;
    justify-items: center;
    gap: var(--_space-3);
    padding: var(--_space-4);
    background: var(--_panel);
    color: var(--_muted);
    font-size: var(--_text-small);
    text-align: center;
    text-wrap: balance;
  }
  .message p {
    margin: 0;
    max-inline-size: 34rem;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2);
    margin-block-start: var(--_space-2);
  }
  .phases {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-1);
  }
  .bar .end {
    margin-inline-start: auto;
  }
  .caption {
    /* Room for the longest caption, so that the page does not jump. */
    min-block-size: 4.5em;
    margin: var(--_space-2) 0 0;
    max-inline-size: 46rem;
    font-family: var(--_font-serif);
    line-height: 1.5;
    text-wrap: pretty;
  }
  .caption b {
    font-weight: 650;
  }
  .hint {
    margin: 0;
    color: var(--_muted);
    font-size: var(--_text-tiny);
  }
  details {
    margin-block-start: var(--_space-2);
    font-size: var(--_text-small);
  }
  details h4 {
    margin: var(--_space-3) 0 0;
    font-size: inherit;
  }
  details ul {
    margin: 0;
    padding-inline-start: 1.2em;
  }
  @container (max-width: 34rem) {
    .surface {
      aspect-ratio: 4 / 5;
    }
    .caption {
      min-block-size: 9em;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .legend {
      transition: none;
    }
  }
`;

/** Styles of the scene. */
export const sceneStyles = [tokens, controlStyles, scene];
