/**
 * @file The solved ending: distance to mate of every state, by retrograde analysis (Thompson, "Retrograde
 * analysis of certain endgames", ICCA Journal 9(3), 1986). From the mates it walks moves backwards: a White
 * position that can reach a loss in n is won in n + 1; a Black position is lost once every reply leads to a win.
 *
 * Distances are White's moves to mate against the longest resistance: with White to move 1 is mate in one
 * (2n - 1 plies), with Black to move 0 is mate on the board (2n plies). Losing the piece draws, and so is never
 * part of a distance.
 */

import {
  applyBlack,
  applyWhite,
  blackKingOf,
  isLegalForWhite,
  pieceOf,
  rulesOf,
  standsLegally,
  stateOf,
  STATES,
  whiteKingOf,
  whiteMoves,
  MOST_MOVES,
  type Rules,
} from './chess/rules.ts';
import {
  ALL_DIRECTIONS,
  KING_STEPS,
  OFF_BOARD,
  RAY_SQUARES,
  RAY_STARTS,
  STEP_DIRECTIONS,
  SQUARES,
} from './chess/geometry.ts';
import type { Ending } from './types.ts';

/** In a table of distances: no forced mate. */
export const DRAWN = -1;
/** In a table of distances: no legal position. */
export const ILLEGAL = -2;

/** Everything known about an ending. */
export interface Tablebase {
  readonly ending: Ending;
  /** White to move, by state: moves to mate from 1, `DRAWN` or `ILLEGAL`. */
  readonly white: Int8Array;
  /** Black to move, by state: White's moves to mate from 0, `DRAWN` or `ILLEGAL`. */
  readonly black: Int8Array;
  /** The longest distance with White to move. */
  readonly longest: number;
  /** States with White to move and mate in n, ascending, at n; empty at 0. */
  readonly levels: readonly Int32Array[];
  /**
   * Black's best replies, one bit a direction: those that take the piece, else those that resist longest. 0 where
   * there is none.
   */
  readonly bestReplies: Uint8Array;
}

function countBits(byte: number): number {
  let count = 0;
  for (let rest = byte; rest > 0; rest &= rest - 1) count++;
  return count;
}

/** Marks as won in `distance` the White positions, not yet solved, from which a move leads to `state`. */
function winBefore(rules: Rules, white: Int8Array, state: number, distance: number, won: number[]): void {
  const whiteKing = whiteKingOf(state);
  const piece = pieceOf(state);
  const blackKing = blackKingOf(state);
  const mark = (before: number): void => {
    if (white[before] !== DRAWN) return;
    white[before] = distance;
    won.push(before);
  };
  for (let direction = 0; direction < ALL_DIRECTIONS; direction++) {
    const from = KING_STEPS[whiteKing * ALL_DIRECTIONS + direction];
    if (from !== OFF_BOARD) mark(stateOf(from, piece, blackKing));
  }
  for (let ray = piece * ALL_DIRECTIONS, last = ray + rules.directions; ray < last; ray++) {
    for (let i = RAY_STARTS[ray]; i < RAY_STARTS[ray + 1]; i++) {
      const from = RAY_SQUARES[i];
      if (from === whiteKing || from === blackKing) break;
      mark(stateOf(whiteKing, from, blackKing));
    }
  }
}

