import { describe, expect, it } from 'vitest';
import {
  argmax,
  gram,
  innerProduct,
  matrix,
  multiply,
  multiplyTransposed,
  selectRows,
  transpose,
} from '../../../../labs/induction/measures/dense.ts';

const a = matrix([1, 2, 3, 4, 5, 6], 2, 3);

describe('dense matrices', () => {
  it('multiply row by column', () => {
    expect(multiply(a, matrix([1, 0, 0, 1, 2, -1], 3, 2))).toEqual(matrix([7, -1, 16, -1], 2, 2));
  });

  it('transpose', () => {
    expect(transpose(a)).toEqual(matrix([1, 4, 2, 5, 3, 6], 3, 2));
  });

  it('multiply by a transpose to the last bit as by its copy, whatever is left over of a tile', () => {
    const counted = (rows: number, columns: number) =>
      matrix(
        Array.from({ length: rows * columns }, (_, i) => Math.sin(i + rows)),
        rows,
        columns,
      );
    for (const [rows, others] of [
      [1, 1],
      [2, 4],
      [3, 5],
      [4, 6],
      [5, 7],
      [64, 64],
    ]) {
      const [left, right] = [counted(rows, 3), counted(others, 3)];
      expect(multiplyTransposed(left, right)).toEqual(multiply(left, transpose(right)));
    }
    expect(() => multiplyTransposed(a, transpose(a))).toThrow(/3 against 2/);
  });

  it('have a Gram matrix of the inner products of columns', () => {
    expect(gram(a)).toEqual(matrix([17, 22, 27, 22, 29, 36, 27, 36, 45], 3, 3));
  });

  it('have an inner product over all entries', () => {
    expect(innerProduct(a, a)).toBe(91);
  });

  it('give out rows in any order', () => {
    expect(selectRows(a, [1, 0, 1])).toEqual(matrix([4, 5, 6, 1, 2, 3, 4, 5, 6], 3, 3));
  });

  it('sum in float64 even when the values came as float32', () => {
    const tenths = matrix(
      Float32Array.from({ length: 1000 }, () => 0.1),
      1,
      1000,
    );
    const ones = matrix(new Float32Array(1000).fill(1), 1000, 1);
    expect(multiply(tenths, ones).values[0]).toBeCloseTo(1000 * Math.fround(0.1), 9);
  });

  it('have an argmax that is the first of equals, within the stretch asked for', () => {
    expect(argmax([9, 1, 5, 5, 2], 1, 4)).toBe(1);
  });

  it('say so when shapes do not fit', () => {
    expect(() => multiply(a, a)).toThrow(/3 against 2/);
    expect(() => innerProduct(a, transpose(a))).toThrow(/do not fit/);
    expect(() => matrix([1, 2, 3], 2, 2)).toThrow(/needs 4 values, not 3/);
  });
});
