/**
 * @file Moves as text: standard algebraic notation (Edwards, "PGN standard", 1994, 8.2.3) and UCI's `e2e4`. With
 * one king a side and one piece no move needs its origin to be told apart.
 */

import { LabError } from '../../core/element/errors.ts';
import { squareCalled, squareName, SQUARES } from './chess/geometry.ts';
import {
  applyBlack,
  applyWhite,
  blackKingOf,
  inCheck,
  isBlackMove,
  isMate,
  isWhiteMove,
  pieceIsLost,
  pieceOf,
  rulesOf,
  whiteKingOf,
} from './chess/rules.ts';
import { NO_REPLY, replay, type GameRecord } from './env.ts';
import type { Ending } from './types.ts';

function pieceLetter(ending: Ending): string {
  return ending === 'KQK' ? 'Q' : 'R';
}

/** White's action in SAN, such as `Qb7+`, `Rd8#` or `Kc3`. */
export function whiteSan(ending: Ending, state: number, action: number): string {
  const rules = rulesOf(ending);
  const after = applyWhite(state, action);
  const mark = isMate(rules, after) ? '#' : inCheck(rules, after) ? '+' : '';
  return (action < SQUARES ? 'K' : pieceLetter(ending)) + squareName(action & 63) + mark;
}

/** Black's reply in SAN: `Kd5`, or `Kxd5` where it takes the piece. */
export function blackSan(state: number, to: number): string {
  return (pieceIsLost(applyBlack(state, to)) ? 'Kx' : 'K') + squareName(to);
}

/** White's action as `a1b2`. */
export function whiteUci(state: number, action: number): string {
  const from = action < SQUARES ? whiteKingOf(state) : pieceOf(state);
  return squareName(from) + squareName(action & 63);
}

/** Black's reply as `a1b2`. */
export function blackUci(state: number, to: number): string {
  return squareName(blackKingOf(state)) + squareName(to);
}

/**
 * A recorded game in SAN, both sides' moves in turn.
 * @throws RangeError when a move of the record is not legal.
 */
export function gameSan(ending: Ending, record: GameRecord): string[] {
  const states = replay(ending, record);
  return record.actions.flatMap((action, move) => {
    const white = whiteSan(ending, states[move], action);
    const to = record.replies[move];
    return to === NO_REPLY ? [white] : [white, blackSan(applyWhite(states[move], action), to)];
  });
}

interface WrittenMove {
  /** `K`, `Q` or `R`; undefined in UCI, which gives the origin instead. */
  readonly man: string | undefined;
  readonly from: number;
  readonly to: number;
}

function readMove(text: string): WrittenMove {
  const bare = text.trim().replace(/[+#!?]*$/, '');
  const uci = /^([a-h][1-8])([a-h][1-8])$/.exec(bare);
  if (uci) return { man: undefined, from: squareCalled(uci[1]), to: squareCalled(uci[2]) };
  const san = /^([KQR])x?([a-h][1-8])$/.exec(bare);
  if (san) return { man: san[1], from: -1, to: squareCalled(san[2]) };
  throw new LabError('move-malformed', `“${text}” is not a move. Give one such as “Kd5” or “e4d5”.`);
}

function illegal(text: string): LabError {
  return new LabError('move-illegal', `“${text}” is not legal here. Choose one of the marked squares.`);
}

/**
 * White's action written in SAN or UCI; a missing or wrong `x`, `+` or `#` is forgiven.
 * @param state a legal position with White to move.
 * @throws LabError with code `move-malformed` or `move-illegal`.
 */
export function parseWhiteMove(ending: Ending, state: number, text: string): number {
  const { man, from, to } = readMove(text);
  const king = man ? man === 'K' : from === whiteKingOf(state);
  const piece = man ? man === pieceLetter(ending) : from === pieceOf(state);
  const action = king ? to : SQUARES + to;
  if (!(king || piece) || !isWhiteMove(rulesOf(ending), state, action)) throw illegal(text);
  return action;
}

/**
 * Destination of Black's reply written in SAN or UCI; a missing or wrong `x` is forgiven.
 * @param state a position with Black to move.
 * @throws LabError with code `move-malformed` or `move-illegal`.
 */
export function parseBlackMove(ending: Ending, state: number, text: string): number {
  const { man, from, to } = readMove(text);
  const king = man ? man === 'K' : from === blackKingOf(state);
  if (!king || !isBlackMove(rulesOf(ending), state, to)) throw illegal(text);
  return to;
}
