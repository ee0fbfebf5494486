/** @file The data by name: points to train on and to compare with, and what is known of their density. */

import type { RandomStream } from '../../../core/training/random.ts';
import { DiffusionError } from '../diffusion-error.ts';
import type { DatasetName } from '../types.ts';
import { drawComponent, type Mixture } from './mixture.ts';
import {
  checkerboard,
  moons,
  pinwheel,
  rings,
  swissroll,
  twoSpirals,
  type DrawPoint,
} from './plane-datasets.ts';

/** The reader's points: [x, y] in data units. */
export type Drawing = readonly (readonly [number, number])[];

/** FFJORD divides by 1.414, not by the root of 2. */
const FFJORD_ROOT_2 = 1.414;

/** Radius 4 / 1.414, sd 0.5 / 1.414, anticlockwise from the right; equally likely. */
const EIGHT_GAUSSIANS: Mixture = {
  weights: new Float64Array(8).fill(1 / 8),
  means: Float64Array.from({ length: 16 }, (_, i) => {
    const angle = (Math.floor(i / 2) * Math.PI) / 4;
    return ((i % 2 === 0 ? Math.cos(angle) : Math.sin(angle)) * 4) / FFJORD_ROOT_2;
  }),
  sd: 0.5 / FFJORD_ROOT_2,
};

const eightGaussians: DrawPoint = (stream, out, at) => {
  const k = drawComponent(EIGHT_GAUSSIANS, stream);
  out[at] = EIGHT_GAUSSIANS.means[2 * k] + EIGHT_GAUSSIANS.sd * stream.normal();
  out[at + 1] = EIGHT_GAUSSIANS.means[2 * k + 1] + EIGHT_GAUSSIANS.sd * stream.normal();
};

const PROCEDURES: Readonly<Record<Exclude<DatasetName, 'drawn'>, DrawPoint>> = {
  '8gaussians': eightGaussians,
  moons,
  pinwheel,
  swissroll,
  '2spirals': twoSpirals,
  checkerboard,
  rings,
};

/**
 * Independent points of the data, [count, 2] in data units. The reader's points are drawn as they are, with
 * replacement and without any jitter: what the network can learn of them is those points.
 * @param drawn the reader's points, used for "drawn" only.
 * @throws DiffusionError `bad-points`: see `checkDrawing`.
 */
export function drawPoints(
  name: DatasetName,
  count: number,
  stream: RandomStream,
  drawn: Drawing = [],
): Float32Array {
  const drawPoint = name === 'drawn' ? oneOf(drawn) : PROCEDURES[name];
  if (drawPoint === undefined) throw new DiffusionError('bad-points', `There are no data called "${name}".`);
  const points = new Float32Array(2 * count);
  for (let at = 0; at < points.length; at += 2) drawPoint(stream, points, at);
  return points;
}

/** @throws DiffusionError `bad-points` when the points are fewer than two different ones, or not finite. */
export function checkDrawing(drawn: Drawing): void {
  if (drawn.some((point) => point.length !== 2 || !point.every(Number.isFinite))) {
    throw new DiffusionError('bad-points', 'Every drawn point has to be a pair of finite numbers, x and y.');
  }
  const first = drawn.at(0);
  if (first === undefined || drawn.every(([x, y]) => x === first[0] && y === first[1])) {
    const message = `Draw at least two different points; there ${first === undefined ? 'is none' : 'is one'}.`;
    throw new DiffusionError('bad-points', message);
  }
}

/** The density in closed form, in data units; undefined where it is not a mixture of gaussians. */
export function mixtureOf(name: DatasetName): Mixture | undefined {
  return name === '8gaussians' ? EIGHT_GAUSSIANS : undefined;
}

/** Half the side of a square around the origin that holds all but a few of the points, in data units. */
export function extentOf(name: DatasetName): number {
  return name === '8gaussians' || name === 'pinwheel' ? 4.5 : 4;
}

function oneOf(drawn: Drawing): DrawPoint {
  checkDrawing(drawn);
  return (stream, out, at) => {
    const [x, y] = drawn[stream.integer(drawn.length)];
    out[at] = x;
    out[at + 1] = y;
  };
}
