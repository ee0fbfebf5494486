/** @file Which of the schedule's levels a sampler visits; Lin et al. 2023, table 2. */
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
export declare function timesteps(T: number, steps: number, spacing: Spacing, offset?: number): Int32Array;
/**
 * A list of levels given by hand, checked.
 * @throws DiffusionError `bad-sampler` when it is empty, does not descend, or leaves 0 .. T - 1.
 */
export declare function customTimesteps(T: number, levels: ArrayLike<number>): Int32Array;
