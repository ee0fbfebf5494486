/** @file The batches of a run, and the loss that the best predictor of all would have on each. */

import { randomStream } from '../../core/training/random.ts';
import { inModelUnits } from './data/mixture.ts';
import { posteriorAt } from './exact/mixture-score.ts';
import { createNoiser, lossOf, type NoisyBatch } from './noising.ts';
import { createSchedule } from './schedules.ts';
import { trainingData } from './training-data.ts';
import type { DiffusionConfig } from './types.ts';

/** Components whose floor is cheap enough for every batch; that of n times as many is taken every nth step. */
const COMPONENTS_A_STEP = 8;

/** The batches of one run. */
export interface Batches {
  /** The batch of optimiser step `step` (from 1). The same step gives the same batch. */
  at(step: number): NoisyBatch;
  /**
   * Loss of E[x0 | x] under the density that the batches come from, on this very batch: what no network can
   * undercut but by chance or by knowing the batch. Undefined where that density has no closed form.
   */
  readonly floorOf: ((batch: NoisyBatch) => number) | undefined;
  /** Steps between two batches whose floor is worth its time. */
  readonly floorEvery: number;
}

/** The batches of the run with this configuration and seed. */
export function createBatches(config: DiffusionConfig, seed: number): Batches {
  const { batch, dataScale, prediction } = config;
  const data = trainingData(config, seed);
  const noise = createNoiser(createSchedule(config.schedule), prediction);
  const density = data.density && inModelUnits(data.density, dataScale);
  return {
    at(step) {
      const stream = randomStream(seed, 'batch', step);
      return noise(
        data.draw(batch, stream).map((value) => value / dataScale),
        stream,
      );
    },
    floorOf:
      density &&
      ((noisy) => {
        const x0 = new Float64Array(noisy.x.length);
        for (const [i, alphaBar] of noisy.alphaBars.entries()) {
          const { x0x, x0y } = posteriorAt(density, alphaBar)(noisy.x[2 * i], noisy.x[2 * i + 1]);
          x0[2 * i] = x0x;
          x0[2 * i + 1] = x0y;
        }
        return lossOf(noisy, prediction, x0);
      }),
    floorEvery: Math.ceil((density?.weights.length ?? 0) / COMPONENTS_A_STEP) || 1,
  };
}
