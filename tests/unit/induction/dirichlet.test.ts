import { describe, expect, it } from 'vitest';
import { randomStream } from '../../../core/training/random.ts';
import { drawDirichlet, drawGamma } from '../../../labs/induction/dirichlet.ts';

const DRAWS = 40_000;

describe('gamma draws', () => {
  // Mean and variance of Gamma(a, 1) are both a; its fourth central moment is 3a² + 6a.
  it.each([0.1, 0.5, 1, 3])('have the mean and the variance of shape %s', (shape) => {
    const random = randomStream(0, 'gamma', 0);
    const draws = Array.from({ length: DRAWS }, () => drawGamma(random, shape));
    const mean = draws.reduce((a, b) => a + b, 0) / DRAWS;
    const variance = draws.reduce((sum, x) => sum + (x - shape) ** 2, 0) / DRAWS;
    expect(Math.abs(mean - shape)).toBeLessThan(4 * Math.sqrt(shape / DRAWS));
    expect(Math.abs(variance - shape)).toBeLessThan(4 * Math.sqrt((2 * shape ** 2 + 6 * shape) / DRAWS));
  });

  it('are refused for a shape that is not positive', () => {
    expect(() => drawGamma(randomStream(0, 'gamma', 0), 0)).toThrow(/positive/);
  });
});

describe('Dirichlet draws', () => {
  it.each([0.1, 1])(
    'with concentration %s sum to 1 and have the expected sum of squares',
    (concentration) => {
      const random = randomStream(0, 'dirichlet', 0);
      const size = 20;
      const rows = Array.from({ length: 4000 }, () => drawDirichlet(random, size, concentration));
      for (const row of rows) expect(row.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
      const squares = rows.map((row) => row.reduce((sum, p) => sum + p * p, 0));
      const mean = squares.reduce((a, b) => a + b, 0) / rows.length;
      const spread = Math.sqrt(squares.reduce((sum, x) => sum + (x - mean) ** 2, 0) / rows.length);
      const expected = (concentration + 1) / (size * concentration + 1);
      expect(Math.abs(mean - expected)).toBeLessThan((4 * spread) / Math.sqrt(rows.length));
    },
  );
});
