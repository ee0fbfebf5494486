/**
 * @file Eigenvalues of a small real matrix that need not be symmetric: Householder reduction to Hessenberg
 * form, then QR steps with Wilkinson's shift and deflation (Golub & Van Loan, "Matrix Computations", 4th ed.,
 * sections 7.4 and 7.5). The steps run in complex arithmetic, where one shift serves real eigenvalues and
 * complex pairs alike; at the sizes of attention heads the double-shift real variant would save nothing.
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
  if (!a.values.every(Number.isFinite)) {
    throw new RangeError('Eigenvalues need finite numbers; the matrix holds NaN or infinity.');
  }
  const n = a.rows;
  // Scaled to a largest entry of 1, so that squares neither overflow nor vanish.
  const scale = a.values.reduce((largest, x) => Math.max(largest, Math.abs(x)), 0) || 1;
  const re = a.values.map((x) => x / scale);
  const im = new Float64Array(n * n);
  reduceToHessenberg(re, n);
  shiftedQr(re, im, n);
  return {
    real: Float64Array.from({ length: n }, (_, i) => scale * re[i * n + i]),
    imaginary: Float64Array.from({ length: n }, (_, i) => scale * im[i * n + i]),
  };
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

/** Makes the Hessenberg matrix re + i·im upper triangular: its diagonal then holds the eigenvalues. */
function shiftedQr(re: Float64Array, im: Float64Array, n: number): void {
  let high = n - 1;
  for (let steps = 0; high > 0;) {
    const low = startOfBlock(re, im, n, high);
    if (low === high) {
      high--;
      steps = 0;
      continue;
    }
    if (steps === MOST_STEPS_PER_EIGENVALUE) throw new Error('The eigenvalue iteration did not converge.');
    steps++;
    const shift =
      steps % 10 === 0
        ? exceptionalShift(re, im, n, high) // Breaks the cycles that Wilkinson's shift can fall into.
        : wilkinsonShift(re, im, n, high);
    qrStep(re, im, n, low, high, shift);
  }
}

/** First row of the unreduced block that ends at `high`; the negligible entry before it is set to zero. */
function startOfBlock(re: Float64Array, im: Float64Array, n: number, high: number): number {
  for (let i = high; i > 0; i--) {
    const below = i * n + i - 1;
    const here = modulus(re[i * n + i], im[i * n + i]);
    const before = modulus(re[below - n], im[below - n]);
    const size = here + before || 1;
    if (modulus(re[below], im[below]) <= Number.EPSILON * size) {
      re[below] = 0;
      im[below] = 0;
      return i;
    }
  }
  return 0;
}

function modulus(x: number, y: number): number {
  return Math.sqrt(x * x + y * y); // What Math.hypot guards against, the scaling has removed.
}

type Complex = readonly [real: number, imaginary: number];

/** The eigenvalue of the block's trailing 2 × 2 matrix that is nearer to its last entry. */
function wilkinsonShift(re: Float64Array, im: Float64Array, n: number, high: number): Complex {
  const at = (i: number, j: number): Complex => [re[i * n + j], im[i * n + j]];
  const [a, b, c, d] = [at(high - 1, high - 1), at(high - 1, high), at(high, high - 1), at(high, high)];
  const half: Complex = [(a[0] - d[0]) / 2, (a[1] - d[1]) / 2];
  const bc: Complex = [b[0] * c[0] - b[1] * c[1], b[0] * c[1] + b[1] * c[0]];
  const root = squareRoot([half[0] ** 2 - half[1] ** 2 + bc[0], 2 * half[0] * half[1] + bc[1]]);
  const sign = half[0] * root[0] + half[1] * root[1] < 0 ? -1 : 1;
  // Both roots are d + half ± root, with product -bc: dividing by the larger gives the smaller exactly.
  const larger: Complex = [half[0] + sign * root[0], half[1] + sign * root[1]];
  const squared = larger[0] ** 2 + larger[1] ** 2;
  if (squared === 0) return d;
  return [
    d[0] - (bc[0] * larger[0] + bc[1] * larger[1]) / squared,
    d[1] - (bc[1] * larger[0] - bc[0] * larger[1]) / squared,
  ];
}

function exceptionalShift(re: Float64Array, im: Float64Array, n: number, high: number): Complex {
  const below = high * n + high - 1;
  return [re[high * n + high] + modulus(re[below], im[below]), im[high * n + high]];
}

/** The principal square root. */
function squareRoot([x, y]: Complex): Complex {
  const size = modulus(x, y);
  const real = Math.sqrt((size + Math.abs(x)) / 2);
  if (real === 0) return [0, 0];
  const other = Math.abs(y) / (2 * real);
  const sign = y < 0 ? -1 : 1;
  return x >= 0 ? [real, sign * other] : [other, sign * real];
}

/** H - shift = QR by Givens rotations, then H = RQ + shift, on rows and columns low..high. */
function qrStep(
  re: Float64Array,
  im: Float64Array,
  n: number,
  low: number,
  high: number,
  shift: Complex,
): void {
  for (let i = low; i <= high; i++) {
    re[i * n + i] -= shift[0];
    im[i * n + i] -= shift[1];
  }
  // The cosine and the sine of each, both complex.
  const rotations = new Float64Array(4 * (high - low));
  for (let k = low; k < high; k++) {
    const p = k * n + k;
    const q = p + n;
    const size = Math.sqrt(re[p] ** 2 + im[p] ** 2 + re[q] ** 2 + im[q] ** 2);
    const cr = size === 0 ? 1 : re[p] / size;
    const ci = size === 0 ? 0 : im[p] / size;
    const sr = size === 0 ? 0 : re[q] / size;
    const si = size === 0 ? 0 : im[q] / size;
    const at = 4 * (k - low);
    rotations[at] = cr;
    rotations[at + 1] = ci;
    rotations[at + 2] = sr;
    rotations[at + 3] = si;
    // Rows k, k+1 become [c̄ s̄; -s c] times themselves.
    for (let j = k; j <= high; j++) {
      const x = k * n + j;
      const y = x + n;
      const xr = re[x];
      const xi = im[x];
      const yr = re[y];
      const yi = im[y];
      re[x] = cr * xr + ci * xi + sr * yr + si * yi;
      im[x] = cr * xi - ci * xr + sr * yi - si * yr;
      re[y] = cr * yr - ci * yi - sr * xr + si * xi;
      im[y] = cr * yi + ci * yr - sr * xi - si * xr;
    }
  }
  for (let k = low; k < high; k++) {
    const at = 4 * (k - low);
    const cr = rotations[at];
    const ci = rotations[at + 1];
    const sr = rotations[at + 2];
    const si = rotations[at + 3];
    // Columns k, k+1 become themselves times [c -s̄; s c̄].
    for (let i = low; i <= k + 1; i++) {
      const x = i * n + k;
      const y = x + 1;
      const xr = re[x];
      const xi = im[x];
      const yr = re[y];
      const yi = im[y];
      re[x] = xr * cr - xi * ci + yr * sr - yi * si;
      im[x] = xr * ci + xi * cr + yr * si + yi * sr;
      re[y] = yr * cr + yi * ci - xr * sr - xi * si;
      im[y] = yi * cr - yr * ci - xi * sr + xr * si;
    }
  }
  for (let i = low; i <= high; i++) {
    re[i * n + i] += shift[0];
    im[i * n + i] += shift[1];
  }
}
