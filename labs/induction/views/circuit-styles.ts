/** @file The look of `<induction-circuit>`. */

import { css } from 'lit';

export const circuitStyles = css`
  .diagram {
    max-inline-size: 44rem;
    padding-inline: 0.5rem;
  }
  .edge {
    stroke: var(--_ink);
    stroke-opacity: 0.45;
  }
  .edge.hairline {
    stroke: var(--_edge);
    stroke-width: 1;
    stroke-opacity: 1;
    stroke-dasharray: 2 4;
  }
  .edge.strongest {
    stroke: var(--_model);
    stroke-opacity: 1;
  }
  .node circle,
  .end {
    fill: var(--_paper);
    stroke: var(--_edge);
    stroke-width: 1.5;
  }
  .node.strongest circle {
    fill: var(--_model-wash);
    stroke: var(--_model);
    stroke-width: 3;
  }
  .node.out circle {
    fill: var(--_reader-wash);
    stroke: var(--_reader);
    stroke-width: 2;
  }
  .node.out text {
    fill: var(--_reader);
  }
  .node line {
    stroke: var(--_reader);
    stroke-width: 2.5;
  }
  text.value {
    fill: var(--_model);
    font-weight: 650;
    paint-order: stroke;
    stroke: var(--_paper);
    stroke-width: 4;
    stroke-linejoin: round;
  }
  text.stage {
    font-size: 0.75rem;
  }
  .state {
    max-inline-size: 42rem;
  }
  .gauges {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr));
    gap: var(--_space-3) var(--_space-5);
    max-inline-size: 44rem;
    margin-block-start: var(--_space-2);
  }
  .gauges dt {
    font-size: var(--_text-small);
  }
  .gauges svg {
    block-size: 0.9rem;
  }
  .gauges .track {
    fill: var(--_rule);
  }
  .gauges .bar {
    fill: var(--_model);
  }
  .gauges .mark {
    stroke: var(--_ink);
    stroke-width: 1.5;
  }
  .gauges dd {
    display: flex;
    justify-content: space-between;
    font-size: var(--_text-small);
  }
  .gauges dd span + span {
    color: var(--_muted);
  }
`;
