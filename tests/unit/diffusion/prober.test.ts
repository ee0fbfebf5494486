import { beforeAll, describe, expect, it } from 'vitest';
import type { Executor } from '../../../core/executors/executor.ts';
import { createWasmExecutor } from '../../../core/executors/wasm/executor.ts';
import { DEFAULT_CONFIG, DEFAULT_PANEL } from '../../../labs/diffusion/config.ts';
import { joinEma } from '../../../labs/diffusion/ema.ts';
import { initialParameters, parameterCount } from '../../../labs/diffusion/model.ts';
import { createProber, type Prober } from '../../../labs/diffusion/prober.ts';
import type { DiffusionRequest, PanelConfig, Trajectories } from '../../../labs/diffusion/types.ts';

const config = { ...DEFAULT_CONFIG, width: 16 };
const ddim: PanelConfig = { ...DEFAULT_PANEL, steps: 10 };
const ddpm: PanelConfig = { ...ddim, sampler: 'ddpm' };
const arena = joinEma(initialParameters(config, 0), initialParameters(config, 1));
const request: DiffusionRequest = {
  panels: [ddim, ddpm],
  count: 300,
  noiseSeed: 5,
  weights: 'ema',
  field: false,
};

let executor: Executor;
let prober: Prober;
beforeAll(async () => {
  executor = await createWasmExecutor();
  prober = createProber(config, 0, executor);
});
const ask = (over: Partial<DiffusionRequest> = {}) => prober.picture(7, arena, { ...request, ...over });
const frame = ({ positions, count }: Trajectories, i: number) =>
  positions.slice(2 * count * i, 2 * count * (i + 1));

describe('a picture', () => {
  it('is the same again from the same arguments, in this prober and in another', async () => {
    const everything = { field: true, measure: ddim };
    const first = await ask(everything);
    expect(await ask(everything)).toEqual(first);
    const other = createProber(config, 0, await createWasmExecutor());
    expect(await other.picture(7, arena, { ...request, ...everything })).toEqual(first);
    expect(first.step).toBe(7);
  });

  it('starts both panels from the same noise, which is the one it shows', async () => {
    const { panels, noise } = await ask();
    const [left, right] = panels.map(({ trajectories }) => frame(trajectories, 0));
    expect(left).toEqual(right);
    expect(left).toEqual(noise.map((value) => value * config.dataScale));
    expect((await ask({ noiseSeed: 6 })).noise).not.toEqual(noise);
  });

  it('of DDIM at eta 0 is identical whatever the other panel does, and on whichever side it is', async () => {
    const [alone] = (await ask({ panels: [ddim, ddim] })).panels;
    for (const other of [ddpm, { ...ddim, eta: 1 }, { ...ddim, sampler: 'heun' as const, steps: 3 }]) {
      expect((await ask({ panels: [ddim, other] })).panels[0]).toEqual(alone);
      expect((await ask({ panels: [other, ddim] })).panels[1]).toEqual(alone);
    }
  });

  it('moves a particle alike among few and many', async () => {
    const few = (await ask({ count: 100 })).panels[0].trajectories;
    const many = (await ask({ count: 600 })).panels[0].trajectories;
    for (const i of [0, 5, 10]) expect(frame(few, i)).toEqual(frame(many, i).slice(0, 200));
  });

  it('gives each sampler noise of its own seed only: DDPM is DDIM at eta 1 from the same noise', async () => {
    const { panels } = await ask({ panels: [ddpm, { ...ddim, eta: 1 }] });
    const [a, b] = panels.map(({ trajectories }) => frame(trajectories, 10));
    a.forEach((value, i) => expect(value).toBeCloseTo(b[i], 3));
  });

  it('is drawn by the weights that were asked for', async () => {
    const points = async (weights: 'raw' | 'ema', of = arena) =>
      frame((await prober.picture(0, of, { ...request, weights })).panels[0].trajectories, 10);
    expect(await points('raw')).not.toEqual(await points('ema'));
    const size = arena.length / 2;
    const swapped = joinEma(arena.slice(size), arena.slice(0, size));
    expect(await points('raw', swapped)).toEqual(await points('ema'));
  });

  it('hands out arrays of its own: giving them away spoils nothing', async () => {
    const first = await ask({ field: true });
    const again = structuredClone(first);
    for (const array of [first.data, first.noise, first.field!.exact, first.field!.times]) array.fill(9);
    first.panels[0].trajectories.positions.fill(9);
    expect(await ask({ field: true })).toEqual(again);
  });

  it('counts the points that were lost, and says nothing of their distance', async () => {
    const broken = new Float32Array(2 * parameterCount(config)).fill(NaN);
    const { panels } = await prober.picture(0, broken, request);
    expect(panels[0].lost).toBe(300);
    expect(panels[0].figures).toEqual({ energyDistance: NaN, spread: NaN, highQuality: 0, modes: 0 });
  });

  it('is of one particle, too', async () => {
    const { panels, data } = await ask({ count: 1, field: true });
    expect(data).toHaveLength(2);
    expect(panels[0].trajectories.positions).toHaveLength(22);
  });

  it('is refused for a request out of bounds', async () => {
    await expect(ask({ count: 0 })).rejects.toMatchObject({ code: 'bad-config', field: 'count' });
    await expect(ask({ noiseSeed: NaN })).rejects.toMatchObject({ field: 'seed' });
    await expect(ask({ panels: [ddim, { ...ddim, steps: 1001 }] })).rejects.toMatchObject({ field: 'steps' });
    const eps = createProber({ ...config, prediction: 'eps' }, 0, executor);
    const dark = { ...ddim, schedule: { ...ddim.schedule, zeroTerminalSnr: true } };
    await expect(eps.picture(0, arena, { ...request, panels: [dark, ddim] })).rejects.toMatchObject({
      code: 'bad-config',
      field: 'schedule.zeroTerminalSnr',
    });
  });
});

