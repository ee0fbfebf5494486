/** @file What falls away: embers that leave the paths of the games below the mean, and burn out on the way down. */

import { randomStream } from '../../../core/training/random.ts';
import { line } from './phases.ts';
import { PIECES, placeAt, type GamePaths } from './games.ts';

/** Embers of one group: where each starts, and how it falls. */
export interface Embers {
  readonly count: number;
  /** Where each leaves its path, [count, 3]. */
  readonly origins: Float32Array;
  /** Sideways drift in squares, and the share of the fall it waits for, [count, 3]. */
  readonly falls: Float32Array;
}

const PER_GAME = 21;
/** Squares fallen by an ember at the end of its fall, had the board not stopped it. */
const DEPTH = 6;

/** The embers of a group's games with negative advantage, the same each time. */
export function embersOf(paths: GamePaths): Embers {
  const losing = paths.games.filter((game) => game.advantage < 0);
  const count = losing.length * PER_GAME;
  const origins = new Float32Array(3 * count);
  const falls = new Float32Array(3 * count);
  const random = randomStream(0, 'scene.embers', 0);
  losing.forEach((game, row) => {
    for (let i = 0; i < PER_GAME; i++) {
      const at = 3 * (row * PER_GAME + i);
      placeAt(paths, game, i % PIECES, (0.1 + 0.9 * random.uniform()) * game.halfMoves, origins, at);
      falls[at] = 1.2 * (random.uniform() - 0.5);
      falls[at + 1] = 1.2 * (random.uniform() - 0.5);
      falls[at + 2] = 0.45 * random.uniform();
    }
  });
  return { count, origins, falls };
}

/**
 * Writes where an ember is when all together have fallen by `amount` (0 to 1) to `out`, as x, y, z.
 * @returns how brightly it glows, 0 to 1.
 */
export function emberAt(
  { origins, falls }: Embers,
  index: number,
  amount: number,
  out: Float32Array,
  at: number,
): number {
  const from = 3 * index;
  const delay = falls[from + 2];
  const fall = line(amount, delay, delay + 0.55);
  out[at] = origins[from] + falls[from] * fall;
  out[at + 1] = Math.max(0.03, origins[from + 1] - DEPTH * fall * fall);
  out[at + 2] = origins[from + 2] + falls[from + 1] * fall;
  const lit = line(fall, 0, 0.08);
  return lit * (1 - line(fall, 0.55, 1));
}
