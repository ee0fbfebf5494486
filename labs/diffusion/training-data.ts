/** @file What a run learns from: fresh points for every step, or a fixed number of points again and again. */

import { randomStream, type RandomStream } from '../../core/training/random.ts';
import { drawPoints, mixtureOf } from './data/datasets.ts';
import { mixtureOfPoints, type Mixture } from './data/mixture.ts';
import type { DiffusionConfig } from './types.ts';

/** The data of a run, in data units. */
export interface TrainingData {
  /** The density the batches are drawn from; undefined where it has no closed form. */
  readonly density: Mixture | undefined;
  /** The points of a run that has only so many, [points, 2]; undefined when every step has fresh ones. */
  readonly points: Float32Array | undefined;
  /** Points of one batch, [count, 2]. */
  draw(count: number, stream: RandomStream): Float32Array;
}

/** What shapes the data, as opposed to the network. */
export type DataConfig = Pick<DiffusionConfig, 'dataset' | 'drawn' | 'points'>;

/** The data of a run with this seed, which chooses the points where their number is fixed. */
export function trainingData({ dataset, drawn, points }: DataConfig, seed: number): TrainingData {
  if (points !== null) {
    return finiteData(drawPoints(dataset, points, randomStream(seed, 'data/points', 0), drawn));
  }
  if (dataset === 'drawn') return finiteData(Float32Array.from(drawn.flat()));
  return {
    density: mixtureOf(dataset),
    points: undefined,
    draw: (count, stream) => drawPoints(dataset, count, stream),
  };
}

function finiteData(points: Float32Array): TrainingData {
  return {
    density: mixtureOfPoints(points),
    points,
    draw(count, stream) {
      const drawn = new Float32Array(2 * count);
      for (let at = 0; at < drawn.length; at += 2) {
        const from = 2 * stream.integer(points.length / 2);
        drawn[at] = points[from];
        drawn[at + 1] = points[from + 1];
      }
      return drawn;
    },
  };
}
