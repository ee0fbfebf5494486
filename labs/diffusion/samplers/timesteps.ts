/** @file Which of the schedule's levels a sampler visits; Lin et al. 2023, table 2. */

import { DiffusionError } from '../diffusion-error.ts';
import type { Spacing } from '../types.ts';

/**
 * The levels, from noise to data: descending, all different, in 0 .. T - 1.
 *
 *   leading   0, r, 2r ... upwards with r = floor(T / steps): stops short of the last level
 *   trailing  T - 1 downwards by T / steps: begins at the last level
 *   linspace  0 and T - 1 and evenly between; a single step starts at T - 1
 *
 * @param T levels of the schedule.
 * @param offset added to leading levels (diffusers' `steps_offset`).
 * @throws DiffusionError `bad-sampler` when steps is not a whole number in 1 .. T.
 */
export function timesteps(T: number, steps: number, spacing: Spacing, offset = 0): Int32Array {
  if (!Number.isInteger(steps) || steps < 1 || steps > T) {
    const message = `A sampler takes 1 to ${T} steps, as many as its schedule has levels; ${steps} is not.`;
    throw new DiffusionError('bad-sampler', message);
  }
  return Int32Array.from({ length: steps }, levelOf(T, steps, spacing, offset));
}

function levelOf(
  T: number,
  steps: number,
  spacing: Spacing,
  offset: number,
): (_: unknown, i: number) => number {
  switch (spacing) {
    case 'leading': {
      const ratio = Math.floor(T / steps);
      return (_, i) => (steps - 1 - i) * ratio + offset;
    }
    case 'trailing':
      return (_, i) => roundHalfToEven(T - (i * T) / steps) - 1;
    case 'linspace':
      return (_, i) => (steps === 1 ? T - 1 : roundHalfToEven(((T - 1) * (steps - 1 - i)) / (steps - 1)));
    default:
      throw new DiffusionError('bad-sampler', `Spacing is leading, trailing or linspace, not "${spacing}".`);
  }
}

/**
 * A list of levels given by hand, checked.
 * @throws DiffusionError `bad-sampler` when it is empty, does not descend, or leaves 0 .. T - 1.
 */
export function customTimesteps(T: number, levels: ArrayLike<number>): Int32Array {
  const list = Array.from(levels);
  const inside = list.every((t) => Number.isInteger(t) && t >= 0 && t < T);
  const descends = list.every((t, i) => i === 0 || t < list[i - 1]);
  if (list.length === 0 || !inside || !descends) {
    const message = `Levels have to descend from at most ${T - 1} to 0 at least; ${list.join(', ')} do not.`;
    throw new DiffusionError('bad-sampler', message);
  }
  return Int32Array.from(list);
}

/** As numpy rounds, so that halves land on the levels other implementations visit. */
function roundHalfToEven(x: number): number {
  const below = Math.floor(x);
  if (x - below !== 0.5) return Math.round(x);
  return below % 2 === 0 ? below : below + 1;
}
