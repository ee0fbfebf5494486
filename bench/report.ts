/** @file Where the rows go: the terminal, and a file. */

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { formatClaims } from './claims.ts';
import type { Row } from './rows.ts';
import { formatRows } from './table.ts';

/** A line of progress, on the error stream: the table alone goes to the output. */
export function say(text: string): void {
  console.error(text);
}

/** Prints the rows of one model. */
export function printRows(rows: readonly Row[]): void {
  console.log(`\n${formatRows(rows)}`);
}

/** Prints what all rows show, and writes them as a JSON array to `path` if there is one. */
export async function conclude(rows: readonly Row[], path: string | undefined): Promise<void> {
  console.log(`\n${formatClaims(rows)}`);
  if (!path) return;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${JSON.stringify(rows.map(rounded), null, 2)}\n`);
  console.log(`\nWrote ${path}.`);
}

/** Six significant digits: more than any clock knows. */
function rounded(row: Row): Row {
  return JSON.parse(
    JSON.stringify(row, (_, value: unknown) =>
      typeof value === 'number' ? Number(value.toPrecision(6)) : value,
    ),
  ) as Row;
}
