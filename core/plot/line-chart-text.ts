/** @file The line chart in words: the values at a step, and the table that says what the curves show. */

import { html, nothing, svg } from 'lit';
import type { TemplateResult } from 'lit';
import { formatStep, formatQuantity, formatValue } from './format.ts';
import type { LineSeries, Mark, Reference } from './series.ts';
import { dashOf, lastMeasured, roleColor, widthOf } from './series.ts';
import { indexAtOrBefore } from './steps.ts';
import { chartStrings } from './strings.ts';
import { evenlyChosen } from './ticks.ts';

/** Most rows of the table. */
export const TABLE_ROWS = 60;

function swatch(series: LineSeries): TemplateResult {
  return html`<svg width="22" height="8" aria-hidden="true" class=${roleColor[series.role]}>
    ${svg`<line x1="1" y1="4" x2="21" y2="4" stroke-width=${widthOf(series)}
      stroke-dasharray=${dashOf(series).join(' ') || nothing} />`}
  </svg>`;
}

/**
 * The step and each series' last value measured at or before it.
 * @param hovered whether it is a step under the pointer rather than the playhead's
 */
export function readout(
  x: readonly number[],
  series: readonly LineSeries[],
  xLabel: string,
  step: number,
  hovered: boolean,
): TemplateResult {
  const index = indexAtOrBefore(x, step);
  return html`<ul class="readout">
    <li class=${hovered ? 'step hovered' : 'step'}>${xLabel} <b>${formatStep(step)}</b></li>
    ${series.map(
      (each) =>
        html`<li>
          ${swatch(each)} ${each.label} <b>${formatQuantity(lastMeasured(each.values, index), each.unit)}</b>
        </li>`,
    )}
  </ul>`;
}

/** The table of the curves' values, with the reference lines and marks before it. */
export function chartTable(
  x: readonly number[],
  series: readonly LineSeries[],
  references: readonly Reference[],
  marks: readonly Mark[],
  label: string,
  xLabel: string,
): TemplateResult {
  if (x.length === 0) return html`<p class="notes">${chartStrings.noData}</p>`;
  const rows = evenlyChosen(x.length, TABLE_ROWS);
  const heading = (each: LineSeries) => (each.unit ? `${each.label} (${each.unit})` : each.label);
  return html`
    ${
      references.length === 0
        ? nothing
        : html`<p class="notes">${chartStrings.references}: ${references.map((r) => r.label).join('; ')}</p>`
    }
    ${
      marks.length === 0
        ? nothing
        : html`<p class="notes">
            ${chartStrings.marks}: ${marks.map((m) => `${m.label} (${xLabel} ${formatStep(m.x)})`).join('; ')}
          </p>`
    }
    <div class="numbers" tabindex="0" role="region" aria-label=${label || chartStrings.table}>
      <table>
        <caption>
          ${chartStrings.tableCaption(label, formatStep(rows.length), formatStep(x.length))}
        </caption>
        <thead>
          <tr>
            <th scope="col">${xLabel}</th>
            ${series.map((each) => html`<th scope="col">${heading(each)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) =>
              html`<tr>
                <th scope="row">${formatStep(x[row])}</th>
                ${series.map((each) => html`<td>${formatValue(each.values[row])}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  `;
}
