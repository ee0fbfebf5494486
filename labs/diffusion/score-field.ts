/** @file The learned and the exact score on a grid, level by level: what drives the points where they are. */

import { inModelUnits, type Mixture } from './data/mixture.ts';
import { extentOf } from './data/datasets.ts';
import { mixtureScore } from './exact/mixture-score.ts';
import type { Network } from './network.ts';
import { toX0AndEps } from './samplers.ts';
import { createSchedule, type Schedule } from './schedules.ts';
import type { DiffusionConfig, ScoreField } from './types.ts';

/** Grid points along each side. */
const SIDE = 16;
/** Levels shown, the first and the last among them. */
const LEVELS = 21;

/** Everything about the field that does not depend on the weights. */
interface FieldFrame extends Omit<ScoreField, 'learned'> {
  /** Grid points in model units, [SIDE * SIDE, 2]. */
  readonly grid: Float32Array;
}

function gridPoints(extent: number): Float32Array {
  const coordinate = (i: number): number => extent * ((2 * i) / (SIDE - 1) - 1);
  return Float32Array.from({ length: 2 * SIDE * SIDE }, (_, i) => {
    const point = i >> 1;
    return coordinate(i % 2 === 0 ? point % SIDE : Math.floor(point / SIDE));
  });
}

function frameOf(config: DiffusionConfig, reference: Mixture, { steps: T, alphaBars }: Schedule): FieldFrame {
  const { dataset, dataScale } = config;
  const extent = extentOf(dataset);
  const grid = gridPoints(extent).map((value) => value / dataScale);
  const count = Math.min(LEVELS, T);
  const levels = Array.from({ length: count }, (_, i) => Math.round((T - 1) * (1 - i / (count - 1))));
  const shown = levels.map((t) => alphaBars[t]);
  const mixture = inModelUnits(reference, dataScale);
  const exact = new Float32Array(count * grid.length);
  shown.forEach((alphaBar, i) => exact.set(mixtureScore(mixture, grid, alphaBar), i * grid.length));
  return {
    side: SIDE,
    extent,
    times: Float32Array.from(levels, (t) => (t + 1) / T),
    alphaBars: Float32Array.from(shown),
    exact: exact.map((value) => value / dataScale),
    grid,
  };
}

/**
 * Draws score fields of one run's networks. The exact score is computed once.
 * @param reference the data's density in data units, or the points that stand for it.
 */
export function createScoreField(
  config: DiffusionConfig,
  reference: () => Mixture,
): (network: Network) => Promise<ScoreField> {
  const { dataScale, prediction } = config;
  const schedule = createSchedule(config.schedule);
  let kept: FieldFrame | undefined;

  /** Score of every grid point, -eps / sqrt(1 - alphaBar), from model units into data units. */
  async function learnedAt(network: Network, grid: Float32Array, alphaBar: number): Promise<Float32Array> {
    const { eps } = toX0AndEps(prediction, await network.predict(grid, alphaBar), grid, alphaBar);
    const scale = -1 / (Math.sqrt(1 - alphaBar) * dataScale);
    return eps.map((value) => scale * value);
  }

  return async (network) => {
    kept ??= frameOf(config, reference(), schedule);
    const { grid, times, alphaBars, exact, side, extent } = kept;
    const learned = new Float32Array(exact.length);
    for (const [i, time] of times.entries()) {
      // From the schedule itself: what is shown of alphaBar is rounded.
      const alphaBar = schedule.alphaBars[Math.round(time * schedule.steps) - 1];
      learned.set(await learnedAt(network, grid, alphaBar), i * grid.length);
    }
    // Copies: what an experiment hands out is given away.
    return {
      side,
      extent,
      times: times.slice(),
      alphaBars: alphaBars.slice(),
      learned,
      exact: exact.slice(),
    };
  };
}
