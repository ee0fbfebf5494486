/**
 * @file Eigenvalues of a small real matrix that need not be symmetric: Householder reduction to Hessenberg
 * form, then Francis's QR steps with deflation (Golub & Van Loan, "Matrix Computations", 4th ed., sections 7.4
 * and 7.5). A step takes both eigenvalues of the trailing 2 × 2 matrix as shifts, real or a complex pair, and so
 * stays in real arithmetic.
 */

import type { Matrix } from './dense.ts';

/** Eigenvalues as two arrays, real and imaginary parts; the order is the algorithm's. */
export interface Eigenvalues {
  readonly real: Float64Array;
  readonly imaginary: Float64Array;
}

const MOST_STEPS_PER_EIGENVALUE = 60;

/**
 * All n eigenvalues of a real n × n matrix, with multiplicity.
 * @throws RangeError when the matrix is not square or holds numbers that are not finite.
 * @throws Error when the iteration does not converge.
 */
export function eigenvalues(a: Matrix): Eigenvalues {
  if (a.rows !== a.columns) {
    throw new RangeError(`Eigenvalues need a square matrix, not ${a.rows} × ${a.columns}.`);
  }
  let largest = 0;
  for (let i = 0; i < a.values.length; i++) largest = Math.max(largest, Math.abs(a.values[i]));
  if (!Number.isFinite(largest)) {
    throw new RangeError('Eigenvalues need finite numbers; the matrix holds NaN or infinity.');
  }
  const n = a.rows;
  // Scaled to a largest entry of 1, so that squares neither overflow nor vanish.
  const scale = largest || 1;
  const h = new Float64Array(n * n);
  for (let i = 0; i < h.length; i++) h[i] = a.values[i] / scale;
  reduceToHessenberg(h, n);
  const { real, imaginary } = deflated(h, n);
  for (let i = 0; i < n; i++) {
    real[i] *= scale;
    imaginary[i] *= scale;
  }
  return { real, imaginary };
}

/** Replaces h by Qᵀ h Q, zero below the first subdiagonal; Q is a product of Householder reflections. */
function reduceToHessenberg(h: Float64Array, n: number): void {
  const v = new Float64Array(n);
  for (let k = 0; k + 2 < n; k++) {
    let squares = 0;
    for (let i = k + 1; i < n; i++) squares += h[i * n + k] ** 2;
    if (squares === 0) continue;
    const norm = Math.sqrt(squares);
    for (let i = k + 1; i < n; i++) v[i] = h[i * n + k] / norm;
    v[k + 1] += v[k + 1] < 0 ? -1 : 1; // Away from zero: no cancellation.
    let squared = 0;
    for (let i = k + 1; i < n; i++) squared += v[i] * v[i];
    for (let j = 0; j < n; j++) {
      let dot = 0;
      for (let i = k + 1; i < n; i++) dot += v[i] * h[i * n + j];
      const factor = (2 * dot) / squared;
      for (let i = k + 1; i < n; i++) h[i * n + j] -= factor * v[i];
    }
    for (let i = 0; i < n; i++) {
      let dot = 0;
      for (let j = k + 1; j < n; j++) dot += h[i * n + j] * v[j];
      const factor = (2 * dot) / squared;
      for (let j = k + 1; j < n; j++) h[i * n + j] -= factor * v[j];
    }
    for (let i = k + 2; i < n; i++) h[i * n + k] = 0;
  }
}

/** The eigenvalues of a Hessenberg matrix, which is used up: split off one or two at a time from its end. */
function deflated(h: Float64Array, n: number): Eigenvalues {
  const real = new Float64Array(n);
  const imaginary = new Float64Array(n);
  const bulge = new Float64Array(3);
  let high = n - 1;
  for (let steps = 0; high >= 0;) {
    const low = startOfBlock(h, n, high);
    if (low >= high - 1) {
      if (low === high) real[high] = h[high * n + high];
      else solvePair(h, n, high, real, imaginary);
      high = low - 1;
      steps = 0;
      continue;
    }
    if (steps === MOST_STEPS_PER_EIGENVALUE) throw new Error('The eigenvalue iteration did not converge.');
    steps++;
    francisStep(h, n, low, high, shifts(h, n, high, steps), bulge);
  }
  return { real, imaginary };
}

/** First row of the unreduced block that ends at `high`; the negligible entry before it is set to zero. */
function startOfBlock(h: Float64Array, n: number, high: number): number {
  for (let i = high; i > 0; i--) {
    const below = i * n + i - 1;
    const size = Math.abs(h[i * n + i]) + Math.abs(h[below - n]) || 1;
    if (Math.abs(h[below]) <= Number.EPSILON * size) {
      h[below] = 0;
      return i;
    }
  }
  return 0;
}

