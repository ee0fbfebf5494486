/**
 * @file Positions of the two endings as text: Forsyth-Edwards Notation (Edwards, "PGN standard", 1994, 16.1).
 *
 * White is the stronger side throughout: a position in which Black holds the queen or rook is refused, not
 * mirrored, so that what is pasted is what is shown. Castling, en passant and the clocks must be well formed
 * where they are given, and are then ignored: neither king can castle here, and no game is counted out.
 */

import { LabError } from '../../core/element/errors.ts';
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
import type { Ending } from './types.ts';

/** A legal position that is not over. */
export interface Position {
  readonly ending: Ending;
  readonly state: number;
  readonly toMove: 'white' | 'black';
}

/** Why a position is refused, and what to do; `LabError.code` of what this file throws. */
export const POSITION_ERRORS = {
  'fen-malformed': 'Give a FEN such as “8/8/8/3k4/8/8/2R5/1K6 w - - 0 1”.',
  'fen-pieces': 'This lab plays one white king, one white queen or rook, and one black king.',
  'fen-black-stronger': 'Here White holds the queen or rook. Swap the colours and try again.',
  'fen-kings-adjacent': 'The kings may not stand side by side. Move one of them away.',
  'fen-in-check':
    'White is to move, but Black’s king stands in check. Move a piece, or let Black be the one to move.',
  'fen-game-over': 'Set up a position that still has a move to play.',
  'fen-black-to-move': 'The policy plays White. Give a position with White to move.',
} as const;

export type PositionErrorCode = keyof typeof POSITION_ERRORS;

function refused(code: PositionErrorCode, happened: string): LabError {
  return new LabError(code, [happened, POSITION_ERRORS[code]].filter(Boolean).join(' '));
}

/** The men on the board, each with its square. */
function readBoard(board: string): { readonly man: string; readonly square: number }[] {
  const ranks = board.split('/');
  if (ranks.length !== 8) {
    throw refused('fen-malformed', `The board of this FEN has ${ranks.length} ranks, not 8.`);
  }
  return ranks.flatMap((text, row) => {
    const men: { man: string; square: number }[] = [];
    let file = 0;
    for (const sign of text) {
      if (/[1-8]/.test(sign)) file += Number(sign);
      else if (/[pnbrqk]/i.test(sign)) men.push({ man: sign, square: (7 - row) * 8 + file++ });
      else throw refused('fen-malformed', `“${sign}” is neither a piece nor a number of empty squares.`);
    }
    if (file !== 8) throw refused('fen-malformed', `Rank ${8 - row} of this FEN has ${file} squares, not 8.`);
    return men;
  });
}

const FIELDS = [
  { name: 'side to move', form: /^[wb]$/, wanted: '“w” or “b”' },
  { name: 'castling', form: /^(?:-|(?=.)K?Q?k?q?)$/, wanted: '“-” or some of “KQkq”' },
  { name: 'en passant', form: /^(?:-|[a-h][36])$/, wanted: '“-” or a square' },
  { name: 'half-move clock', form: /^\d{1,4}$/, wanted: 'a whole number' },
  { name: 'move number', form: /^\d{1,4}$/, wanted: 'a whole number' },
];

function readFields(fen: string): { readonly board: string; readonly toMove: 'white' | 'black' } {
  const [board, ...rest] = fen.trim().split(/\s+/);
  if (rest.length === 0) throw refused('fen-malformed', 'This FEN does not say which side is to move.');
  if (rest.length > FIELDS.length) {
    throw refused('fen-malformed', `This FEN has ${rest.length + 1} fields; there are at most 6.`);
  }
  rest.forEach((value, i) => {
    const { name, form, wanted } = FIELDS[i];
    if (!form.test(value)) {
      throw refused('fen-malformed', `The field “${name}” of this FEN is “${value}”, not ${wanted}.`);
    }
  });
  return { board, toMove: rest[0] === 'w' ? 'white' : 'black' };
}

/**
 * Reads a position. The board and the side to move are required, the other four fields may be left off.
 * @throws LabError whose code is one of `POSITION_ERRORS`.
 */
export function parseFen(fen: string): Position {
  const { board, toMove } = readFields(fen);
  const men = readBoard(board);
  const signs = men.map(({ man }) => man).sort();
  const kinds = signs.join('');
  if (kinds === 'Kkq' || kinds === 'Kkr') throw refused('fen-black-stronger', '');
  if (kinds !== 'KQk' && kinds !== 'KRk') {
    throw refused('fen-pieces', `Found ${signs.length > 0 ? signs.join(', ') : 'an empty board'}.`);
  }
  const squareOf = (sign: string): number => men.find(({ man }) => man === sign)!.square;
  const ending = kinds === 'KQk' ? 'KQK' : 'KRK';
  const state = stateOf(squareOf('K'), squareOf(kinds[1]), squareOf('k'));
  checkPosition(ending, state, toMove);
  return { ending, state, toMove };
}

/**
 * Checks three men on three squares.
 * @throws LabError when the position is not legal, or is over already.
 */
export function checkPosition(ending: Ending, state: number, toMove: 'white' | 'black'): void {
  const rules = rulesOf(ending);
  const blackKing = squareName(blackKingOf(state));
  if (!standsLegally(state)) {
    if (new Set([whiteKingOf(state), pieceOf(state), blackKingOf(state)]).size < 3) {
      throw refused('fen-pieces', 'Two pieces stand on one square.');
    }
    throw refused(
      'fen-kings-adjacent',
      `The kings stand on ${squareName(whiteKingOf(state))} and ${blackKing}.`,
    );
  }
  if (toMove === 'white') {
    if (rules.checks[state] === 1) throw refused('fen-in-check', '');
    return; // White has a legal move in every legal position of both endings.
  }
  if (isMate(rules, state)) throw refused('fen-game-over', 'Black is checkmated: the game is over.');
  if (isStalemate(rules, state)) throw refused('fen-game-over', 'Black is stalemated: the game is over.');
}

/**
 * Reads a position in which the policy can be asked for a move.
 * @throws LabError as `parseFen`, and when Black is to move.
 */
export function parseFenWhiteToMove(fen: string): Position {
  const position = parseFen(fen);
  if (position.toMove === 'black') throw refused('fen-black-to-move', '');
  return position;
}

/** A state as a FEN of six fields; where the piece is lost, Black's king stands on its square. */
export function formatFen(ending: Ending, state: number, toMove: 'white' | 'black'): string {
  const men = new Map([
    [pieceOf(state), ending === 'KQK' ? 'Q' : 'R'],
    [whiteKingOf(state), 'K'],
    [blackKingOf(state), 'k'],
  ]);
  const ranks = Array.from({ length: 8 }, (_, row) => {
    const squares = Array.from({ length: 8 }, (_, file) => men.get((7 - row) * 8 + file) ?? '1').join('');
    return squares.replace(/1+/g, (empty) => String(empty.length));
  });
  return `${ranks.join('/')} ${toMove === 'white' ? 'w' : 'b'} - - 0 1`;
}
