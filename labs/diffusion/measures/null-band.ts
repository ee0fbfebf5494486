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
  switch (measure) {
    case 'highQuality':
      return mixtureOf(dataset) === undefined ? [NaN, NaN] : ofShare(TRUE_HIGH_QUALITY, count);
    case 'slicedWasserstein':
      return simulated(measure, dataset, count, drawn);
    case 'energyDistance':
    case 'mmd': {
      const size = Math.min(count, SMALL);
      const [low, high] = simulated(measure, dataset, size, drawn);
      return [(low * size) / count, (high * size) / count];
    }
  }
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

type Simulated = Exclude<BandMeasure, 'highQuality'>;
type PairOf = (a: Float32Array, b: Float32Array) => number;

const PAIRS: Readonly<Record<Simulated, { readonly count: number; readonly measure: PairOf }>> = {
  energyDistance: { count: SMALL_PAIRS, measure: energyDistance },
  mmd: { count: SMALL_PAIRS, measure: mmd },
  slicedWasserstein: {
    count: FULL_PAIRS,
    measure: (a, b) => slicesDistance(slices(a, BAND_ANGLES), slices(b, BAND_ANGLES)),
  },
};

/** The interval that true pairs of samples of this size fall into. */
function simulated(measure: Simulated, dataset: DatasetName, size: number, drawn: Drawing): Interval {
  const key = `${measure} ${dataset} ${size} ${dataset === 'drawn' ? JSON.stringify(drawn) : ''}`;
  let band = bands.get(key);
  if (band === undefined) {
    const sample = (index: number) => drawPoints(dataset, size, randomStream(0, 'null-band', index), drawn);
    const pair = (_: unknown, i: number) => PAIRS[measure].measure(sample(2 * i), sample(2 * i + 1));
    band = middle(Array.from({ length: PAIRS[measure].count }, pair));
    bands.set(key, band);
  }
  return band;
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
