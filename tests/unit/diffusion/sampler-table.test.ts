/**
 * What samplers do with the exact score of 8 gaussians: the rows of the reference table, drawn from other seeds
 * with another program. A row is reproduced when it differs by no more than true points differ from true points.
 */
import { describe, expect, test } from 'vitest';
import { randomStream } from '../../../core/training/random.ts';
import { drawPoints, mixtureOf } from '../../../labs/diffusion/data/datasets.ts';
import type { Mixture } from '../../../labs/diffusion/data/mixture.ts';
import { exactDenoise } from '../../../labs/diffusion/exact/mixture-score.ts';
import { energyDistance } from '../../../labs/diffusion/measures/energy-distance.ts';
import { mmd } from '../../../labs/diffusion/measures/mmd.ts';
import { modeCounts } from '../../../labs/diffusion/measures/modes.ts';
import { nullBand } from '../../../labs/diffusion/measures/null-band.ts';
import { slicedWasserstein } from '../../../labs/diffusion/measures/sliced-wasserstein.ts';
import { spread } from '../../../labs/diffusion/measures/spread.ts';
import { sample } from '../../../labs/diffusion/samplers.ts';
import { createSchedule } from '../../../labs/diffusion/schedules.ts';
import type { SamplerConfig, ScheduleName } from '../../../labs/diffusion/types.ts';

const N = 2000;
const MIXTURE = mixtureOf('8gaussians') as Mixture;
const TRUTH = drawPoints('8gaussians', N, randomStream(5, 'truth', 0));
const BAND = nullBand('8gaussians', N);

interface Row {
  readonly slicedWasserstein: number;
  readonly energy: number;
  readonly mmd: number;
  readonly highQuality: number;
  readonly sd: number;
}

function normals(name: string, frame: number): Float32Array {
  const stream = randomStream(1, name, frame);
  return Float32Array.from({ length: 2 * N }, () => stream.normal());
}

async function measured(
  name: ScheduleName,
  T: number,
  sampler: Pick<SamplerConfig, 'sampler' | 'steps'> & Partial<SamplerConfig>,
): Promise<Row> {
  const { positions, frames } = await sample({
    schedule: createSchedule({ name, steps: T, zeroTerminalSnr: false }),
    sampler: { eta: 0, variance: 'fixed-small', spacing: 'trailing', clip: null, ...sampler },
    prediction: 'v',
    denoise: exactDenoise(MIXTURE, 'v'),
    start: normals('start', 0),
    noise: (frame) => normals('noise', frame),
  });
  const points = positions.subarray(2 * N * (frames - 1));
  const { highQuality, modes } = modeCounts(points, MIXTURE);
  expect(modes).toBe(8);
  return {
    slicedWasserstein: slicedWasserstein(points, TRUTH),
    energy: energyDistance(points, TRUTH),
    mmd: mmd(points, TRUTH),
    highQuality,
    sd: spread(points),
  };
}

/** Within a band's width of the published value: that is how far two true samples take a measure apart. */
function expectRow(found: Row, published: Row): void {
  const width = ([low, high]: readonly [number, number]) => high - low;
  const off = (key: keyof Row) => Math.abs(found[key] - published[key]);
  expect(off('energy')).toBeLessThan(width(BAND.energyDistance));
  expect(off('slicedWasserstein')).toBeLessThan(width(BAND.slicedWasserstein));
  expect(off('mmd')).toBeLessThan(width(BAND.mmd));
  expect(off('highQuality')).toBeLessThan(width(BAND.highQuality));
  // The spread of 2000 points is known to about 1 %.
  expect(off('sd')).toBeLessThan(0.04);
}

const row = (
  slicedWasserstein: number,
  energy: number,
  mmd: number,
  highQuality: number,
  sd: number,
): Row => ({
  slicedWasserstein,
  energy,
  mmd,
  highQuality,
  sd,
});

