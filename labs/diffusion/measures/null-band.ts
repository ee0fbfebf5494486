/**
 * @file Null bands: what a measure says of true points against other true points, 19 times in 20. Inside its band
 * a measure shows nothing wrong.
 *
 * Energy distance and MMD^2 are degenerate U-statistics between equal distributions: n times either of them has
 * the same distribution for all large n (Serfling 1980, theorem 5.5.2). So many small pairs tell the band of a
 * large one, better and sooner than few large ones. Sliced Wasserstein has no such law for every dataset (it shrinks
 * more slowly where data have gaps) and is told from pairs of full size, along few directions: what true points
 * look like changes little from one direction to the next.
 */

import { randomStream } from '../../../core/training/random.ts';
import { drawPoints, mixtureOf, type Drawing } from '../data/datasets.ts';
import type { DatasetName, NullBand } from '../types.ts';
import { energyDistance } from './energy-distance.ts';
import { mmd } from './mmd.ts';
import { TRUE_HIGH_QUALITY } from './modes.ts';
import { slices, slicesDistance } from './sliced-wasserstein.ts';

export type BandMeasure = keyof NullBand;

type Interval = readonly [low: number, high: number];

/** Share of true pairs on either side of a band. */
const TAIL = 0.025;
/** That quantile of a normal number. */
const TAIL_SDS = 1.96;
/** Points of a small sample, and pairs of them. */
const SMALL = 250;
const SMALL_PAIRS = 200;
/** Pairs of full size, and the directions they are compared along: evenly over half a turn. */
const FULL_PAIRS = 80;
const BAND_ANGLES = Array.from({ length: 24 }, (_, i) => (Math.PI * i) / 24);

const bands = new Map<string, Interval>();

/**
 * One measure's band with `count` points on either side, in data units; from fixed seeds and kept, so it is always
 * the same and costs its pairs once. NaN for `highQuality` where the data have no centres.
 */
export function nullBandOf(
  measure: BandMeasure,
  dataset: DatasetName,
  count: number,
  drawn: Drawing = [],
): Interval {
  const key = `${measure} ${dataset} ${count} ${dataset === 'drawn' ? JSON.stringify(drawn) : ''}`;
  let band = bands.get(key);
  if (band === undefined) {
    const sample = (size: number, index: number) =>
      drawPoints(dataset, size, randomStream(0, 'null-band', index), drawn);
    band = simulate(measure, dataset, count, sample);
    bands.set(key, band);
  }
  return band;
}

/** All bands of a dataset. */
export function nullBand(dataset: DatasetName, count: number, drawn: Drawing = []): NullBand {
  return {
    energyDistance: nullBandOf('energyDistance', dataset, count, drawn),
    slicedWasserstein: nullBandOf('slicedWasserstein', dataset, count, drawn),
    mmd: nullBandOf('mmd', dataset, count, drawn),
    highQuality: nullBandOf('highQuality', dataset, count, drawn),
  };
}

type DrawSample = (size: number, index: number) => Float32Array;

function simulate(measure: BandMeasure, dataset: DatasetName, count: number, sample: DrawSample): Interval {
  switch (measure) {
    case 'energyDistance':
      return fromSmallPairs(energyDistance, count, sample);
    case 'mmd':
      return fromSmallPairs(mmd, count, sample);
    case 'slicedWasserstein':
      return fromFullPairs(count, sample);
    case 'highQuality':
      return mixtureOf(dataset) === undefined ? [NaN, NaN] : ofShare(TRUE_HIGH_QUALITY, count);
  }
}

function fromSmallPairs(
  statistic: (a: Float32Array, b: Float32Array) => number,
  count: number,
  sample: DrawSample,
): Interval {
  const size = Math.min(count, SMALL);
  const values = Array.from({ length: SMALL_PAIRS }, (_, pair) => {
    const value = statistic(sample(size, 2 * pair), sample(size, 2 * pair + 1));
    return (value * size) / count;
  });
  return middle(values);
}

function fromFullPairs(count: number, sample: DrawSample): Interval {
  const sliced = (index: number) => slices(sample(count, index), BAND_ANGLES);
  const pair = (_: unknown, i: number) => slicesDistance(sliced(2 * i), sliced(2 * i + 1));
  return middle(Array.from({ length: FULL_PAIRS }, pair));
}

function ofShare(share: number, count: number): Interval {
  const reach = TAIL_SDS * Math.sqrt((share * (1 - share)) / count);
  return [share - reach, Math.min(1, share + reach)];
}

/** Empirical quantiles with a tail's share beyond either. */
function middle(values: readonly number[]): Interval {
  const sorted = Float64Array.from(values).sort();
  const quantile = (share: number) => {
    const place = share * (sorted.length - 1);
    const below = Math.floor(place);
    return sorted[below] + (place - below) * (sorted[Math.ceil(place)] - sorted[below]);
  };
  return [quantile(TAIL), quantile(1 - TAIL)];
}
