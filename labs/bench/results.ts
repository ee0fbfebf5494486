/**
 * @file The bench page's text: every table in `bench/results`, as it is. A figure stands in a `<data>` element
 * whose value is that of the file, unrounded.
 */

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { claimsOf, holds, type Claim } from '../../bench/claims.ts';
import type { Row } from '../../bench/rows.ts';
import { COLUMNS, remarks, threeDigits, type Column } from '../../bench/table.ts';
import { escaped } from '../../core/build/html.ts';

const FOLDER = 'bench/results';

/** The page's text, from the files as they are. */
export async function benchResults(): Promise<string> {
  const files = (await readdir(FOLDER)).filter((name) => name.endsWith('.json')).toSorted();
  const texts = files.map(async (file) => {
    const rows = JSON.parse(await readFile(join(FOLDER, file), 'utf8')) as readonly Row[];
    return resultsOf(file, rows);
  });
  return (await Promise.all(texts)).join('\n');
}

/** What one file holds: a table a model, the ratios and bounds, and what computed. */
export function resultsOf(file: string, rows: readonly Row[]): string {
  const models = [...new Set(rows.map(({ model }) => model))];
  return [
    `<h2>${escaped(file.replace(/\.json$/, ''))}</h2>`,
    SOFTWARE.test(rows.map(({ device }) => device).join())
      ? '<p>WebGPU ran on SwiftShader, a software rasteriser: its rows say how the executors fare without a ' +
        'GPU, and nothing about a GPU’s speed. The counts hold everywhere.</p>'
      : '',
    ...models.map((model) => {
      const own = rows.filter((row) => row.model === model);
      const lines = own.flatMap(remarks).map((line) => `<li>${escaped(line)}</li>`);
      return table(model, own) + (lines.length > 0 ? `<ul>${lines.join('')}</ul>` : '');
    }),
    '<h3>What follows</h3>',
    '<p>A ratio is the smaller of the two rates’ ratios. Each line names the bound that the project holds itself to.</p>',
    ...models.map((model) => claims(model, claimsOf(model, rows))),
    '<h3>What computed</h3>',
    '<p>As each contender reported it. The file records nothing else of the machine.</p>',
    devices(rows),
  ].join('\n');
}

const SOFTWARE = /swiftshader/i;

/** Tables scroll by themselves, so they can be reached by keyboard. */
function scrolling(label: string, content: string): string {
  return `<div class="figures" role="region" tabindex="0" aria-label="${escaped(label)}">${content}</div>`;
}

function table(model: string, rows: readonly Row[]): string {
  const heads = COLUMNS.map(
    ({ head, left }) => `<th scope="col"${left ? ' class="words"' : ''}>${escaped(head)}</th>`,
  );
  const lines = rows.map((row) => {
    const [who, ...cells] = COLUMNS.map((column, i) => cell(column, row, i === 0));
    return `<tr${row.who === 'ours' ? ' class="ours"' : ''}>${who}${cells.join('')}</tr>`;
  });
  return scrolling(
    model,
    `<table><caption>${escaped(model)}</caption><thead><tr>${heads.join('')}</tr></thead>` +
      `<tbody>${lines.join('\n')}</tbody></table>`,
  );
}

function cell(column: Column, row: Row, first: boolean): string {
  const text = escaped(column.cell(row));
  if (first) return `<th scope="row" class="words">${text}</th>`;
  const value = column.key && row[column.key];
  const content = typeof value === 'number' ? `<data value="${value}">${text}</data>` : text;
  return `<td${column.left ? ' class="words"' : ''}>${content}</td>`;
}

function claims(model: string, all: readonly Claim[]): string {
  const measured = all.filter(({ value }) => value !== undefined && Number.isFinite(value));
  if (measured.length === 0) return '';
  const lines = measured.map((claim) => {
    const { text, value, atLeast, atMost } = claim;
    const bound =
      atLeast === undefined ? `at most ${threeDigits(atMost!)}` : `at least ${threeDigits(atLeast)}`;
    return (
      `<tr><th scope="row" class="words">${escaped(text)}</th>` +
      `<td><data value="${value}">${threeDigits(value!)}</data></td>` +
      `<td class="words">${bound}</td><td class="words">${holds(claim) ? 'holds' : 'missed'}</td></tr>`
    );
  });
  return scrolling(
    `${model}: ratios and bounds`,
    `<table><caption>${escaped(model)}</caption><thead><tr><th scope="col" class="words">what</th>` +
      '<th scope="col">figure</th><th scope="col" class="words">bound</th><th scope="col" class="words">result</th>' +
      `</tr></thead><tbody>${lines.join('\n')}</tbody></table>`,
  );
}

function devices(rows: readonly Row[]): string {
  const named = new Map(rows.map(({ who, executor, device }) => [`${who} on ${executor}`, device]));
  const items = [...named].flatMap(([name, device]) =>
    device ? [`<li>${escaped(name)}: ${escaped(device)}</li>`] : [],
  );
  return `<ul>${items.join('\n')}</ul>`;
}