describe('a sampling on request', () => {
  it('is the panel of the same sampler and seed, and comes alone', async () => {
    const { sample, panels, data } = await ask({ sample: { panel: ddpm, count: 300, seed: 5 } });
    expect(sample).toEqual((await ask()).panels[1].trajectories);
    expect(panels.map(({ trajectories }) => trajectories.count)).toEqual([0, 0]);
    expect(data).toHaveLength(0);
  });
});

describe('the score field', () => {
  it('of a network that says nothing is that of the normal distribution in model units', async () => {
    const silent = new Float32Array(arena.length);
    const field = (await prober.picture(0, silent, { ...request, field: true })).field!;
    const { side, extent, learned, times, alphaBars } = field;
    expect(times[0]).toBe(1);
    expect(times.at(-1)).toBeCloseTo(1 / 1000, 6);
    expect(alphaBars).toHaveLength(21);
    // v = 0 is eps = sqrt(1 - alphaBar) x, at every level.
    for (const level of [0, 10, 20]) {
      const start = level * side * side * 2;
      expect(learned[start]).toBeCloseTo(extent / config.dataScale ** 2, 3);
      expect(learned[start + 1]).toBeCloseTo(extent / config.dataScale ** 2, 3);
      expect(learned[start + 2 * (side - 1)]).toBeCloseTo(-extent / config.dataScale ** 2, 3);
    }
  });

  it('has the exact score beside it: noise at the last level, the nearest centre at the first', async () => {
    const { side, extent, exact } = (await ask({ field: true })).field!;
    expect(exact[0]).toBeCloseTo(extent / config.dataScale ** 2, 3);
    // Middle right: the centre is at (2.829, 0) with sd 0.354, next to no noise left.
    const start = 20 * side * side * 2;
    const at = start + 2 * (side * (side / 2) + side - 1);
    const y = extent / (side - 1);
    expect(exact[at]).toBeCloseTo((2.829 - extent) / 0.3536 ** 2, 0);
    expect(exact[at + 1]).toBeCloseTo(-y / 0.3536 ** 2, 0);
  });
});

describe('full measures', () => {
  it('are all there, with the band that true points fall into', async () => {
    const measures = (await ask({ measure: ddim })).measures!;
    expect(measures).toMatchObject({ step: 7, count: 2000 });
    expect(measures.energyDistance).toBeGreaterThan(measures.nullBand.energyDistance[1]);
    expect(measures.slicedWasserstein).toBeGreaterThan(measures.nullBand.slicedWasserstein[1]);
    expect(measures.mmd).toBeGreaterThan(measures.nullBand.mmd[1]);
    expect(measures.highQuality).toBeLessThan(measures.nullBand.highQuality[0]);
    // Entropy of the mixture: ln 8 + ln(2 pi e) + 2 ln 0.3536, less what neighbours overlap.
    expect(measures.exactNll).toBeCloseTo(2.8, 1);
    expect(measures.nll).toBeGreaterThan(measures.exactNll);
    expect(measures.scoreErrors).toHaveLength(10);
    expect(measures.scoreError).toBeGreaterThan(0);
  });

  it('say nothing of modes and exact likelihood where the density is not known', async () => {
    const moons = createProber({ ...config, dataset: 'moons' }, 0, executor);
    const { measures } = await moons.picture(0, arena, { ...request, measure: ddim });
    expect(measures).toMatchObject({ highQuality: NaN, modes: NaN, exactNll: NaN });
    expect(measures!.nll).toBeGreaterThan(0);
  });
});
