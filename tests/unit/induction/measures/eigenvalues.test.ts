import { EigenvalueDecomposition, Matrix as Peer } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { randomStream } from '../../../../core/training/random.ts';
import { matrix, multiply, transpose, type Matrix } from '../../../../labs/induction/measures/dense.ts';
import { eigenvalues } from '../../../../labs/induction/measures/eigenvalues.ts';

type Complex = [number, number];

function spectrum(a: Matrix): Complex[] {
  const { real, imaginary } = eigenvalues(a);
  return Array.from(real, (x, i): Complex => [x, imaginary[i]]);
}

function square(rows: number[][]): Matrix {
  return matrix(rows.flat(), rows.length, rows.length);
}

/** Largest distance when each expected eigenvalue takes the nearest one not yet taken. */
function distance(found: Complex[], expected: Complex[]): number {
  const left = [...found];
  let worst = Math.abs(found.length - expected.length);
  for (const [x, y] of expected) {
    const gaps = left.map(([u, v]) => Math.hypot(u - x, v - y));
    const nearest = gaps.indexOf(Math.min(...gaps));
    worst = Math.max(worst, gaps[nearest]);
    left.splice(nearest, 1);
  }
  return worst;
}

function randomSquare(n: number, step: number): Matrix {
  const random = randomStream(0, 'eigenvalues', step);
  return matrix(
    Float64Array.from({ length: n * n }, () => random.normal()),
    n,
    n,
  );
}

/** An orthogonal matrix: the reflection I - 2vvᵀ / vᵀv. */
function reflection(n: number): Matrix {
  const v = Array.from({ length: n }, (_, i) => 1 + i * i);
  const squared = v.reduce((sum, x) => sum + x * x, 0);
  return square(v.map((x, i) => v.map((y, j) => (i === j ? 1 : 0) - (2 * x * y) / squared)));
}

describe('eigenvalues', () => {
  it.each([1, 2, 3, 8, 16, 32, 64])('of random %i × n matrices are those another library finds', (n) => {
    for (let step = 0; step < 10; step++) {
      const a = randomSquare(n, step);
      const peer = new EigenvalueDecomposition(Peer.from1DArray(n, n, Array.from(a.values)));
      const expected = peer.realEigenvalues.map((x, i): Complex => [x, peer.imaginaryEigenvalues[i]]);
      expect(distance(spectrum(a), expected)).toBeLessThan(1e-9);
    }
  });

  it('of a 1 × 1 matrix is its entry', () => {
    expect(spectrum(square([[-3]]))).toEqual([[-3, 0]]);
  });

  it('of a zero matrix are zero', () => {
    expect(spectrum(matrix(new Float64Array(25), 5, 5))).toEqual(Array.from({ length: 5 }, () => [0, 0]));
  });

  it('of a rotation by 90° are ±i', () => {
    const found = spectrum(
      square([
        [0, -1],
        [1, 0],
      ]),
    );
    expect(
      distance(found, [
        [0, 1],
        [0, -1],
      ]),
    ).toBeLessThan(1e-14);
  });

  it('of a cyclic shift, on which an unshifted step stands still, are the roots of unity', () => {
    for (const n of [3, 4, 5, 8]) {
      const shift = square(
        Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => +((j + 1) % n === i))),
      );
      const roots = Array.from({ length: n }, (_, k): Complex => [
        Math.cos((2 * Math.PI * k) / n),
        Math.sin((2 * Math.PI * k) / n),
      ]);
      expect(distance(spectrum(shift), roots)).toBeLessThan(1e-12);
    }
  });

  it('of a companion matrix are the roots of its polynomial', () => {
    // (x - 1)(x - 2)(x - 3)(x - 4) = x⁴ - 10x³ + 35x² - 50x + 24
    const a = square([
      [10, -35, 50, -24],
      [1, 0, 0, 0],
      [0, 1, 0, 0],
      [0, 0, 1, 0],
    ]);
    expect(
      distance(spectrum(a), [
        [1, 0],
        [2, 0],
        [3, 0],
        [4, 0],
      ]),
    ).toBeLessThan(1e-10);
  });

  it('of a defective matrix are found to the root of the rounding error, as theory has it', () => {
    // A Jordan block of size 3 with eigenvalue 2, turned by an orthogonal matrix: error about ε^(1/3).
    const q = reflection(3);
    const jordan = square([
      [2, 1, 0],
      [0, 2, 1],
      [0, 0, 2],
    ]);
    const turned = multiply(multiply(q, jordan), transpose(q));
    expect(
      distance(spectrum(turned), [
        [2, 0],
        [2, 0],
        [2, 0],
      ]),
    ).toBeLessThan(10 * Number.EPSILON ** (1 / 3));
  });

  it('of a singular matrix of rank 1 are its trace and zeros', () => {
    const a = square([
      [1, 2, 3],
      [2, 4, 6],
      [-1, -2, -3],
    ]);
    expect(
      distance(spectrum(a), [
        [2, 0],
        [0, 0],
        [0, 0],
      ]),
    ).toBeLessThan(1e-14);
  });

  it('scale with the matrix, however small or large', () => {
    for (const factor of [1e-200, 1e-8, 1e200]) {
      const a = square([
        [1 * factor, 2 * factor],
        [3 * factor, 2 * factor],
      ]);
      const scaled = spectrum(a).map(([x, y]): Complex => [x / factor, y / factor]);
      expect(
        distance(scaled, [
          [4, 0],
          [-1, 0],
        ]),
      ).toBeLessThan(1e-12);
    }
  });

  it('are refused for matrices that are not square or not finite', () => {
    expect(() => eigenvalues(matrix([1, 2], 1, 2))).toThrow(/square/);
    expect(() => eigenvalues(square([[NaN]]))).toThrow(/finite/);
  });
});
