import { describe, expect, test } from 'vitest';
import { randomStream } from '../../../core/training/random.ts';
import { drawPoints, mixtureOf } from '../../../labs/diffusion/data/datasets.ts';
import { inModelUnits, type Mixture } from '../../../labs/diffusion/data/mixture.ts';
import { exactFlow } from '../../../labs/diffusion/exact/exact-flow.ts';
import { mixtureLogDensity, posteriorAt } from '../../../labs/diffusion/exact/mixture-score.ts';
import {
  negativeLogLikelihoods,
  schedulePath,
  velocityOf,
  type FlowPath,
} from '../../../labs/diffusion/measures/likelihood.ts';
import { createSchedule } from '../../../labs/diffusion/schedules.ts';
import type { ScheduleName } from '../../../labs/diffusion/types.ts';

const EIGHT = mixtureOf('8gaussians') as Mixture;
const POINTS = drawPoints('8gaussians', 500, randomStream(0, 'held-out', 0));
const EXACT = mixtureLogDensity(EIGHT, POINTS).map((log) => -log);

const meanError = (found: Float64Array, exact: Float64Array) =>
  found.reduce((sum, value, i) => sum + Math.abs(value - exact[i]), 0) / found.length;

/** The variance-preserving SDE of Song et al. 2021, beta from 0.1 to 20, on a grid of squares from t = 1e-5. */
function vpSde(steps: number): FlowPath {
  const s = Float64Array.from({ length: steps + 1 }, (_, i) => 1e-5 + (1 - 1e-5) * (i / steps) ** 2);
  return {
    s,
    flow(x, node) {
      const t = s[node];
      const beta = 0.1 + 19.9 * t;
      const at = posteriorAt(EIGHT, Math.exp(-0.1 * t - (19.9 * t * t) / 2));
      const velocity = new Float64Array(x.length);
      const divergence = new Float64Array(x.length / 2);
      for (let i = 0; i < x.length; i += 2) {
        const { scoreX, scoreY, laplacian } = at(x[i], x[i + 1]);
        velocity[i] = (-beta / 2) * (x[i] + scoreX);
        velocity[i + 1] = (-beta / 2) * (x[i + 1] + scoreY);
        divergence[i / 2] = (-beta / 2) * (2 + laplacian);
      }
      return { velocity, divergence };
    },
  };
}

describe('Heun on the VP-SDE of 8 gaussians, mean absolute error in nats', () => {
  test.each([
    [20, 4.0e-3],
    [50, 9.0e-4],
    [200, 1.2e-4],
  ])('%i steps: %f', async (steps, golden) => {
    const error = meanError(await negativeLogLikelihoods(POINTS, vpSde(steps)), EXACT);
    expect(error / golden).toBeGreaterThan(0.75);
    expect(error / golden).toBeLessThan(1.25);
  });
});

describe('along a schedule, in the angle of the noise', () => {
  const scale = 2;
  const mixture = inModelUnits(EIGHT, scale);
  const points = POINTS.map((value) => value / scale);
  const path = (name: ScheduleName, zeroTerminalSnr: boolean, steps: number) =>
    schedulePath(createSchedule({ name, steps: 1000, zeroTerminalSnr }), steps, (x, _, alphaBar) =>
      exactFlow(mixture, x, alphaBar),
    );

  test.each<[ScheduleName, boolean]>([
    ['cosine', false],
    ['cosine', true],
    ['linear', false],
    ['linear', true],
    ['sigmoid', false],
  ])('%s, zero terminal SNR %s: 100 steps are right to 0.01 nats a point', async (name, zeroTerminalSnr) => {
    const found = await negativeLogLikelihoods(points, path(name, zeroTerminalSnr, 100));
    // In data units the density is spread over 2 x 2 times the area.
    const inDataUnits = found.map((value) => value + 2 * Math.log(scale));
    expect(meanError(inDataUnits, EXACT)).toBeLessThan(0.01);
  });

  test('a start from the wrong noise costs likelihood', async () => {
    const nll = async (name: ScheduleName) => {
      const schedule = createSchedule({ name, steps: 50, zeroTerminalSnr: false });
      const flow = schedulePath(schedule, 50, (x, _, alphaBar) => exactFlow(EIGHT, x, alphaBar));
      return (await negativeLogLikelihoods(POINTS, flow)).reduce((sum, value) => sum + value, 0) / 500;
    };
    const exact = EXACT.reduce((sum, value) => sum + value, 0) / 500;
    expect(await nll('linear')).toBeGreaterThan(exact + 0.2);
    expect(Math.abs((await nll('linear-rescaled')) - exact)).toBeLessThan(0.02);
  });

  test('fewer than 2 steps, or more than levels, are refused', () => {
    expect(() => path('cosine', false, 1)).toThrowError(/2 to 1000 steps/);
    expect(() => path('cosine', false, 1001)).toThrowError(/2 to 1000 steps/);
  });
});

describe('a network’s velocity', () => {
  const x = Float64Array.of(0.4, -1, 1.2, 0.3);

  test.each(['eps', 'x0', 'v'] as const)('from %s and its divergence', (prediction) => {
    const alphaBar = 0.4;
    const at = posteriorAt(EIGHT, alphaBar);
    const output: number[] = [];
    const divergence: number[] = [];
    for (let i = 0; i < x.length; i += 2) {
      const { epsX, epsY, x0x, x0y, laplacian, covariance } = at(x[i], x[i + 1]);
      const flow = exactFlow(EIGHT, x.subarray(i, i + 2), alphaBar);
      const parts = {
        eps: [epsX, epsY, -Math.sqrt(1 - alphaBar) * laplacian],
        x0: [x0x, x0y, (Math.sqrt(alphaBar) / (1 - alphaBar)) * covariance],
        v: [flow.velocity[0], flow.velocity[1], flow.divergence[0]],
      }[prediction];
      output.push(parts[0], parts[1]);
      divergence.push(parts[2]);
    }
    const found = velocityOf(prediction, { output, divergence }, x, alphaBar);
    const exact = exactFlow(EIGHT, x, alphaBar);
    for (let i = 0; i < x.length; i++) expect(found.velocity[i]).toBeCloseTo(exact.velocity[i], 9);
    for (let i = 0; i < 2; i++) expect(found.divergence[i]).toBeCloseTo(exact.divergence[i], 9);
  });

  test('does not follow from eps without a signal', () => {
    const output = { output: [0, 0], divergence: [0] };
    expect(() => velocityOf('eps', output, [0, 0], 0)).toThrowError(
      expect.objectContaining({ code: 'eps-without-signal' }),
    );
  });
});
