/** @file The look of `<endgame-curriculum>`. */

import { css } from 'lit';

export const curriculumStyles = css`
  figcaption {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 var(--_space-4);
    margin-block-end: var(--_space-1);
    font-size: var(--_text-small);
  }
  .key {
    display: inline-flex;
    align-items: center;
    gap: var(--_space-1);
    color: var(--_muted);
    font-size: var(--_text-tiny);
  }
  .key i {
    inline-size: 0.75em;
    block-size: 0.75em;
    margin-inline-start: var(--_space-2);
    border: 1px solid transparent;
  }
  svg text.tiny {
    font-size: 0.6875rem;
  }
  rect.passed,
  rect.policy {
    fill: var(--_model);
  }
  rect.frontier {
    fill: var(--_model-2);
  }
  rect.ahead {
    fill: var(--_panel);
    stroke: var(--_edge);
  }
  rect.other {
    fill: var(--_control);
  }
  .key .passed,
  .key .policy {
    background: var(--_model);
  }
  .key .frontier {
    background: var(--_model-2);
  }
  .key .ahead {
    border-color: var(--_edge);
    background: var(--_panel);
  }
  .key .other {
    background: var(--_control);
  }
  .rule {
    stroke: var(--_rule);
  }
  .axis {
    color: var(--_muted);
    font-size: var(--_text-tiny);
    text-align: center;
  }
  @container (max-width: 24rem) {
    svg text.tiny {
      font-size: 0.5625rem;
    }
  }
`;
