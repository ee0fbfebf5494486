/**
 * @file Null bands: how a figure of the weights is distributed when the weights are random. Without one, a
 * score of 0.4 may be anything between a discovery and an accident.
 */

import { randomStream, type RandomStream } from '../../../core/training/random.ts';
import type { LowRank } from './weights.ts';

/** Mean and standard deviation over random weights of the same shapes. */
export interface NullBand {
  readonly mean: number;
  readonly standardDeviation: number;
}

/** Draws a band: its standard deviation is then known to about 6 %. */
export const BAND_DRAWS = 150;

const bands = new Map<string, NullBand>();

/**
 * The band of `draw`, from a fixed seed and so always the same; kept under `key`, which has to name the figure
 * and every shape it depends on.
 */
export function nullBand(key: string, draw: (random: RandomStream) => number): NullBand {
  let band = bands.get(key);
  if (band === undefined) {
    band = simulate(key, draw);
    bands.set(key, band);
  }
  return band;
}

function simulate(key: string, draw: (random: RandomStream) => number): NullBand {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < BAND_DRAWS; i++) {
    const value = draw(randomStream(0, `null-band ${key}`, i));
    sum += value;
    squares += value * value;
  }
  const mean = sum / BAND_DRAWS;
  const variance = (squares - BAND_DRAWS * mean * mean) / (BAND_DRAWS - 1);
  return { mean, standardDeviation: Math.sqrt(variance) };
}

/** A product of two matrices of standard normal numbers, [d, D] · [D, d]. */
export function randomLowRank(random: RandomStream, width: number, headSize: number): LowRank {
  const normals = () => Float64Array.from({ length: width * headSize }, () => random.normal());
  return {
    left: { rows: width, columns: headSize, values: normals() },
    right: { rows: headSize, columns: width, values: normals() },
  };
}
