/**
 * @file The ideal denoiser of a finite sample: E[x0 | x] when the data are those points and nothing else, a
 * softmax over them with logits -|x - sqrt(alphaBar) x_i|^2 / 2 (1 - alphaBar) (Karras et al. 2022, appendix B.3).
 * It stands in for the exact score where there is no closed form, and it is what a network that has memorised its
 * data computes: sampling with it gives the data back.
 */

import { mixtureOf, type Drawing } from '../data/datasets.ts';
import { mixtureOfPoints, type Mixture } from '../data/mixture.ts';
import type { Denoise } from '../samplers/sample.ts';
import type { DatasetName, Prediction } from '../types.ts';
import { exactDenoise } from './mixture-score.ts';

/**
 * The denoiser, in the network's place.
 * @param points [n, 2] in model units.
 */
export function idealDenoise(points: ArrayLike<number>, prediction: Prediction): Denoise {
  return exactDenoise(mixtureOfPoints(points), prediction);
}

/**
 * What the data's score is told from, in data units: the density itself where it is known, the reader's points
 * where there are no others, a sample elsewhere.
 * @param sample [n, 2], for data of unknown density.
 */
export function referenceMixture(name: DatasetName, sample: ArrayLike<number>, drawn: Drawing = []): Mixture {
  return mixtureOf(name) ?? mixtureOfPoints(name === 'drawn' ? drawn.flat() : sample);
}
