import { describe, expect, it } from 'vitest';
import type { CellMatrix } from '../../../core/plot/cells.ts';
import {
  cellAt,
  naturalDomain,
  outlineMeans,
  outlinePath,
  paintCells,
  placeAfterKey,
  strongestCell,
  strongestInRows,
} from '../../../core/plot/cells.ts';
import { sequential } from '../../../core/plot/scales.ts';

const matrix = (rows: number[][], triangular = false): CellMatrix => ({
  values: Float32Array.from(rows.flat()),
  rows: rows.length,
  columns: rows[0].length,
  triangular,
});

const causal = matrix(
  [
    [1, 9, 9],
    [0.25, 0.75, 9],
    [0.5, 0, 0.5],
  ],
  true,
);

describe('a causal matrix', () => {
  it('has no cells above its diagonal', () => {
    expect(cellAt(causal, 0, 1)).toBeNull();
    expect(cellAt(causal, 1, 1)).toEqual({ row: 1, column: 1, value: 0.75 });
  });

  it('keeps what stands above the diagonal out of every figure', () => {
    expect(strongestCell(causal, 'sequential')).toEqual({ row: 0, column: 0, value: 1 });
    expect(naturalDomain(causal, 'sequential')).toEqual([0, 1]);
    expect(strongestInRows(causal, 'sequential').map((cell) => cell?.column)).toEqual([0, 1, 0]);
  });

  it('is painted below the diagonal and left blank above', () => {
    const pixels = new Uint32Array(9).fill(7);
    paintCells(pixels, causal, [0, 1], 'sequential', 'light');
    const bytes = (index: number) => [...new Uint8Array(pixels.buffer, 4 * index, 4)];
    expect(bytes(0)).toEqual([...sequential(1), 255]);
    expect(bytes(7)).toEqual([...sequential(0), 255]);
    expect([1, 2, 5].map((index) => pixels[index])).toEqual([0, 0, 0]);
  });

  it('keeps the cell cursor among its cells', () => {
    expect(placeAfterKey(causal, [1, 1], 'ArrowRight')).toEqual([1, 1]);
    expect(placeAfterKey(causal, [1, 1], 'ArrowUp')).toEqual([0, 0]);
    expect(placeAfterKey(causal, [2, 0], 'End')).toEqual([2, 2]);
    expect(placeAfterKey(causal, [2, 2], 'Home')).toEqual([2, 0]);
    expect(placeAfterKey(causal, [0, 0], 'PageDown')).toEqual([2, 0]);
    expect(placeAfterKey(causal, [0, 0], 'x')).toBeNull();
  });
});

describe('values that are not numbers', () => {
  const holed = matrix([
    [NaN, -3],
    [2, Infinity],
  ]);

  it('are blank, and count nowhere', () => {
    expect(cellAt(holed, 0, 0)).toBeNull();
    expect(strongestCell(holed, 'sequential')?.value).toBe(2);
    expect(strongestCell(holed, 'diverging')?.value).toBe(-3);
    expect(naturalDomain(holed, 'diverging')).toEqual([-3, 3]);
    const pixels = new Uint32Array(4);
    paintCells(pixels, holed, [-3, 3], 'diverging', 'light');
    expect([pixels[0], pixels[3]]).toEqual([0, 0]);
    expect(pixels[1]).not.toBe(0);
  });
});

describe('the outline', () => {
  it('is compared with the cells outside it', () => {
    expect(
      outlineMeans(causal, [
        [1, 0],
        [2, 0],
      ]),
    ).toEqual({ count: 2, inside: 0.375, outside: 0.5625 });
    expect(outlineMeans(causal, [])).toEqual({ count: 0, inside: null, outside: 0.5 });
  });

  it('has no line between neighbours', () => {
    const edges = (path: string) => path.split('M').length - 1;
    expect(edges(outlinePath([[3, 4]]))).toBe(4);
    expect(
      edges(
        outlinePath([
          [3, 4],
          [3, 5],
        ]),
      ),
    ).toBe(6);
    expect(
      edges(
        outlinePath([
          [3, 4],
          [4, 5],
        ]),
      ),
    ).toBe(8);
  });
});
