import { KING_STEPS, NEAR, OFF_BOARD } from '../../../labs/endgame/chess/geometry.ts';
import {
  applyBlack,
  applyWhite,
  blackKingOf,
  blackMoves,
  MOST_MOVES,
  pieceIsLost,
  whiteKingOf,
  whiteMoves,
  type Rules,
} from '../../../labs/endgame/chess/rules.ts';

/** Lines of `depth` plies from two bare kings, the side of `mover` to move. */
function bareKings(mover: number, other: number, depth: number): number {
  if (depth === 0) return 1;
  const steps = Array.from(KING_STEPS.subarray(mover * 8, mover * 8 + 8));
  return steps
    .filter((to) => to !== OFF_BOARD && NEAR[to * 64 + other] === 0)
    .reduce((sum, to) => sum + bareKings(other, to, depth - 1), 0);
}

/** Number of lines of `depth` plies: the field's test of move generation. */
export function perft(rules: Rules, state: number, whiteToMove: boolean, depth: number): number {
  if (depth === 0) return 1;
  if (pieceIsLost(state)) return bareKings(whiteKingOf(state), blackKingOf(state), depth);
  const moves = new Uint8Array(MOST_MOVES);
  const count = whiteToMove ? whiteMoves(rules, state, moves) : blackMoves(rules, state, moves);
  const apply = whiteToMove ? applyWhite : applyBlack;
  let lines = 0;
  for (let i = 0; i < count; i++) lines += perft(rules, apply(state, moves[i]), !whiteToMove, depth - 1);
  return lines;
}