describe('50 levels whose noise was made for 1000 (tiny-diffusion): the samples shrink', () => {
  test('DDIM: far outside the null band', async () => {
    const found = await measured('linear', 50, { sampler: 'ddim', steps: 50 });
    expect(Math.abs(found.slicedWasserstein - 0.407)).toBeLessThan(0.05);
    expect(Math.abs(found.energy - 0.094)).toBeLessThan(0.01);
    expect(Math.abs(found.mmd - 0.0283)).toBeLessThan(0.003);
    expect(Math.abs(found.highQuality - 0.908)).toBeLessThan(0.02);
    expect(Math.abs(found.sd - 1.636)).toBeLessThan(0.03);
    expect(found.energy).toBeGreaterThan(10 * BAND.energyDistance[1]);
    expect(found.highQuality).toBeLessThan(BAND.highQuality[0] - 0.05);
  });

  test('DDPM makes up for some of it', async () => {
    const found = await measured('linear', 50, { sampler: 'ddpm', steps: 50 });
    expectRow(found, row(0.185, 0.0142, 0.0045, 0.986, 1.874));
    expect(found.energy).toBeGreaterThan(BAND.energyDistance[1]);
  });
});

describe('a schedule that reaches the noise: inside the null band', () => {
  test.each<[ScheduleName, SamplerConfig['sampler'], Row]>([
    ['linear-rescaled', 'ddpm', row(0.121, 0.001, 0.0003, 0.994, 2)],
    ['linear-rescaled', 'ddim', row(0.1, -0.0006, 0, 0.99, 2)],
    ['cosine', 'ddpm', row(0.095, -0.001, -0.0001, 0.992, 2.01)],
    ['cosine', 'ddim', row(0.093, -0.001, -0.0002, 0.992, 2.01)],
  ])('%s, 50 levels, %s', async (name, sampler, published) => {
    const found = await measured(name, 50, { sampler, steps: 50 });
    expectRow(found, published);
    expect(found.energy).toBeLessThan(BAND.energyDistance[1]);
    expect(found.mmd).toBeLessThan(BAND.mmd[1]);
    expect(found.slicedWasserstein).toBeLessThan(BAND.slicedWasserstein[1]);
  });
});

describe('few of 1000 steps, trailing: below 20 DDIM is better without noise, at 50 it does not matter', () => {
  test.each<[number, Row, Row]>([
    [10, row(0.135, 0.0036, 0.0013, 0.979, 1.93), row(0.133, 0.0042, 0.0019, 0.982, 1.92)],
    [20, row(0.105, 0, 0.0001, 0.989, 1.98), row(0.125, 0.0015, 0.0007, 0.993, 1.97)],
    [50, row(0.093, 0, 0, 0.992, 2.01), row(0.087, 0, 0, 0.994, 2.01)],
  ])('%i steps', async (steps, still, noisy) => {
    expectRow(await measured('linear', 1000, { sampler: 'ddim', steps }), still);
    expectRow(await measured('linear', 1000, { sampler: 'ddim', steps, eta: 1 }), noisy);
  });

  test('5 steps: outside the band, and worse with noise', async () => {
    const still = await measured('linear', 1000, { sampler: 'ddim', steps: 5 });
    const noisy = await measured('linear', 1000, { sampler: 'ddim', steps: 5, eta: 1 });
    for (const [found, published] of [
      [still, row(0.231, 0.0219, 0.0072, 0.929, 1.83)],
      [noisy, row(0.271, 0.0338, 0.0112, 0.927, 1.79)],
    ]) {
      expect(Math.abs(found.slicedWasserstein - published.slicedWasserstein)).toBeLessThan(0.05);
      expect(Math.abs(found.energy - published.energy)).toBeLessThan(0.01);
      expect(Math.abs(found.mmd - published.mmd)).toBeLessThan(0.002);
      expect(Math.abs(found.highQuality - published.highQuality)).toBeLessThan(0.025);
      expect(Math.abs(found.sd - published.sd)).toBeLessThan(0.04);
      expect(found.energy).toBeGreaterThan(BAND.energyDistance[1]);
    }
    expect(noisy.energy).toBeGreaterThan(still.energy);
  });

  test.each<[SamplerConfig['sampler'], ScheduleName]>([
    ['heun', 'linear'],
    ['heun', 'cosine'],
    ['dpm-solver++', 'linear'],
    ['dpm-solver++', 'cosine'],
  ])('%s is inside the band with 18 steps of the %s schedule', async (sampler, name) => {
    const found = await measured(name, 1000, { sampler, steps: 18 });
    expect(found.energy).toBeLessThan(BAND.energyDistance[1]);
    expect(found.mmd).toBeLessThan(BAND.mmd[1]);
    expect(found.slicedWasserstein).toBeLessThan(BAND.slicedWasserstein[1]);
  });
});
