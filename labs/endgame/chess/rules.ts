/**
 * @file The rules of king and queen, or king and rook, against king, as tables over every state.
 *
 * A state is (whiteKing * 64 + piece) * 64 + blackKing: 18 bits, with the side to move kept apart. White's action
 * is actor * 64 + destination, actor 0 the king and 1 the piece: 0..127. Black's reply is its destination; on the
 * piece's square it captures.
 *
 * Black's replies are held as one byte a state: bit d is set where the king may step in direction d. With them
 * mate, stalemate and the choice of a reply cost a load or two, and nothing is allocated in the hot path.
 */

import type { Ending } from '../types.ts';
import {
  ALL_DIRECTIONS,
  KING_STEPS,
  NEAR,
  OFF_BOARD,
  RAY_SQUARES,
  RAY_STARTS,
  ROOK_DIRECTIONS,
  SQUARES,
} from './geometry.ts';

export const STATES = SQUARES ** 3;
export const ACTIONS = 2 * SQUARES;
/** No position of either ending has more legal White moves: 8 of the king and 27 of the queen. */
export const MOST_MOVES = 35;

/** What is known of every state of an ending; index by state. */
export interface Rules {
  readonly ending: Ending;
  /** Directions the piece moves in: the first 4 for a rook, all 8 for a queen. */
  readonly directions: number;
  /** 1 where the piece attacks Black's king. A king does not shield squares behind it from the piece. */
  readonly checks: Uint8Array;
  /** Black's legal steps, one bit a direction; 0 where the pieces do not stand legally. */
  readonly replies: Uint8Array;
}

export function stateOf(whiteKing: number, piece: number, blackKing: number): number {
  return (whiteKing << 12) | (piece << 6) | blackKing;
}

export function whiteKingOf(state: number): number {
  return state >> 12;
}

export function pieceOf(state: number): number {
  return (state >> 6) & 63;
}

export function blackKingOf(state: number): number {
  return state & 63;
}

/** Whether three pieces stand on three squares with the kings apart: every legal position with Black to move. */
export function standsLegally(state: number): boolean {
  const piece = pieceOf(state);
  return (
    piece !== whiteKingOf(state) &&
    piece !== blackKingOf(state) &&
    NEAR[whiteKingOf(state) * SQUARES + blackKingOf(state)] === 0
  );
}

function attackTable(directions: number): Uint8Array {
  const attacks = new Uint8Array(STATES);
  for (let whiteKing = 0; whiteKing < SQUARES; whiteKing++) {
    for (let piece = 0; piece < SQUARES; piece++) {
      const row = stateOf(whiteKing, piece, 0);
      for (let direction = 0; direction < directions; direction++) {
        const ray = piece * ALL_DIRECTIONS + direction;
        for (let i = RAY_STARTS[ray]; i < RAY_STARTS[ray + 1] && RAY_SQUARES[i] !== whiteKing; i++) {
          attacks[row + RAY_SQUARES[i]] = 1;
        }
      }
    }
  }
  return attacks;
}

/** Black's king may step where neither king nor piece of White's attacks; a guarded piece is near its king. */
function replyTable(attacks: Uint8Array): Uint8Array {
  const replies = new Uint8Array(STATES);
  for (let state = 0; state < STATES; state++) {
    if (!standsLegally(state)) continue;
    const whiteKing = whiteKingOf(state) * SQUARES;
    const row = state & ~63;
    let steps = 0;
    for (let direction = 0; direction < ALL_DIRECTIONS; direction++) {
      const to = KING_STEPS[blackKingOf(state) * ALL_DIRECTIONS + direction];
      if (to !== OFF_BOARD && NEAR[whiteKing + to] === 0 && attacks[row + to] === 0) steps |= 1 << direction;
    }
    replies[state] = steps;
  }
  return replies;
}

