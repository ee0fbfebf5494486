/**
 * @file Dense matrices in float64, row-major: all the linear algebra the weights' figures need. Everything is
 * one type of array, since loops that meet several run severalfold slower.
 */

import { roomFor } from './matrix-memory.ts';

/** A row-major matrix. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

/**
 * The matrix with these values, copied.
 * @throws RangeError when there are not rows × columns of them.
 */
export function matrix(values: ArrayLike<number>, rows: number, columns: number): Matrix {
  if (values.length !== rows * columns) {
    throw new RangeError(
      `A ${rows} × ${columns} matrix needs ${rows * columns} values, not ${values.length}.`,
    );
  }
  const copy = roomFor(values.length);
  copy.set(values);
  return { rows, columns, values: copy };
}

/**
 * A · B.
 * @throws RangeError when the inner sizes differ.
 */
export function multiply(a: Matrix, b: Matrix): Matrix {
  requireInner(a.columns, b.rows);
  const { rows, columns: depth, values: left } = a;
  const { columns, values: right } = b;
  const product = roomFor(rows * columns);
  // Two rows by four columns at a time, whose sums stay in registers; an odd last row is its own neighbour.
  const inFours = columns - (columns % 4);
  for (let row = 0; row < rows; row += 2) {
    const next = Math.min(row + 1, rows - 1);
    for (let j = 0; j < inFours; j += 4) {
      let a0 = 0;
      let a1 = 0;
      let a2 = 0;
      let a3 = 0;
      let b0 = 0;
      let b1 = 0;
      let b2 = 0;
      let b3 = 0;
      for (let k = 0, at = j; k < depth; k++, at += columns) {
        const x = left[row * depth + k];
        const y = left[next * depth + k];
        const r0 = right[at];
        const r1 = right[at + 1];
        const r2 = right[at + 2];
        const r3 = right[at + 3];
        a0 += x * r0;
        a1 += x * r1;
        a2 += x * r2;
        a3 += x * r3;
        b0 += y * r0;
        b1 += y * r1;
        b2 += y * r2;
        b3 += y * r3;
      }
      let to = row * columns + j;
      product[to] = a0;
      product[to + 1] = a1;
      product[to + 2] = a2;
      product[to + 3] = a3;
      to = next * columns + j;
      product[to] = b0;
      product[to + 1] = b1;
      product[to + 2] = b2;
      product[to + 3] = b3;
    }
    for (const each of [row, next]) {
      for (let j = inFours; j < columns; j++) {
        let sum = 0;
        for (let k = 0; k < depth; k++) sum += left[each * depth + k] * right[k * columns + j];
        product[each * columns + j] = sum;
      }
    }
  }
  return { rows, columns, values: product };
}

/**
 * A · Bᵀ, without the transpose.
 * @throws RangeError when the inner sizes differ.
 */
export function multiplyTransposed(a: Matrix, b: Matrix): Matrix {
  requireInner(a.columns, b.columns);
  const { rows, columns: depth, values: left } = a;
  const { rows: columns, values: right } = b;
  const product = roomFor(rows * columns);
  // As in `multiply`; where less than a tile is left, its last row is its own neighbour.
  for (let row = 0; row < rows; row += 2) {
    const next = Math.min(row + 1, rows - 1);
    const x = row * depth;
    const y = next * depth;
    for (let j = 0; j < columns; j += 4) {
      const j1 = Math.min(j + 1, columns - 1);
      const j2 = Math.min(j + 2, columns - 1);
      const j3 = Math.min(j + 3, columns - 1);
      let a0 = 0;
      let a1 = 0;
      let a2 = 0;
      let a3 = 0;
      let b0 = 0;
      let b1 = 0;
      let b2 = 0;
      let b3 = 0;
      for (let k = 0; k < depth; k++) {
        const p = left[x + k];
        const q = left[y + k];
        const r0 = right[j * depth + k];
        const r1 = right[j1 * depth + k];
        const r2 = right[j2 * depth + k];
        const r3 = right[j3 * depth + k];
        a0 += p * r0;
        a1 += p * r1;
        a2 += p * r2;
        a3 += p * r3;
        b0 += q * r0;
        b1 += q * r1;
        b2 += q * r2;
        b3 += q * r3;
      }
      product[row * columns + j] = a0;
      product[row * columns + j1] = a1;
      product[row * columns + j2] = a2;
      product[row * columns + j3] = a3;
      product[next * columns + j] = b0;
      product[next * columns + j1] = b1;
      product[next * columns + j2] = b2;
      product[next * columns + j3] = b3;
    }
  }
  return { rows, columns, values: product };
}

/** The transpose, copied. */
export function transpose(a: Matrix): Matrix {
  const values = roomFor(a.values.length);
  for (let i = 0; i < a.rows; i++) {
    for (let j = 0; j < a.columns; j++) values[j * a.rows + i] = a.values[i * a.columns + j];
  }
  return { rows: a.columns, columns: a.rows, values };
}

/** Aᵀ · A, symmetric. */
export function gram(a: Matrix): Matrix {
  return multiply(transpose(a), a);
}

/**
 * Σᵢⱼ AᵢⱼBᵢⱼ, the Frobenius inner product.
 * @throws RangeError when the shapes differ.
 */
export function innerProduct(a: Matrix, b: Matrix): number {
  requireInner(a.rows, b.rows);
  requireInner(a.columns, b.columns);
  let sum = 0;
  for (let i = 0; i < a.values.length; i++) sum += a.values[i] * b.values[i];
  return sum;
}

/** The rows named, in that order. */
export function selectRows(a: Matrix, rows: readonly number[]): Matrix {
  const values = roomFor(rows.length * a.columns);
  rows.forEach((row, i) => {
    values.set(a.values.subarray(row * a.columns, (row + 1) * a.columns), i * a.columns);
  });
  return { rows: rows.length, columns: a.columns, values };
}

/** Index of the largest of `count` values from `offset`, relative to it; the first of equals. */
export function argmax(values: ArrayLike<number>, offset: number, count: number): number {
  let best = 0;
  for (let i = 1; i < count; i++) if (values[offset + i] > values[offset + best]) best = i;
  return best;
}

function requireInner(a: number, b: number): void {
  if (a !== b) throw new RangeError(`The matrices do not fit: ${a} against ${b}.`);
}
