/** @file How far the learned score is from the exact one, noise level by noise level, above what cannot be learned. */

import type { RandomStream } from '../../../core/training/random.ts';
import { drawNoised, type Mixture } from '../data/mixture.ts';
import { exactPrediction } from '../exact/mixture-score.ts';
import { noiseFloor } from '../exact/noise-floor.ts';
import { halfLogSnr } from '../samplers/dpm-solver.ts';
import { toX0AndEps } from '../samplers/prediction.ts';
import type { Denoise } from '../samplers/sample.ts';
import type { Schedule } from '../schedules.ts';
import type { Prediction, ScoreErrorLevel } from '../types.ts';

/** Levels examined, and points at each. */
export const SCORE_ERROR_LEVELS = 10;
export const SCORE_ERROR_POINTS = 500;

/** What the error is told from. */
export interface ScoreErrorTask {
  readonly schedule: Schedule;
  /** The data in model units: their density, or their points (see `referenceMixture`). */
  readonly mixture: Mixture;
  /** What `denoise` predicts. */
  readonly prediction: Prediction;
  readonly denoise: Denoise;
  /** Draws the data and the noise. */
  readonly stream: RandomStream;
  readonly levels?: number;
  readonly points?: number;
}

/**
 * E|eps_theta - eps*|^2 and E|eps - eps*|^2, each a coordinate, at ten levels spread evenly over the schedule, in
 * ascending order of noise. Their sum is the loss on eps at that level.
 */
export async function scoreErrors(task: ScoreErrorTask): Promise<ScoreErrorLevel[]> {
  const { schedule, levels = SCORE_ERROR_LEVELS } = task;
  const found: ScoreErrorLevel[] = [];
  for (const t of middleLevels(schedule, levels)) {
    // A level without any signal says nothing of the data, and its log SNR is no place on an axis.
    if (schedule.alphaBars[t] > 0) found.push(await errorAt(task, t, schedule.alphaBars[t]));
  }
  return found;
}

/** `count` levels, each from the middle of an equal share of the T levels, ascending. */
function middleLevels({ steps: T }: Schedule, count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, i) => Math.floor(((i + 0.5) * T) / count));
}

async function errorAt(task: ScoreErrorTask, t: number, alphaBar: number): Promise<ScoreErrorLevel> {
  const { mixture, prediction, denoise, stream, points = SCORE_ERROR_POINTS } = task;
  const x = drawNoised(mixture, alphaBar, points, stream);
  const { eps } = toX0AndEps(prediction, await denoise(x, t, alphaBar), x, alphaBar);
  const exact = exactPrediction(mixture, 'eps', x, alphaBar);
  let error = 0;
  for (let i = 0; i < x.length; i++) error += (eps[i] - exact[i]) ** 2;
  return {
    lambda: 2 * halfLogSnr(alphaBar),
    error: error / x.length,
    floor: noiseFloor(mixture, x, alphaBar),
  };
}
