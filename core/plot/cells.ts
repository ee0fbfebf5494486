/**
 * @file A matrix as pixels, outlines and figures.
 *
 *   R rows, C columns; `values` is row-major [R, C]. In a triangular matrix only cells with column <= row
 *   exist. A cell whose value is not finite is left blank and counts nowhere.
 */

import { colorTable } from './scales.ts';
import type { ScaleName, Scheme } from './scales.ts';

/** The matrix a heat map shows. */
export interface CellMatrix {
  readonly values: Float32Array;
  readonly rows: number;
  readonly columns: number;
  readonly triangular: boolean;
}

export interface Cell {
  readonly row: number;
  readonly column: number;
  readonly value: number;
}

/** Number of cells of row `row` that exist. */
export function rowLength(matrix: CellMatrix, row: number): number {
  return matrix.triangular ? Math.min(row + 1, matrix.columns) : matrix.columns;
}

/** The cell at a place; null where there is none. */
export function cellAt(matrix: CellMatrix, row: number, column: number): Cell | null {
  if (row < 0 || row >= matrix.rows || column < 0 || column >= rowLength(matrix, row)) return null;
  const value = matrix.values[row * matrix.columns + column];
  return Number.isFinite(value) ? { row, column, value } : null;
}

/**
 * Calls `visit` for every row with the places of its cells in `values`: all maps of a lab are drawn and summed
 * up again at every step shown, and a call for each cell would take longer than what is done with it.
 */
function eachRow(matrix: CellMatrix, visit: (start: number, end: number) => void): void {
  for (let row = 0; row < matrix.rows; row++) {
    const start = row * matrix.columns;
    visit(start, start + rowLength(matrix, row));
  }
}

/** The domain when none is given: from 0 to the largest value, or symmetric around 0 for a diverging scale. */
export function naturalDomain(matrix: CellMatrix, scale: ScaleName): [min: number, max: number] {
  const { values } = matrix;
  let min = 0;
  let max = 0;
  eachRow(matrix, (start, end) => {
    for (let at = start; at < end; at++) {
      const value = values[at];
      if (!Number.isFinite(value)) continue;
      min = Math.min(min, value);
      max = Math.max(max, value);
    }
  });
  if (scale === 'sequential') return [min, max > min ? max : min + 1];
  const size = Math.max(max, -min) || 1;
  return [-size, size];
}

/**
 * Colours every cell.
 * @param pixels [R, C] in the byte order of `ImageData`; every pixel is written, blank ones as transparent
 */
export function paintCells(
  pixels: Uint32Array,
  matrix: CellMatrix,
  domain: readonly [min: number, max: number],
  scale: ScaleName,
  scheme: Scheme,
): void {
  const table = colorTable(scale, scheme);
  const top = table.length - 1;
  const [min, max] = domain;
  const factor = top / (max - min);
  const { values } = matrix;
  pixels.fill(0);
  eachRow(matrix, (start, end) => {
    for (let at = start; at < end; at++) {
      const value = values[at];
      if (!Number.isFinite(value)) continue;
      const index = Math.round((value - min) * factor);
      pixels[at] = table[index < 0 ? 0 : index > top ? top : index];
    }
  });
}

/** SVG path, in cells, around a set of cells; an edge between two of them is not drawn. */
export function outlinePath(cells: readonly (readonly [row: number, column: number])[]): string {
  const inside = new Set(cells.map(([row, column]) => `${row},${column}`));
  const has = (row: number, column: number) => inside.has(`${row},${column}`);
  return cells
    .map(([row, column]) =>
      [
        has(row - 1, column) ? '' : `M${column} ${row}h1`,
        has(row + 1, column) ? '' : `M${column} ${row + 1}h1`,
        has(row, column - 1) ? '' : `M${column} ${row}v1`,
        has(row, column + 1) ? '' : `M${column + 1} ${row}v1`,
      ].join(''),
    )
    .join('');
}

/** The largest value; on a diverging scale the one furthest from zero. Null when there are no values. */
export function strongestCell(matrix: CellMatrix, scale: ScaleName): Cell | null {
  const { values, columns } = matrix;
  const diverging = scale === 'diverging';
  let best = -1;
  let largest = -Infinity;
  eachRow(matrix, (start, end) => {
    for (let at = start; at < end; at++) {
      const value = values[at];
      if (!Number.isFinite(value)) continue;
      const size = diverging ? Math.abs(value) : value;
      if (size > largest) [best, largest] = [at, size];
    }
  });
  if (best < 0) return null;
  return { row: Math.floor(best / columns), column: best % columns, value: values[best] };
}

/** The strongest cell of each row, null for a row without values. */
export function strongestInRows(matrix: CellMatrix, scale: ScaleName): (Cell | null)[] {
  return Array.from({ length: matrix.rows }, (_, row) => {
    const columns = rowLength(matrix, row);
    const values = matrix.values.subarray(row * matrix.columns, row * matrix.columns + columns);
    const best = strongestCell({ values, rows: 1, columns, triangular: false }, scale);
    return best && { ...best, row };
  });
}

/** Mean of the outlined cells and of all others; null where there are none. */
export function outlineMeans(
  matrix: CellMatrix,
  outline: readonly (readonly [row: number, column: number])[],
): { count: number; inside: number | null; outside: number | null } {
  const { values, rows, columns } = matrix;
  const outlined = new Uint8Array(rows * columns);
  for (const [row, column] of outline) outlined[row * columns + column] = 1;
  // Of the cells outside, then of those inside.
  const sums = [0, 0];
  const counts = [0, 0];
  eachRow(matrix, (start, end) => {
    for (let at = start; at < end; at++) {
      const value = values[at];
      if (!Number.isFinite(value)) continue;
      sums[outlined[at]] += value;
      counts[outlined[at]]++;
    }
  });
  const [outside, inside] = sums.map((sum, side) => (counts[side] > 0 ? sum / counts[side] : null));
  return { count: counts[1], inside, outside };
}

/** A key's way through the matrix. */
export type CellKey =
  'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight' | 'Home' | 'End' | 'PageUp' | 'PageDown';

/** Where a key leads from a place, staying among the cells that exist; null for a key that leads nowhere. */
export function placeAfterKey(
  matrix: CellMatrix,
  [row, column]: readonly [row: number, column: number],
  key: string,
): [row: number, column: number] | null {
  const moves: Record<CellKey, [row: number, column: number]> = {
    ArrowUp: [row - 1, column],
    ArrowDown: [row + 1, column],
    ArrowLeft: [row, column - 1],
    ArrowRight: [row, column + 1],
    Home: [row, 0],
    End: [row, matrix.columns - 1],
    PageUp: [0, column],
    PageDown: [matrix.rows - 1, column],
  };
  if (!(key in moves) || matrix.rows === 0 || matrix.columns === 0) return null;
  const [toRow, toColumn] = moves[key as CellKey];
  const newRow = Math.min(Math.max(toRow, 0), matrix.rows - 1);
  return [newRow, Math.min(Math.max(toColumn, 0), rowLength(matrix, newRow) - 1)];
}
