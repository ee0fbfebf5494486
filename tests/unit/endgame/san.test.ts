import { Chess } from 'chess.js';
import { describe, expect, it } from 'vitest';
import {
  blackMoves,
  isLegalForWhite,
  MOST_MOVES,
  rulesOf,
  whiteMoves,
} from '../../../labs/endgame/chess/rules.ts';
import { formatFen, parseFen } from '../../../labs/endgame/fen.ts';
import {
  blackSan,
  blackUci,
  parseBlackMove,
  parseWhiteMove,
  whiteSan,
  whiteUci,
} from '../../../labs/endgame/san.ts';
import { samplePositions } from './positions.ts';

const moves = new Uint8Array(MOST_MOVES);

describe.each(['KQK', 'KRK'] as const)('the moves of %s as text', (ending) => {
  const rules = rulesOf(ending);

  it('name the same move in SAN and UCI as chess.js', () => {
    for (const state of samplePositions(150, 7)) {
      const black = Array.from(moves.subarray(0, blackMoves(rules, state, moves)), (to) => [
        blackSan(state, to),
        blackUci(state, to),
      ]);
      const inChess = (side: 'white' | 'black'): string[][] =>
        new Chess(formatFen(ending, state, side), { skipValidation: true })
          .moves({ verbose: true })
          .map(({ san, from, to }) => [san, from + to]);
      expect(black.sort()).toEqual(inChess('black').sort());
      if (!isLegalForWhite(rules, state)) continue;
      const white = Array.from(moves.subarray(0, whiteMoves(rules, state, moves)), (action) => [
        whiteSan(ending, state, action),
        whiteUci(state, action),
      ]);
      expect(white.sort()).toEqual(inChess('white').sort());
    }
  });

  it('are read back from both', () => {
    for (const state of samplePositions(300, 8)) {
      for (const to of moves.slice(0, blackMoves(rules, state, moves))) {
        expect(parseBlackMove(ending, state, blackSan(state, to))).toBe(to);
        expect(parseBlackMove(ending, state, blackUci(state, to))).toBe(to);
      }
      if (!isLegalForWhite(rules, state)) continue;
      for (const action of moves.slice(0, whiteMoves(rules, state, moves))) {
        expect(parseWhiteMove(ending, state, whiteSan(ending, state, action))).toBe(action);
        expect(parseWhiteMove(ending, state, whiteUci(state, action))).toBe(action);
      }
    }
  });
});

describe('a written move', () => {
  const { ending, state } = parseFen('k7/8/1K6/8/8/8/8/7R w - - 0 1');

  it('is marked when it checks, mates or takes', () => {
    expect(whiteSan(ending, state, 64 + 63)).toBe('Rh8#');
    expect(whiteSan(ending, state, 64 + 0)).toBe('Ra1+');
    const loose = parseFen('8/8/8/2Rk4/8/8/8/1K6 b - - 0 1');
    expect(blackSan(loose.state, 34)).toBe('Kxc5');
  });

  it('may miss its signs, or have them too many', () => {
    for (const text of ['Rh8', 'Rh8+', 'Rh8#', ' Rh8#! ', 'h1h8']) {
      expect(parseWhiteMove(ending, state, text)).toBe(64 + 63);
    }
  });

  it.each([
    ['', 'move-malformed'],
    ['e4', 'move-malformed'],
    ['Rh9', 'move-malformed'],
    ['h1h8q', 'move-malformed'],
    ['O-O', 'move-malformed'],
    ['Qh8', 'move-illegal'],
    ['Rb2', 'move-illegal'],
    ['Kb7', 'move-illegal'],
    ['a8b8', 'move-illegal'],
  ])('“%s” is refused as %s', (text, code) => {
    expect(() => parseWhiteMove(ending, state, text)).toThrow(expect.objectContaining({ code }));
  });

  it('of Black’s is refused when it moves another man or runs into check', () => {
    const black = parseFen('k7/8/1K6/8/8/8/8/7R b - - 0 1');
    expect(parseBlackMove(ending, black.state, 'Kb8')).toBe(57);
    for (const text of ['Ka7', 'Rh8', 'b6b7', 'Kc8']) {
      expect(() => parseBlackMove(ending, black.state, text)).toThrow(
        expect.objectContaining({ code: 'move-illegal' }),
      );
    }
  });
});