/** Eigenvalues of the 2 × 2 block that ends at `high`. */
function solvePair(
  h: Float64Array,
  n: number,
  high: number,
  real: Float64Array,
  imaginary: Float64Array,
): void {
  const at = high * n + high;
  const last = h[at];
  const half = (h[at - n - 1] - last) / 2;
  const product = h[at - 1] * h[at - n];
  const square = half * half + product;
  const root = Math.sqrt(Math.abs(square));
  if (square < 0) {
    real[high - 1] = real[high] = last + half;
    imaginary[high - 1] = root;
    imaginary[high] = -root;
    return;
  }
  // Both are last + half ± root, with (half + root)(half - root) = -product: no cancellation this way.
  const larger = half < 0 ? half - root : half + root;
  real[high - 1] = last + larger;
  real[high] = larger === 0 ? last : last - product / larger;
}

/** Sum and product of a step's two shifts. */
type Shifts = readonly [sum: number, product: number];

/** The eigenvalues of the trailing 2 × 2 matrix; now and then others, to break the cycles these can fall into. */
function shifts(h: Float64Array, n: number, high: number, step: number): Shifts {
  const at = high * n + high;
  if (step % 10 === 0) {
    const size = Math.abs(h[at - 1]) + Math.abs(h[at - n - 2]);
    return [1.5 * size, size * size];
  }
  const [a, b, c, d] = [h[at - n - 1], h[at - n], h[at - 1], h[at]];
  return [a + d, a * d - b * c];
}

/**
 * Both shifts at once on rows and columns low..high, at least three: a reflection that begins like the first
 * column of (h - shift)(h - other shift) makes a bulge, which further reflections push off the end.
 */
function francisStep(
  h: Float64Array,
  n: number,
  low: number,
  high: number,
  [sum, product]: Shifts,
  bulge: Float64Array,
): void {
  const start = low * n + low;
  const below = h[start + n];
  bulge[0] = h[start] * h[start] + h[start + 1] * below - sum * h[start] + product;
  bulge[1] = below * (h[start] + h[start + n + 1] - sum);
  bulge[2] = below * h[start + 2 * n + 1];
  for (let k = low; k < high; k++) {
    reflect(h, n, low, high, k, bulge);
    // The column that the bulge now fills is what the next reflection has to clear.
    bulge[0] = h[(k + 1) * n + k];
    bulge[1] = k + 2 <= high ? h[(k + 2) * n + k] : 0;
    bulge[2] = k + 3 <= high ? h[(k + 3) * n + k] : 0;
  }
}

/**
 * Replaces h by P h P on rows and columns low..high, P the reflection of rows k..k+2 that takes the three numbers to
 * the first. (In an array, since as arguments each would be an object on the heap.)
 */
function reflect(
  h: Float64Array,
  n: number,
  low: number,
  high: number,
  k: number,
  bulge: Float64Array,
): void {
  const x = bulge[0];
  const y = bulge[1];
  const z = bulge[2];
  const norm = Math.sqrt(x * x + y * y + z * z);
  if (norm === 0) return;
  const head = x < 0 ? x - norm : x + norm; // Away from zero: no cancellation.
  // P = I - scale v vᵀ with v = (1, v1, v2).
  const v1 = y / head;
  const v2 = z / head;
  const scale = 2 / (1 + v1 * v1 + v2 * v2);
  const three = k + 2 <= high;
  for (let j = Math.max(low, k - 1); j <= high; j++) {
    const at = k * n + j;
    const third = three ? h[at + 2 * n] : 0;
    const amount = scale * (h[at] + v1 * h[at + n] + v2 * third);
    h[at] -= amount;
    h[at + n] -= amount * v1;
    if (three) h[at + 2 * n] = third - amount * v2;
  }
  // What it was to clear is clear, but for rounding.
  if (k > low) {
    h[(k + 1) * n + k - 1] = 0;
    if (three) h[(k + 2) * n + k - 1] = 0;
  }
  const last = Math.min(high, k + 3);
  for (let i = low; i <= last; i++) {
    const at = i * n + k;
    const third = three ? h[at + 2] : 0;
    const amount = scale * (h[at] + v1 * h[at + 1] + v2 * third);
    h[at] -= amount;
    h[at + 1] -= amount * v1;
    if (three) h[at + 2] = third - amount * v2;
  }
}