function buildRules(ending: Ending): Rules {
  const directions = ending === 'KQK' ? ALL_DIRECTIONS : ROOK_DIRECTIONS;
  const checks = attackTable(directions);
  return { ending, directions, checks, replies: replyTable(checks) };
}

const built = new Map<Ending, Rules>();

/** The rules of an ending; built at the first call (some 20 ms), then kept. */
export function rulesOf(ending: Ending): Rules {
  let rules = built.get(ending);
  if (!rules) built.set(ending, (rules = buildRules(ending)));
  return rules;
}

/** Whether the piece attacks Black's king. */
export function inCheck(rules: Rules, state: number): boolean {
  return rules.checks[state] === 1;
}

/** Whether a state that stands legally is checkmate, Black to move. */
export function isMate(rules: Rules, state: number): boolean {
  return rules.replies[state] === 0 && rules.checks[state] === 1;
}

/** Whether a state that stands legally is stalemate, Black to move. */
export function isStalemate(rules: Rules, state: number): boolean {
  return rules.replies[state] === 0 && rules.checks[state] === 0;
}

/** Whether the state is a legal position with White to move: Black's king is not left in check. */
export function isLegalForWhite(rules: Rules, state: number): boolean {
  return standsLegally(state) && rules.checks[state] === 0;
}

/**
 * Writes White's legal actions to `into` from `offset`, the king's first, and returns how many there are.
 * @param state a legal position with White to move.
 * @param into room for `MOST_MOVES` after `offset`.
 */
export function whiteMoves(rules: Rules, state: number, into: Uint8Array, offset = 0): number {
  const whiteKing = whiteKingOf(state);
  const piece = pieceOf(state);
  const blackKing = blackKingOf(state);
  let end = offset;
  for (let i = whiteKing * ALL_DIRECTIONS, last = i + ALL_DIRECTIONS; i < last; i++) {
    const to = KING_STEPS[i];
    if (to !== OFF_BOARD && to !== piece && NEAR[to * SQUARES + blackKing] === 0) into[end++] = to;
  }
  for (let ray = piece * ALL_DIRECTIONS, last = ray + rules.directions; ray < last; ray++) {
    for (let i = RAY_STARTS[ray], rayEnd = RAY_STARTS[ray + 1]; i < rayEnd; i++) {
      const to = RAY_SQUARES[i];
      if (to === whiteKing || to === blackKing) break;
      into[end++] = SQUARES + to;
    }
  }
  return end - offset;
}

/**
 * Writes the destinations of Black's legal replies to `into` and returns how many there are.
 * @param into room for 8.
 */
export function blackMoves(rules: Rules, state: number, into: Uint8Array): number {
  const steps = rules.replies[state];
  let count = 0;
  for (let direction = 0; direction < ALL_DIRECTIONS; direction++) {
    if (steps & (1 << direction)) into[count++] = KING_STEPS[blackKingOf(state) * ALL_DIRECTIONS + direction];
  }
  return count;
}

/** Whether the action is legal for White in a legal position. */
export function isWhiteMove(rules: Rules, state: number, action: number): boolean {
  const moves = new Uint8Array(MOST_MOVES);
  return moves.subarray(0, whiteMoves(rules, state, moves)).includes(action);
}

/** Whether Black's king may go to the square. */
export function isBlackMove(rules: Rules, state: number, to: number): boolean {
  const moves = new Uint8Array(ALL_DIRECTIONS);
  return moves.subarray(0, blackMoves(rules, state, moves)).includes(to);
}

/** The state after White's action; Black is to move. */
export function applyWhite(state: number, action: number): number {
  const to = action & 63;
  return action < SQUARES ? (state & 0xfff) | (to << 12) : (state & ~0xfc0) | (to << 6);
}

/** The state after Black's reply; where both stand on one square, Black has captured the piece. */
export function applyBlack(state: number, to: number): number {
  return (state & ~63) | to;
}

/** Whether Black's last reply captured the piece. */
export function pieceIsLost(state: number): boolean {
  return pieceOf(state) === blackKingOf(state);
}
