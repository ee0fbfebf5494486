/**
 * @file Positions of the two endings as text: Forsyth-Edwards Notation (Edwards, "PGN standard", 1994, 16.1).
 *
 * White is the stronger side throughout: a position in which Black holds the queen or rook is refused, not
 * mirrored, so that what is pasted is what is shown. Castling, en passant and the clocks must be well formed
 * where they are given, and are then ignored: neither king can castle here, and no game is counted out.
 */

import { squareName } from './chess/geometry.ts';
import {
  blackKingOf,
  isMate,
  isStalemate,
  pieceOf,
  rulesOf,
  standsLegally,
  stateOf,
  whiteKingOf,
} from './chess/rules.ts';
import { PositionError } from './position-error.ts';
import { strings } from './strings.ts';
import type { Ending } from './types.ts';

export { formatFen } from './format-fen.ts';

/** A legal position that is not over. */
export interface Position {
  readonly ending: Ending;
  readonly state: number;
  readonly toMove: 'white' | 'black';
}

const words = strings.fen;

/** Codes of what this file throws. */
export type PositionErrorCode = keyof typeof words.advice;

/** Why a position is refused: what was found, and what to do. */
function refused(code: PositionErrorCode, found: () => string = () => ''): PositionError {
  return new PositionError(code, () => [found(), words.advice[code]].filter(Boolean).join(' '));
}

/** The men on the board, each with its square. */
function readBoard(board: string): { readonly man: string; readonly square: number }[] {
  const ranks = board.split('/');
  if (ranks.length !== 8) {
    throw refused('fen-malformed', () => words.ranks(ranks.length));
  }
  return ranks.flatMap((text, row) => {
    const men: { man: string; square: number }[] = [];
    let file = 0;
    for (const sign of text) {
      if (/[1-8]/.test(sign)) file += Number(sign);
      else if (/[pnbrqk]/i.test(sign)) men.push({ man: sign, square: (7 - row) * 8 + file++ });
      else throw refused('fen-malformed', () => words.sign(sign));
    }
    if (file !== 8) throw refused('fen-malformed', () => words.squares(8 - row, file));
    return men;
  });
}

/** Forms of the fields after the board: side to move, castling, en passant, half-move clock, move number. */
const FORMS = [/^[wb]$/, /^(?:-|(?=.)K?Q?k?q?)$/, /^(?:-|[a-h][36])$/, /^\d{1,4}$/, /^\d{1,4}$/];

function readFields(fen: string): { readonly board: string; readonly toMove: 'white' | 'black' } {
  const [board, ...rest] = fen.trim().split(/\s+/);
  if (rest.length === 0) throw refused('fen-malformed', () => words.noSide);
  if (rest.length > FORMS.length) {
    throw refused('fen-malformed', () => words.manyFields(rest.length + 1));
  }
  rest.forEach((value, i) => {
    if (FORMS[i].test(value)) return;
    throw refused('fen-malformed', () => {
      const { name, wanted } = words.fields[i];
      return words.field(name, value, wanted);
    });
  });
  return { board, toMove: rest[0] === 'w' ? 'white' : 'black' };
}

/**
 * Reads a position. The board and the side to move are required, the other four fields may be left off.
 * @throws PositionError whose code says why.
 */
export function parseFen(fen: string): Position {
  const { board, toMove } = readFields(fen);
  const men = readBoard(board);
  const signs = men.map(({ man }) => man).sort();
  const kinds = signs.join('');
  if (kinds === 'Kkq' || kinds === 'Kkr') throw refused('fen-black-stronger');
  if (kinds !== 'KQk' && kinds !== 'KRk') {
    throw refused('fen-pieces', () => words.found(signs.join(', ') || words.emptyBoard));
  }
  const squareOf = (sign: string): number => men.find(({ man }) => man === sign)!.square;
  const ending = kinds === 'KQk' ? 'KQK' : 'KRK';
  const state = stateOf(squareOf('K'), squareOf(kinds[1]), squareOf('k'));
  checkPosition(ending, state, toMove);
  return { ending, state, toMove };
}

/**
 * Checks three men on three squares.
 * @throws PositionError when the position is not legal, or is over already.
 */
export function checkPosition(ending: Ending, state: number, toMove: 'white' | 'black'): void {
  const rules = rulesOf(ending);
  if (!standsLegally(state)) {
    if (new Set([whiteKingOf(state), pieceOf(state), blackKingOf(state)]).size < 3) {
      throw refused('fen-pieces', () => words.shared);
    }
    throw refused('fen-kings-adjacent', () =>
      words.kings(squareName(whiteKingOf(state)), squareName(blackKingOf(state))),
    );
  }
  if (toMove === 'white') {
    if (rules.checks[state] === 1) throw refused('fen-in-check');
    return; // White has a legal move in every legal position of both endings.
  }
  if (isMate(rules, state)) throw refused('fen-game-over', () => words.mated);
  if (isStalemate(rules, state)) throw refused('fen-game-over', () => words.stalemated);
}

/**
 * Reads a position in which the policy can be asked for a move.
 * @throws PositionError as `parseFen`, and when Black is to move.
 */
export function parseFenWhiteToMove(fen: string): Position {
  const position = parseFen(fen);
  if (position.toMove === 'black') throw refused('fen-black-to-move');
  return position;
}
