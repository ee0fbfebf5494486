/**
 * @file The games of a group as paths in space: time runs upwards, half a move at a time, so that what a side
 * did before stands below it as a tower.
 */

import { blackKingOf, pieceIsLost, pieceOf, whiteKingOf } from '../chess/rules.ts';
import type { ActedGroup, Rollout } from '../types.ts';
import { bundleOffset, squareX, squareZ } from './space.ts';

export const WHITE_KING = 0;
export const PIECE = 1;
export const BLACK_KING = 2;
/** Pieces of a game: White's king, White's piece, Black's king. */
export const PIECES = 3;

/** One game: where its three pieces stand at every half move. */
export interface GamePath {
  /** Half moves played. */
  readonly halfMoves: number;
  /** Squares, [halfMoves + 1, 3]. */
  readonly squares: Uint8Array;
  /** Half move after which White's piece is off the board; Infinity while it stays. */
  readonly lostAt: number;
  /** Within the square, along x and z. */
  readonly offset: readonly [number, number];
  readonly mated: boolean;
  readonly reward: number;
  readonly advantage: number;
}

/** All games of a group, and the height of a half move in squares. */
export interface GamePaths {
  readonly games: readonly GamePath[];
  /** Half moves of the longest. */
  readonly longest: number;
  readonly rise: number;
}

/** Where the first half move begins: just above the board. */
export const GROUND = 0.05;
/** Height of the tallest tower, and the most that half a move rises, in squares. */
const TALLEST = 3.9;
const MOST_RISE = 0.55;

/** Where the pieces of `rollout` stand at every half move, [halfMoves + 1, 3]. */
function squaresOf({ actions, states }: Rollout): Uint8Array {
  const replies = states.length - 1;
  const squares: number[] = [];
  let white = [whiteKingOf(states[0]), pieceOf(states[0])];
  let black = blackKingOf(states[0]);
  squares.push(...white, black);
  actions.forEach((action, index) => {
    white = action >> 6 ? [white[0], action & 63] : [action & 63, white[1]];
    squares.push(...white, black);
    if (index >= replies) return;
    const reply = blackKingOf(states[index + 1]);
    // A stalemated king has no reply to draw.
    if (reply === black) return;
    black = reply;
    squares.push(...white, black);
  });
  return Uint8Array.from(squares);
}

/** The paths of a group's games. */
export function gamePaths({ rollouts }: ActedGroup): GamePaths {
  const games = rollouts.map((rollout, index): GamePath => {
    const squares = squaresOf(rollout);
    const halfMoves = squares.length / PIECES - 1;
    const lost = rollout.outcome === 'piece-lost' && pieceIsLost(rollout.states.at(-1)!);
    return {
      halfMoves,
      squares,
      lostAt: lost ? halfMoves : Infinity,
      offset: bundleOffset(index, rollouts.length),
      mated: rollout.outcome === 'mate',
      reward: rollout.reward,
      advantage: rollout.advantage,
    };
  });
  const longest = Math.max(1, ...games.map((game) => game.halfMoves));
  return { games, longest, rise: Math.min(MOST_RISE, TALLEST / longest) };
}

/** Height of a half move above the board. */
export function heightAt({ rise }: GamePaths, halfMove: number): number {
  return GROUND + rise * halfMove;
}

/** Writes where a game's piece is at a time in half moves (clipped to the game) to `out`, as x, y, z. */
export function placeAt(
  paths: GamePaths,
  game: GamePath,
  piece: number,
  time: number,
  out: Float32Array,
  at: number,
): void {
  const now = Math.min(game.halfMoves, Math.max(0, time));
  const before = Math.min(game.halfMoves - 1, Math.floor(now));
  const from = game.squares[before * PIECES + piece];
  const to = game.squares[(before + 1) * PIECES + piece];
  const share = now - before;
  out[at] = squareX(from) + (squareX(to) - squareX(from)) * share + game.offset[0];
  out[at + 1] = heightAt(paths, now);
  out[at + 2] = squareZ(from) + (squareZ(to) - squareZ(from)) * share + game.offset[1];
}

/** A straight part of a piece's path, between two half moves. */
export interface Stretch {
  readonly game: number;
  readonly piece: number;
  readonly from: number;
  readonly to: number;
  /** Whether the piece moved; else it stood, for any number of half moves. */
  readonly moved: boolean;
}

/** Every game's paths, with half moves spent on one square joined. */
export function stretches({ games }: GamePaths): Stretch[] {
  const found: Stretch[] = [];
  games.forEach(({ squares, halfMoves }, game) => {
    for (let piece = 0; piece < PIECES; piece++) {
      let from = 0;
      for (let half = 0; half < halfMoves; half++) {
        if (squares[half * PIECES + piece] === squares[(half + 1) * PIECES + piece]) continue;
        if (half > from) found.push({ game, piece, from, to: half, moved: false });
        found.push({ game, piece, from: half, to: half + 1, moved: true });
        from = half + 1;
      }
      if (halfMoves > from) found.push({ game, piece, from, to: halfMoves, moved: false });
    }
  });
  return found;
}
