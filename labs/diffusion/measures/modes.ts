/** @file Quality and coverage of modes, by the convention of VEEGAN (Srivastava et al. 2017) and PacGAN (Lin et al. 2018). */

import type { Mixture } from '../data/mixture.ts';
import type { Points } from '../samplers/points.ts';

/** A point within so many standard deviations of a centre is of high quality. */
const HIGH_QUALITY_SDS = 3;

/** Share of a gaussian's own points that are, in the plane: 0.989. Where centres are far apart, of a mixture's. */
export const TRUE_HIGH_QUALITY = 1 - Math.exp(-(HIGH_QUALITY_SDS ** 2) / 2);

export interface ModeCounts {
  /** Share of points within three standard deviations of a centre, 0 .. 1. */
  readonly highQuality: number;
  /** Centres that are the nearest one of at least one such point. */
  readonly modes: number;
}

/**
 * @param points [n, 2] in the mixture's units; points that are not finite are of no quality.
 * @param mixture undefined where the data have no centres: both figures are NaN then.
 */
export function modeCounts(points: Points, mixture: Mixture | undefined): ModeCounts {
  if (mixture === undefined) return { highQuality: NaN, modes: NaN };
  const { means, sd } = mixture;
  const within = (HIGH_QUALITY_SDS * sd) ** 2;
  const covered = new Set<number>();
  let good = 0;
  for (let i = 0; i < points.length; i += 2) {
    let nearest = -1;
    let least = Infinity;
    for (let k = 0; k < means.length; k += 2) {
      const distance = (points[i] - means[k]) ** 2 + (points[i + 1] - means[k + 1]) ** 2;
      if (distance < least) {
        least = distance;
        nearest = k;
      }
    }
    if (least > within) continue;
    good++;
    covered.add(nearest);
  }
  return { highQuality: good / (points.length / 2), modes: covered.size };
}
