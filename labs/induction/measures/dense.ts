/**
 * @file Dense matrices in float64, row-major: all the linear algebra the weights' figures need. Everything is
 * one type of array, since loops that meet several run severalfold slower.
 */

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
  return { rows, columns, values: new Float64Array(values) };
}

/**
 * A · B.
 * @throws RangeError when the inner sizes differ.
 */
export function multiply(a: Matrix, b: Matrix): Matrix {
  requireInner(a.columns, b.rows);
  const values = new Float64Array(a.rows * b.columns);
  for (let i = 0; i < a.rows; i++) {
    for (let k = 0; k < a.columns; k++) {
      const factor = a.values[i * a.columns + k];
      const from = k * b.columns;
      const to = i * b.columns;
      for (let j = 0; j < b.columns; j++) values[to + j] += factor * b.values[from + j];
    }
  }
  return { rows: a.rows, columns: b.columns, values };
}

/** The transpose, copied. */
export function transpose(a: Matrix): Matrix {
  const values = new Float64Array(a.values.length);
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
  const values = new Float64Array(rows.length * a.columns);
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
