/** @file Rows as a table for people. */

import type { Row } from './rows.ts';

/** A column: its head, and a row's cell. */
interface Column {
  readonly head: string;
  readonly cell: (row: Row) => string;
  readonly left?: boolean;
}

const NOTHING = '–';

const number =
  (key: keyof Row, format: (value: number) => string): Column['cell'] =>
  (row) => {
    const value = row[key];
    return typeof value === 'number' ? format(value) : NOTHING;
  };

/** Three significant digits, never in exponents. */
export function threeDigits(value: number): string {
  if (value === 0) return '0';
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return value.toFixed(Math.min(digits, 6));
}

const COLUMNS: readonly Column[] = [
  { head: 'who', cell: ({ who }) => who, left: true },
  { head: 'executor', cell: ({ executor }) => executor, left: true },
  { head: 'ms/step', cell: number('msPerStep', threeDigits) },
  { head: 'spread', cell: number('spread', (value) => `${(100 * value).toFixed(0)} %`) },
  { head: 'steps/s, 1', cell: number('stepsPerSecond1', threeDigits) },
  { head: 'steps/s, 32', cell: number('stepsPerSecond32', threeDigits) },
  { head: 'GFLOP/s', cell: number('gflops', threeDigits) },
  { head: 'dispatches', cell: number('dispatches', threeDigits) },
  { head: 'submits', cell: number('submits', threeDigits) },
  { head: 'bind groups', cell: number('bindGroups', threeDigits) },
  { head: 'buffers', cell: number('buffers', threeDigits) },
  { head: 'pipelines', cell: number('pipelines', threeDigits) },
  { head: 'loss', cell: number('loss10', (value) => value.toFixed(5)) },
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
function remarks(row: Row): string[] {
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
