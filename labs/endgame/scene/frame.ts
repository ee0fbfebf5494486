/**
 * @file The frame that rewards hang on: a rod for each game of the group in a row behind the board, heights
 * from 0 (no mate) to 1 (mate), and among them the plane of the group's mean.
 */

import { line, ramp } from './phases.ts';

/** Where the frame stands, and where its 0 and its 1 are, in squares. */
export const FRAME_Z = -5.1;
export const REWARD_ZERO = 3.4;
export const REWARD_ONE = 6.4;
const WIDTH = 8;

/** Height of a reward in the frame. */
export function rewardHeight(reward: number): number {
  return REWARD_ZERO + reward * (REWARD_ONE - REWARD_ZERO);
}

/** Where the rod of a game stands along x. */
export function rodX(index: number, count: number): number {
  return ((index + 0.5) / count - 0.5) * WIDTH;
}

/** Distance between two rods. */
export function rodSpacing(count: number): number {
  return WIDTH / count;
}

/**
 * Order of the rods: the games as they were drawn, the mates first, so that the row reads as a share.
 * @returns for each game, its rod.
 */
export function rodOrder(rewards: readonly number[]): number[] {
  const order = rewards.map((_, game) => game).sort((a, b) => rewards[b] - rewards[a] || a - b);
  const rods = rewards.map(() => 0);
  order.forEach((game, rod) => (rods[game] = rod));
  return rods;
}

/** How much of the phase one reward is on its way; the others start earlier or later. */
const FLIGHT = 0.5;

/** How far the reward on `rod` has come when all together are at `amount`: they leave one after another. */
export function rewardProgress(amount: number, rod: number, count: number): number {
  const start = count > 1 ? ((1 - FLIGHT) * rod) / (count - 1) : 0;
  return ramp(amount, start, start + FLIGHT);
}

/** Writes where a reward is on its way from a game's end to its place, along an arc, to `out` as x, y, z. */
export function rewardAt(
  from: Float32Array,
  fromAt: number,
  x: number,
  y: number,
  progress: number,
  out: Float32Array,
  at: number,
): void {
  const lift = 1.1 * Math.sin(Math.PI * line(progress, 0, 1));
  out[at] = from[fromAt] + (x - from[fromAt]) * progress;
  out[at + 1] = from[fromAt + 1] + (y - from[fromAt + 1]) * progress + lift;
  out[at + 2] = from[fromAt + 2] + (FRAME_Z - from[fromAt + 2]) * progress;
}