/** Solves both sides to move; unsolved positions stay `DRAWN`. */
function solve(rules: Rules): { white: Int8Array; black: Int8Array } {
  const white = new Int8Array(STATES).fill(ILLEGAL);
  const black = new Int8Array(STATES).fill(ILLEGAL);
  /** Replies of Black's not yet known to lose. A capture never does, and so keeps its position drawn. */
  const open = new Uint8Array(STATES);
  let lost: number[] = [];
  for (let state = 0; state < STATES; state++) {
    if (!standsLegally(state)) continue;
    black[state] = DRAWN;
    if (isLegalForWhite(rules, state)) white[state] = DRAWN;
    open[state] = countBits(rules.replies[state]);
    if (open[state] === 0 && rules.checks[state] === 1) {
      black[state] = 0;
      lost.push(state);
    }
  }
  for (let distance = 1; lost.length > 0; distance++) {
    const won: number[] = [];
    for (const state of lost) winBefore(rules, white, state, distance, won);
    lost = [];
    for (const state of won) {
      const to = blackKingOf(state);
      for (let direction = 0; direction < ALL_DIRECTIONS; direction++) {
        const from = KING_STEPS[to * ALL_DIRECTIONS + direction];
        if (from === OFF_BOARD) continue;
        const before = applyBlack(state, from);
        if ((rules.replies[before] & (1 << STEP_DIRECTIONS[from * SQUARES + to])) === 0) continue;
        if (--open[before] > 0) continue;
        black[before] = distance;
        lost.push(before);
      }
    }
  }
  return { white, black };
}

function statesByDistance(white: Int8Array): Int32Array[] {
  const levels: number[][] = [[]];
  for (let state = 0; state < STATES; state++) {
    const distance = white[state];
    if (distance > 0) (levels[distance] ??= []).push(state);
  }
  return Array.from(levels, (states) => Int32Array.from(states));
}

function strongestReplies(rules: Rules, white: Int8Array): Uint8Array {
  const best = new Uint8Array(STATES);
  for (let state = 0; state < STATES; state++) {
    let longest = 0;
    for (let direction = 0; direction < ALL_DIRECTIONS; direction++) {
      if ((rules.replies[state] & (1 << direction)) === 0) continue;
      const after = applyBlack(state, KING_STEPS[blackKingOf(state) * ALL_DIRECTIONS + direction]);
      // A capture leaves no legal position with the piece on the board: it resists for ever.
      const resistance = white[after] > 0 ? white[after] : Infinity;
      if (resistance > longest) {
        longest = resistance;
        best[state] = 0;
      }
      if (resistance === longest) best[state] |= 1 << direction;
    }
  }
  return best;
}

function build(ending: Ending): Tablebase {
  const rules = rulesOf(ending);
  const { white, black } = solve(rules);
  const levels = statesByDistance(white);
  const bestReplies = strongestReplies(rules, white);
  return { ending, white, black, longest: levels.length - 1, levels, bestReplies };
}

const built = new Map<Ending, Tablebase>();

/** The table of an ending; solved at the first call, then kept. */
export function tablebaseOf(ending: Ending): Tablebase {
  let table = built.get(ending);
  if (!table) built.set(ending, (table = build(ending)));
  return table;
}

/** Moves to mate with White to move, or null where no mate can be forced. */
export function distanceToMate(table: Tablebase, state: number): number | null {
  return table.white[state] > 0 ? table.white[state] : null;
}

/** Moves to mate once White has played the action (0: it mates), or null when it gives the win away. */
export function distanceAfter(table: Tablebase, state: number, action: number): number | null {
  const distance = table.black[applyWhite(state, action)];
  return distance >= 0 ? distance : null;
}

/** Moves lost by the action against the best one, 0 when it is best, or null when it gives the win away. */
export function regretOf(table: Tablebase, state: number, action: number): number | null {
  const after = distanceAfter(table, state, action);
  return after === null ? null : after + 1 - table.white[state];
}

/** White's moves that mate soonest, in the order of `whiteMoves`. */
export function optimalActions(table: Tablebase, state: number): number[] {
  const moves = new Uint8Array(MOST_MOVES);
  const count = whiteMoves(rulesOf(table.ending), state, moves);
  return Array.from(moves.subarray(0, count)).filter((action) => regretOf(table, state, action) === 0);
}

/** Positions with White to move and mate in 1, 2, ..: the sizes of the levels. */
export function histogramOf(table: Tablebase): number[] {
  return table.levels.slice(1).map((states) => states.length);
}
