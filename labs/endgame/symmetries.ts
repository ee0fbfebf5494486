/**
 * @file The board's eight symmetries. Without pawns and castling they keep legal moves, mates and distances, so
 * what a policy learns in one position holds in its seven images: folding shows it one of the eight only.
 *
 * Symmetry k mirrors the files where k & 1, then the ranks where k & 2, then swaps files with ranks where k & 4.
 *
 * A state is folded by the symmetry that brings Black's king into the triangle of ten squares a1-d1-d4. On its
 * diagonal two symmetries do; of these the one is taken that brings White's king on or below the diagonal a1-h8
 * (a rank no higher than the file), and where that king too lies on it, the one that brings the piece there.
 * Positions with all three on the diagonal are their own mirror image; the symmetry of the smaller number is
 * taken. So all images of a state fold to one and the same state.
 */

import { fileOf, rankOf, SQUARES } from './chess/geometry.ts';
import { ACTIONS, blackKingOf, pieceOf, stateOf, whiteKingOf } from './chess/rules.ts';

export const SYMMETRIES = 8;

function image(symmetry: number, square: number): number {
  const file = symmetry & 1 ? 7 - fileOf(square) : fileOf(square);
  const rank = symmetry & 2 ? 7 - rankOf(square) : rankOf(square);
  return symmetry & 4 ? rank + 8 * file : file + 8 * rank;
}

/** The image of a square, at symmetry * 64 + square. */
export const SQUARE_IMAGES = Uint8Array.from({ length: SYMMETRIES * SQUARES }, (_, i) =>
  image(i >> 6, i & 63),
);

/** The image of an action, at symmetry * 128 + action. */
export const ACTION_IMAGES = Uint8Array.from(
  { length: SYMMETRIES * ACTIONS },
  (_, i) => (i & 64) | image(i >> 7, i & 63),
);

/** The symmetry that undoes each: a mirrored file is a mirrored rank once the two are swapped. */
export const INVERSES = Uint8Array.of(0, 1, 2, 3, 4, 6, 5, 7);

/** The image of a state under a symmetry. */
export function stateImage(symmetry: number, state: number): number {
  const row = symmetry * SQUARES;
  return stateOf(
    SQUARE_IMAGES[row + whiteKingOf(state)],
    SQUARE_IMAGES[row + pieceOf(state)],
    SQUARE_IMAGES[row + blackKingOf(state)],
  );
}

/** Rank minus file: positive above the diagonal a1-h8, 0 on it. */
const HEIGHTS = Int8Array.from({ length: SQUARES }, (_, square) => rankOf(square) - fileOf(square));

/** The symmetry that folds a state. */
export function foldingOf(state: number): number {
  const blackKing = blackKingOf(state);
  const mirrors = (fileOf(blackKing) > 3 ? 1 : 0) | (rankOf(blackKing) > 3 ? 2 : 0);
  const row = mirrors * SQUARES;
  const height =
    HEIGHTS[SQUARE_IMAGES[row + blackKing]] ||
    HEIGHTS[SQUARE_IMAGES[row + whiteKingOf(state)]] ||
    HEIGHTS[SQUARE_IMAGES[row + pieceOf(state)]];
  return height > 0 ? mirrors | 4 : mirrors;
}

/** The folded state; the same for all eight images. */
export function fold(state: number): number {
  return stateImage(foldingOf(state), state);
}

/** An action of a state as an action of the folded state, given the state's folding. */
export function foldAction(folding: number, action: number): number {
  return ACTION_IMAGES[folding * ACTIONS + action];
}

/** An action of the folded state as an action of the state itself, given the state's folding. */
export function unfoldAction(folding: number, action: number): number {
  return ACTION_IMAGES[INVERSES[folding] * ACTIONS + action];
}
