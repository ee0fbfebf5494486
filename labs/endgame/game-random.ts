/**
 * @file Random words for single moves, cheap enough to draw one a ply. A word is a pure function of (seed, stream,
 * step, game, ply): games may be played in any order, together or alone, and come out the same.
 *
 * (seed, stream, step) makes a key of two words by the Philox streams of core; (game, ply) is hashed under it with
 * lowbias32 (Wellons, "Prospecting for Hash Functions", 2018), once for the game and once for the ply.
 */

import { randomStream } from '../../core/training/random.ts';

/** What all games of one purpose at one step share. */
export interface GameKey {
  readonly first: number;
  readonly second: number;
}

/**
 * The key of one purpose at one step of a run, such as `replies`.
 * @throws RangeError when the seed or the step is not one that `randomStream` takes.
 */
export function gameKey(seed: number, stream: string, step: number): GameKey {
  const random = randomStream(seed, stream, step);
  return { first: random.uint32(), second: random.uint32() };
}

function lowbias32(word: number): number {
  let x = word;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return x ^ (x >>> 16);
}

/** The word, in 0 .. 2³² − 1, of move `ply` (from 0) of a game. */
export function gameWord(key: GameKey, game: number, ply: number): number {
  const ofGame = lowbias32(key.first + Math.imul(game, 0x9e3779b9));
  return lowbias32(ofGame ^ (key.second + Math.imul(ply, 0x85ebca6b))) >>> 0;
}

/** The word as a number in [0, 1), a multiple of 2⁻²⁴: it stays below 1 when stored as float32. */
export function gameUniform(key: GameKey, game: number, ply: number): number {
  return (gameWord(key, game, ply) >>> 8) / 2 ** 24;
}
