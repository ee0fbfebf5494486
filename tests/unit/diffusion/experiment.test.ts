import { beforeAll, describe, expect, it } from 'vitest';
import type { Executor } from '../../../core/executors/executor.ts';
import { createWasmExecutor } from '../../../core/executors/wasm/executor.ts';
import type { Moment } from '../../../core/training/experiment.ts';
import { DEFAULT_CONFIG } from '../../../labs/diffusion/config.ts';
import { decayBetween, EMA_EVERY, nextEmaStep, splitEma } from '../../../labs/diffusion/ema.ts';
import { createDiffusionExperiment, MEASURE_EVERY } from '../../../labs/diffusion/experiment.ts';
import type { DiffusionConfig } from '../../../labs/diffusion/types.ts';

const small: DiffusionConfig = { ...DEFAULT_CONFIG, width: 16, batch: 32, decaySteps: 200 };

let executor: Executor;
beforeAll(async () => {
  executor = await createWasmExecutor();
});

const create = (config: DiffusionConfig = small, seed = 0) =>
  createDiffusionExperiment(config, seed, executor, { totalSteps: 200, budgetBytes: 2 ** 24 });

/** Trains in slices of these lengths. */
async function train(slices: readonly number[], config = small, seed = 0) {
  const experiment = await create(config, seed);
  const moments: Moment[] = [];
  for (const slice of slices) moments.push(...(await experiment.train(slice)));
  const point = await experiment.resumePoint();
  experiment.dispose();
  return { rows: moments.map(({ row }) => row), point };
}

describe('a run', () => {
  it('is its seed: the same bits again, and others from another seed', async () => {
    const first = await train([90]);
    expect(await train([90])).toEqual(first);
    expect((await train([90], small, 1)).point.parameters).not.toEqual(first.point.parameters);
  });

  it('is the same in whatever slices it is trained, average and figures included', async () => {
    const whole = await train([100]);
    expect(await train([1, 2, 3, 5, 7, 11, 13, 17, 19, 22])).toEqual(whole);
    expect(await train(Array.from({ length: 100 }, () => 1))).toEqual(whole);
  });

  it('goes on from a resume point as if it had never stopped, also between two updates of the average', async () => {
    const straight = await train([97]);
    const before = await train([37]);
    expect(37 % EMA_EVERY).not.toBe(0);
    const after = await create();
    await after.resume(before.point);
    expect(after.step).toBe(37);
    const rows = (await after.train(60)).map(({ row }) => row);
    expect(await after.resumePoint()).toEqual(straight.point);
    expect([...before.rows, ...rows]).toEqual(straight.rows);
    after.dispose();
  });

  it('reports loss and floor at every step, and figures of its samples now and then', async () => {
    const { rows } = await train([2 * MEASURE_EVERY]);
    expect(rows.map(({ step }) => step)).toEqual(rows.map((_, i) => i + 1));
    for (const row of rows) {
      expect(row.loss).toBeGreaterThan(0);
      expect(row.lossFloor).toBeGreaterThan(0);
      expect('energyDistance' in row).toBe(row.step % MEASURE_EVERY === 0);
    }
    expect(Object.keys(rows.at(-1)!).sort()).toEqual(
      ['energyDistance', 'highQuality', 'loss', 'lossFloor', 'modes', 'spread', 'step'].sort(),
    );
  });

  it('reports no floor where the density is not known, and no modes where there are no centres', async () => {
    const { rows } = await train([MEASURE_EVERY], { ...small, dataset: 'moons' });
    expect(rows.every((row) => !('lossFloor' in row))).toBe(true);
    expect(Object.keys(rows.at(-1)!).sort()).toEqual(['energyDistance', 'loss', 'spread', 'step']);
  });

  it('takes the floor of a finite sample from its ideal denoiser, at a step in so many', async () => {
    const { rows } = await train([12], { ...small, dataset: 'moons', points: 20 });
    expect(rows.filter((row) => 'lossFloor' in row).map(({ step }) => step)).toEqual([3, 6, 9, 12]);
  });

  it('begins at step 0 with a moment that has everything', async () => {
    const experiment = await create();
    const { row, parameters } = await experiment.record();
    expect(row.step).toBe(0);
    expect(row.loss).toBe((await experiment.train(1))[0].row.loss);
    expect(row.energyDistance).toBeGreaterThan(0);
    const { raw, ema } = splitEma(parameters!);
    expect(raw).toEqual(ema);
    expect(raw).toHaveLength(experiment.parameterCount);
    experiment.dispose();
  });

  it('is refused with a configuration out of bounds', async () => {
    await expect(create({ ...small, batch: NaN })).rejects.toMatchObject({
      code: 'bad-config',
      field: 'batch',
    });
    await expect(create({ ...small, dataset: 'drawn' })).rejects.toMatchObject({ field: 'drawn' });
  });

  it('trains on every dataset, prediction and schedule', async () => {
    const drawn = [[0, 0] as const, [1, 1] as const];
    for (const config of [
      { ...small, dataset: 'drawn', drawn } as const,
      { ...small, dataset: 'checkerboard', points: 50 } as const,
      { ...small, prediction: 'eps' } as const,
      { ...small, prediction: 'x0', schedule: { name: 'linear', steps: 10, zeroTerminalSnr: true } } as const,
      { ...small, schedule: { name: 'linear-rescaled', steps: 10, zeroTerminalSnr: false } } as const,
    ]) {
      const { rows, point } = await train([MEASURE_EVERY], config);
      expect(rows.every(({ loss }) => Number.isFinite(loss))).toBe(true);
      expect(point.parameters.every(Number.isFinite)).toBe(true);
    }
  });
});

describe('the moving average', () => {
  it('is that of the weights at every eighth step, each with the weight of the steps since', async () => {
    const experiment = await create();
    let expected = splitEma((await experiment.resumePoint()).parameters).ema;
    for (const step of [8, 16, 24]) {
      await experiment.train(EMA_EVERY);
      const { raw, ema } = splitEma((await experiment.resumePoint()).parameters);
      const left = decayBetween(step - EMA_EVERY, step, small.emaDecay);
      expected = expected.map((value, i) => left * value + (1 - left) * raw[i]);
      expect(ema).toEqual(expected);
    }
    experiment.dispose();
  });

  it('warms up: what is left is a product of min(decay, (1 + step) / (10 + step))', () => {
    expect(decayBetween(0, 2, 0.999)).toBeCloseTo((2 / 11) * (3 / 12), 12);
    expect(decayBetween(0, 2, 0.1)).toBeCloseTo(0.01, 12);
    expect(decayBetween(100_000, 100_008, 0.999)).toBeCloseTo(0.999 ** 8, 12);
  });

  it('is updated next at the next multiple of eight', () => {
    expect([0, 7, 8, 9].map(nextEmaStep)).toEqual([8, 8, 16, 16]);
  });
});
