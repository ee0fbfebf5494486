/** @file What a line chart shows, as a table. Fetched when the first one is unfolded. */

import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { formatStep, formatValue } from './format.ts';
import type { LineSeries, Mark, Reference } from './series.ts';
import { chartStrings } from './strings.ts';

/** Most rows of the table. */
export const TABLE_ROWS = 60;

/** At most `limit` of the indices 0..length-1, evenly chosen, the first and the last among them. */
export function evenlyChosen(length: number, limit: number): number[] {
  if (length <= limit) return Array.from({ length }, (_, i) => i);
  return Array.from({ length: limit }, (_, i) => Math.round((i * (length - 1)) / (limit - 1)));
}

/** The table of a line chart's values, with the reference lines and marks before it. */
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
