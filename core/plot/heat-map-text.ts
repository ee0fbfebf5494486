/** @file The heat map in words: the sentence under it and its table. */

import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { formatQuantity, formatValue } from './format.ts';
import type { CellMatrix } from './cells.ts';
import { cellAt, outlineMeans, strongestCell, strongestInRows } from './cells.ts';
import type { ScaleName } from './scales.ts';
import { heatMapStrings } from './strings.ts';

/** Above this many rows the table shows only the strongest column of each. */
export const FULL_TABLE_ROWS = 32;

/** Names of rows and columns, and how a value reads. */
export interface CellNames {
  readonly row: (index: number) => string;
  readonly column: (index: number) => string;
  readonly unit: string;
}

/** Where the strongest cell is, and how the outlined cells compare with the rest. */
export function summarise(
  matrix: CellMatrix,
  scale: ScaleName,
  outline: readonly (readonly [row: number, column: number])[],
  names: CellNames,
): string {
  const best = strongestCell(matrix, scale);
  if (!best) return heatMapStrings.noValues;
  const quantity = (value: number | null) => formatQuantity(value, names.unit);
  const say = scale === 'diverging' ? heatMapStrings.strongest : heatMapStrings.largest;
  const sentences = [say(quantity(best.value), names.row(best.row), names.column(best.column))];
  const means = outlineMeans(matrix, outline);
  if (means.count > 0) {
    sentences.push(heatMapStrings.outlined(means.count, quantity(means.inside), quantity(means.outside)));
  }
  return sentences.join(' ');
}

function fullTable(matrix: CellMatrix, names: CellNames): TemplateResult {
  const columns = Array.from({ length: matrix.columns }, (_, column) => column);
  return html`<thead>
      <tr>
        <td></td>
        ${columns.map((column) => html`<th scope="col">${names.column(column)}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${Array.from(
        { length: matrix.rows },
        (_, row) =>
          html`<tr>
            <th scope="row">${names.row(row)}</th>
            ${columns.map((column) => {
              const cell = cellAt(matrix, row, column);
              return html`<td>${cell ? formatValue(cell.value) : ''}</td>`;
            })}
          </tr>`,
      )}
    </tbody>`;
}

function strongestTable(matrix: CellMatrix, scale: ScaleName, names: CellNames): TemplateResult {
  return html`<thead>
      <tr>
        <th scope="col">${heatMapStrings.rowHeader}</th>
        <th scope="col">${heatMapStrings.strongestColumn}</th>
        <th scope="col">${heatMapStrings.value}</th>
      </tr>
    </thead>
    <tbody>
      ${strongestInRows(matrix, scale).map(
        (cell, row) =>
          html`<tr>
            <th scope="row">${names.row(row)}</th>
            <td>${cell ? names.column(cell.column) : ''}</td>
            <td>${formatValue(cell?.value)}</td>
          </tr>`,
      )}
    </tbody>`;
}

/** The table twin: every cell, or for a large matrix the strongest of each row. */
export function heatMapTable(
  matrix: CellMatrix,
  scale: ScaleName,
  names: CellNames,
  label: string,
): TemplateResult {
  const caption = names.unit ? `${label} (${names.unit})` : label;
  return html`<div class="numbers" tabindex="0" role="region" aria-label=${label}>
    <table>
      <caption>
        ${caption}
      </caption>
      ${matrix.rows <= FULL_TABLE_ROWS ? fullTable(matrix, names) : strongestTable(matrix, scale, names)}
    </table>
  </div>`;
}
