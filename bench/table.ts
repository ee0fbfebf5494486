/** @file Rows as a table for people. */

import type { Row } from './rows.ts';

/** A column: its head, and a row's cell. */
export interface Column {
  readonly head: string;
  readonly cell: (row: Row) => string;
  /** The figure that the cell shows, unrounded. */
  readonly key?: keyof Row;
  readonly left?: boolean;
}

const NOTHING = '–';

function figure(head: string, key: keyof Row, format: (value: number) => string = threeDigits): Column {
  const cell = (row: Row): string => {
    const value = row[key];
    return typeof value === 'number' ? format(value) : NOTHING;
  };
  return { head, key, cell };
}

/** Three significant digits, never in exponents. */
export function threeDigits(value: number): string {
  if (value === 0) return '0';
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return value.toFixed(Math.min(digits, 6));
}

/** Every column of the table, from the left. */
export const COLUMNS: readonly Column[] = [
  { head: 'who', cell: ({ who }) => who, left: true },
  { head: 'executor', cell: ({ executor }) => executor, left: true },
  figure('ms/step', 'msPerStep'),
  figure('spread', 'spread', (value) => `${(100 * value).toFixed(0)} %`),
  figure('steps/s, 1', 'stepsPerSecond1'),
  figure('steps/s, 32', 'stepsPerSecond32'),
  figure('GFLOP/s', 'gflops'),
  figure('dispatches', 'dispatches'),
  figure('submits', 'submits'),
  figure('bind groups', 'bindGroups'),
  figure('buffers', 'buffers'),
  figure('pipelines', 'pipelines'),
  figure('loss', 'loss10', (value) => value.toFixed(5)),
  {
    head: 'turns',
    cell: ({ samples: [single, grouped] }) => (grouped > 0 ? `${single}+${grouped}` : NOTHING),
  },
];

/** Cells in columns, two spaces apart. */
function aligned(rows: readonly (readonly string[])[], left: readonly boolean[]): string[] {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) =>
    row
      .map((cell, i) => (left[i] ? cell.padEnd(widths[i]) : cell.padStart(widths[i])))
      .join('  ')
      .trimEnd(),
  );
}

/** What a row has besides its figures, in words. */
export function remarks(row: Row): string[] {
  const name = `${row.who} on ${row.executor}`;
  const lines: string[] = [];
  if (row.refused) lines.push(`${name}: refused, ${row.refused}.`);
  if (row.readEvery !== null && row.readEvery < 32) {
    lines.push(`${name}: 32 steps take too long; in "steps/s, 32" a loss is read every ${row.readEvery}.`);
  }
  if (row.matmulGflops !== undefined) {
    lines.push(`${name}: its 64 x 64 x 64 matmul alone does ${threeDigits(row.matmulGflops)} GFLOP/s.`);
  }
  return lines;
}

/** One table a model, with remarks below it. */
export function formatRows(rows: readonly Row[]): string {
  const models = [...new Set(rows.map(({ model }) => model))];
  return models
    .map((model) => {
      const own = rows.filter((row) => row.model === model);
      const cells = own.map((row) => COLUMNS.map(({ cell }) => cell(row)));
      const table = aligned(
        [COLUMNS.map(({ head }) => head), ...cells],
        COLUMNS.map(({ left }) => left ?? false),
      );
      return [model, ...table, ...own.flatMap(remarks)].join('\n');
    })
    .join('\n\n');
}
