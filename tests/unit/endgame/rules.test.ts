import { Chess } from 'chess.js';
import { describe, expect, it } from 'vitest';
import {
  blackMoves,
  isLegalForWhite,
  isMate,
  isStalemate,
  MOST_MOVES,
  rulesOf,
  STATES,
  whiteMoves,
} from '../../../labs/endgame/chess/rules.ts';
import { formatFen, parseFen } from '../../../labs/endgame/fen.ts';
import { blackSan, whiteSan } from '../../../labs/endgame/san.ts';
import { perft } from './perft.ts';
import { samplePositions } from './positions.ts';

const moves = new Uint8Array(MOST_MOVES);

/** A chess.js game at a position. Its check of the FEN is left out: it would refuse nothing that we sample. */
function oracle(fen: string): Chess {
  return new Chess(fen, { skipValidation: true });
}

describe.each(['KQK', 'KRK'] as const)('the rules of %s', (ending) => {
  const rules = rulesOf(ending);
  const sample = samplePositions(10_000);

  it('give White the legal moves of chess.js, in its notation, in 10,000 positions', () => {
    let positions = 0;
    for (const state of sample) {
      if (!isLegalForWhite(rules, state)) continue;
      const ours = Array.from(moves.subarray(0, whiteMoves(rules, state, moves)), (action) =>
        whiteSan(ending, state, action),
      );
      const fen = formatFen(ending, state, 'white');
      expect(ours.sort(), fen).toEqual(oracle(fen).moves().sort());
      positions++;
    }
    expect(positions).toBeGreaterThan(6000);
  });

  it('give Black the legal moves of chess.js, captures, mates and stalemates included', () => {
    const seen = { captures: 0, checks: 0, ends: 0 };
    for (const state of sample) {
      const ours = Array.from(moves.subarray(0, blackMoves(rules, state, moves)), (to) =>
        blackSan(state, to),
      );
      const fen = formatFen(ending, state, 'black');
      const chess = oracle(fen);
      expect(ours.sort(), fen).toEqual(chess.moves().sort());
      expect([rules.checks[state] === 1, isMate(rules, state), isStalemate(rules, state)], fen).toEqual([
        chess.inCheck(),
        chess.isCheckmate(),
        chess.isStalemate(),
      ]);
      if (ours.some((san) => san.includes('x'))) seen.captures++;
      if (chess.inCheck()) seen.checks++;
      if (ours.length === 0) seen.ends++;
    }
    expect(Math.min(seen.captures, seen.checks, seen.ends)).toBeGreaterThan(0);
  });
});

describe('perft', () => {
  it.each([
    ['8/8/8/8/4k3/8/1Q6/K7 b - - 0 1', [6, 144, 720, 17_649]],
    ['8/8/8/8/8/8/2Rk4/1K6 b - - 0 1', [4, 71, 274, 4_707]],
  ])('of %s is that of chess.js and chessops', (fen, lines) => {
    const { ending, state, toMove } = parseFen(fen);
    expect(lines.map((_, i) => perft(rulesOf(ending), state, toMove === 'white', i + 1))).toEqual(lines);
  });

  it('of the open KRK position is 218,191 at depth 5', () => {
    const { ending, state } = parseFen('8/8/8/3k4/8/8/2R5/1K6 w - - 0 1');
    expect(perft(rulesOf(ending), state, true, 5)).toBe(218_191);
  });
});

describe('all legal moves of White', () => {
  it.each([
    ['KQK', 3_992_456, 35],
    ['KRK', 3_383_416, 22],
  ] as const)('in %s number %i, at most %i in a position', (ending, total, most) => {
    const rules = rulesOf(ending);
    let sum = 0;
    let largest = 0;
    for (let state = 0; state < STATES; state++) {
      if (!isLegalForWhite(rules, state)) continue;
      const count = whiteMoves(rules, state, moves);
      sum += count;
      largest = Math.max(largest, count);
    }
    expect([sum, largest]).toEqual([total, most]);
  });
});
