import { describe, expect, it } from 'vitest';
import { randomStream } from '../../../core/training/random.ts';
import { createBatches } from '../../../labs/diffusion/batches.ts';
import { DEFAULT_CONFIG, PREDICTIONS } from '../../../labs/diffusion/config.ts';
import { createNoiser, lossOf } from '../../../labs/diffusion/noising.ts';
import { toX0AndEps } from '../../../labs/diffusion/samplers.ts';
import { createSchedule } from '../../../labs/diffusion/schedules.ts';
import { trainingData } from '../../../labs/diffusion/training-data.ts';

const schedule = createSchedule({ name: 'cosine', steps: 100, zeroTerminalSnr: false });
const clean = Float32Array.from({ length: 200 }, (_, i) => Math.sin(i));

describe('a noisy batch', () => {
  for (const prediction of PREDICTIONS) {
    it(`asks for ${prediction} as the samplers read it`, () => {
      const { x, target, alphaBars } = createNoiser(schedule, prediction)(clean, randomStream(0, 'test', 0));
      for (const [i, alphaBar] of alphaBars.entries()) {
        const of = (values: Float32Array) => values.slice(2 * i, 2 * i + 2);
        const { x0 } = toX0AndEps(prediction, of(target), of(x), alphaBar);
        // Where next to nothing of the signal is left, eps does not tell x0 in single precision.
        if (prediction === 'eps' && alphaBar < 1e-3) continue;
        expect(x0[0]).toBeCloseTo(clean[2 * i], 3);
        expect(x0[1]).toBeCloseTo(clean[2 * i + 1], 3);
      }
    });

    it(`has no loss on ${prediction} for who knows the data`, () => {
      const batch = createNoiser(schedule, prediction)(clean, randomStream(0, 'test', 0));
      expect(lossOf(batch, prediction, clean)).toBeLessThan(1e-6);
    });
  }

  it('spreads its levels evenly over the schedule, each uniform over many batches', () => {
    const noise = createNoiser(schedule, 'v');
    const level = new Map(Array.from(schedule.alphaBars, (alphaBar, t) => [alphaBar, t]));
    const counts = new Int32Array(100);
    for (let step = 0; step < 400; step++) {
      const { alphaBars } = noise(clean.subarray(0, 20), randomStream(0, 'levels', step));
      const levels = Array.from(alphaBars, (alphaBar) => level.get(alphaBar)!);
      levels.forEach((t, i) => expect(Math.floor(t / 10)).toBe(i));
      for (const t of levels) counts[t]++;
    }
    expect(Math.min(...counts)).toBeGreaterThan(15);
    expect(Math.max(...counts)).toBeLessThan(75);
  });
});

describe('the loss floor', () => {
  for (const prediction of PREDICTIONS) {
    it(`on ${prediction} is what a predictor loses by knowing nothing better: any other loses more`, () => {
      const config = { ...DEFAULT_CONFIG, prediction };
      const batches = createBatches(config, 0);
      let floor = 0;
      let ignorant = 0;
      for (let step = 1; step <= 40; step++) {
        const batch = batches.at(step);
        floor += batches.floorOf!(batch) / 40;
        ignorant += lossOf(batch, prediction, new Float32Array(batch.x.length)) / 40;
      }
      expect(floor).toBeGreaterThan(0);
      expect(ignorant).toBeGreaterThan(1.05 * floor);
    });
  }

  it('is that of a batch: batches are the same again, and differ from step to step', () => {
    const batches = createBatches(DEFAULT_CONFIG, 0);
    expect(batches.at(3)).toEqual(createBatches(DEFAULT_CONFIG, 0).at(3));
    expect(batches.at(3).x).not.toEqual(batches.at(4).x);
    expect(batches.at(3).x).not.toEqual(createBatches(DEFAULT_CONFIG, 1).at(3).x);
  });
});

describe('the data of a run', () => {
  it('are a fixed number of points where that is asked for, and only those', () => {
    const data = trainingData({ dataset: 'moons', drawn: [], points: 20 }, 0);
    expect(data.points).toHaveLength(40);
    const known = new Set(Array.from({ length: 20 }, (_, i) => data.points!.slice(2 * i, 2 * i + 2).join()));
    expect(known.size).toBe(20);
    const drawn = data.draw(500, randomStream(0, 'test', 0));
    const seen = new Set(Array.from({ length: 500 }, (_, i) => drawn.slice(2 * i, 2 * i + 2).join()));
    expect(seen).toEqual(known);
    expect(trainingData({ dataset: 'moons', drawn: [], points: 20 }, 1).points).not.toEqual(data.points);
  });

  it('are the drawn points where the reader drew them', () => {
    const data = trainingData(
      {
        dataset: 'drawn',
        drawn: [
          [1, 2],
          [-1, 0.5],
        ],
        points: null,
      },
      0,
    );
    expect(data.points).toEqual(new Float32Array([1, 2, -1, 0.5]));
  });
});
