/** @file One figure, intact against ablated, on a line with its reference values; numbers included. */

import { css, html, nothing, svg } from 'lit';
import { strings } from '../strings.ts';
import { across, decimal, signed } from '../../../core/plot/numbers.ts';

/** What one line of the plot shows; all values in nats. */
export interface Effect {
  readonly name: string;
  /** Ends of the line. */
  readonly from: number;
  readonly to: number;
  readonly intact: number;
  /** Absent while no head is out of action. */
  readonly ablated?: number;
  /** Values to compare with, drawn as ticks. */
  readonly references: readonly { readonly name: string; readonly value: number }[];
}

/** Styles of {@link effectPlot}. */
export const effectPlotStyles = css`
  .effect {
    max-inline-size: 42rem;
  }
  .effect + .effect {
    margin-block-start: var(--_space-4);
  }
  .effect figcaption {
    display: flex;
    flex-wrap: wrap;
    column-gap: var(--_space-4);
    font-size: var(--_text-small);
  }
  .effect figcaption b {
    flex: 1 1 100%;
    font-weight: 600;
  }
  .effect svg {
    block-size: 4.25rem;
    margin-block-start: var(--_space-1);
  }
  .effect .line {
    stroke: var(--_edge);
  }
  .effect .tick {
    stroke: var(--_ink);
    stroke-dasharray: 3 2;
  }
  .effect .change {
    stroke: var(--_reader);
    stroke-width: 4;
  }
  .effect circle.intact {
    fill: var(--_model);
  }
  .effect circle.ablated {
    fill: none;
    stroke: var(--_reader);
    stroke-width: 2.5;
  }
  .effect .key {
    display: inline-block;
    inline-size: 0.75em;
    block-size: 0.75em;
    border-radius: 50%;
  }
  .effect .key.intact {
    background: var(--_model);
  }
  .effect .key.ablated {
    border: 2px solid var(--_reader);
  }
`;

/**
 * The ring of the ablated model lies around the dot of the intact one when nothing changed: no effect has no
 * length. Reference labels stand above the line on one side and below it on the other, so that they never meet.
 */
export function effectPlot(effect: Effect) {
  const { name, from, to, intact, ablated, references } = effect;
  const at = (value: number) => across(value, from, to);
  return html`
    <figure class="effect">
      <figcaption>
        <b>${name}</b>
        <span class="number"
          ><span class="key intact"></span> ${strings.common.intact}
          ${strings.common.nats(decimal(intact))}</span
        >
        ${
          ablated === undefined
            ? nothing
            : html`<span class="number"
                ><span class="key ablated"></span> ${strings.common.ablated}
                ${strings.common.nats(decimal(ablated))} (${signed(ablated - intact)})</span
              >`
        }
        ${references.map(
          ({ name, value }) =>
            html`<span class="number note">${name}: ${strings.common.nats(decimal(value))}</span>`,
        )}
      </figcaption>
      <svg aria-hidden="true">
        <line class="line" x1="0" x2="100%" y1="34" y2="34"></line>
        ${references.map(({ name, value }, i) => {
          const above = i % 2 === 0;
          return svg`
            <line class="tick" x1=${at(value)} x2=${at(value)} y1=${above ? 18 : 28} y2=${above ? 40 : 50}></line>
            <text class="muted" x=${at(value)} y=${above ? 12 : 63} text-anchor=${anchor(value, from, to)}>${name}</text>
          `;
        })}
        ${
          ablated === undefined
            ? nothing
            : svg`<line class="change" x1=${at(intact)} x2=${at(ablated)} y1="34" y2="34"></line>`
        }
        <circle class="intact" cx=${at(intact)} cy="34" r="5"></circle>
        ${ablated === undefined ? nothing : svg`<circle class="ablated" cx=${at(ablated)} cy="34" r="8"></circle>`}
      </svg>
    </figure>
  `;
}

/** Labels near an end grow inwards. */
function anchor(value: number, from: number, to: number): 'start' | 'middle' | 'end' {
  const share = (value - from) / (to - from);
  if (share < 0.2) return 'start';
  return share > 0.8 ? 'end' : 'middle';
}
