import { validateFen } from 'chess.js';
import { describe, expect, it } from 'vitest';
import { squareCalled } from '../../../labs/endgame/chess/geometry.ts';
import { isLegalForWhite, rulesOf, stateOf } from '../../../labs/endgame/chess/rules.ts';
import { checkPosition, formatFen, parseFen, parseFenWhiteToMove } from '../../../labs/endgame/fen.ts';
import { samplePositions } from './positions.ts';

/** The code of the error, and its sentence. */
function refusal(fen: string, read: (fen: string) => unknown = parseFen): { code: string; message: string } {
  try {
    read(fen);
  } catch (error) {
    return error as { code: string; message: string };
  }
  return { code: 'accepted', message: '' };
}

describe('a FEN', () => {
  it('is read: ending, squares and the side to move', () => {
    expect(parseFen('8/8/8/3k4/8/8/2R5/1K6 w - - 0 1')).toEqual({
      ending: 'KRK',
      state: stateOf(squareCalled('b1'), squareCalled('c2'), squareCalled('d5')),
      toMove: 'white',
    });
    expect(parseFen('8/8/8/8/4k3/8/1Q6/K7 b - - 12 40')).toMatchObject({ ending: 'KQK', toMove: 'black' });
  });

  it('may leave off everything after the side to move, and be wrapped in blanks', () => {
    const whole = parseFen('8/8/8/3k4/8/8/2R5/1K6 w - - 0 1');
    expect(parseFen('  8/8/8/3k4/8/8/2R5/1K6   w ')).toEqual(whole);
    expect(parseFen('8/8/8/3k4/8/8/2R5/1K6 w - -')).toEqual(whole);
  });

  it('may claim castling rights, which are ignored', () => {
    expect(parseFen('4k3/8/8/8/8/8/8/R3K3 w Q - 0 1').ending).toBe('KRK');
    expect(refusal('4k3/8/8/8/8/8/8/R3K3 w X - 0 1').code).toBe('fen-malformed');
  });

  it.each(['KQK', 'KRK'] as const)('of %s is written as it is read, and valid to chess.js', (ending) => {
    for (const state of samplePositions(500, 6)) {
      if (!isLegalForWhite(rulesOf(ending), state)) continue;
      const fen = formatFen(ending, state, 'white');
      expect(validateFen(fen).ok, fen).toBe(true);
      expect(parseFen(fen)).toEqual({ ending, state, toMove: 'white' });
    }
  });
});

describe('a position that cannot be played', () => {
  it.each([
    ['', 'fen-malformed', /side/],
    ['hello world', 'fen-malformed', /side to move/],
    ['8/8/8/3k4/8/8/2R5/1K6', 'fen-malformed', /which side is to move/],
    ['8/8/8/3k4/8/8/2R5 w - - 0 1', 'fen-malformed', /7 ranks/],
    ['8/8/8/3k4/8/8/2R6/1K6 w - - 0 1', 'fen-malformed', /Rank 2 of this FEN has 9 squares/],
    ['8/8/8/3k4/8/8/2X5/1K6 w - - 0 1', 'fen-malformed', /“X” is neither/],
    ['8/8/8/3k4/8/8/2R5/1K6 x - - 0 1', 'fen-malformed', /side to move/],
    ['8/8/8/3k4/8/8/2R5/1K6 w - e4 0 1', 'fen-malformed', /en passant/],
    ['8/8/8/3k4/8/8/2R5/1K6 w - - -1 1', 'fen-malformed', /half-move clock/],
    ['8/8/8/3k4/8/8/2R5/1K6 w - - 0 1 1', 'fen-malformed', /7 fields/],
    ['8/8/8/8/8/8/8/8 w - - 0 1', 'fen-pieces', /empty board/],
    ['8/8/8/3k4/8/8/8/1K6 w - - 0 1', 'fen-pieces', /K, k/],
    ['8/8/8/8/8/8/2R5/1K6 w - - 0 1', 'fen-pieces', /one black king/],
    ['8/8/8/3k4/8/8/2B5/1K6 w - - 0 1', 'fen-pieces', /queen or rook/],
    ['8/8/8/3k4/8/8/2RR4/1K6 w - - 0 1', 'fen-pieces', /K, R, R, k/],
    ['rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1', 'fen-pieces', /one white king/],
    ['8/8/8/3k4/8/8/2r5/4K3 w - - 0 1', 'fen-black-stronger', /Swap the colours/],
    ['8/8/8/3k4/8/5q2/8/7K b - - 0 1', 'fen-black-stronger', /White holds/],
    ['8/8/8/8/8/2k5/1K6/7R w - - 0 1', 'fen-kings-adjacent', /b2 and c3/],
    ['8/8/8/3k4/8/8/3R4/1K6 w - - 0 1', 'fen-in-check', /stands in check/],
    ['k6R/8/1K6/8/8/8/8/8 b - - 0 1', 'fen-game-over', /checkmated/],
    ['k7/2Q5/1K6/8/8/8/8/8 b - - 0 1', 'fen-game-over', /stalemated/],
  ])('“%s” is refused as %s', (fen, code, sentence) => {
    const error = refusal(fen);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(sentence);
    expect(error.message).toMatch(/\.$/);
  });

  it('is one with Black to move, where the policy is asked', () => {
    const fen = '8/8/8/8/4k3/8/1Q6/K7 b - - 0 1';
    expect(refusal(fen, parseFenWhiteToMove).code).toBe('fen-black-to-move');
    expect(refusal(fen.replace(' b ', ' w '), parseFenWhiteToMove).code).toBe('accepted');
  });

  it('is one with two men on one square, when it is set up by squares', () => {
    expect(() => checkPosition('KRK', stateOf(5, 5, 60), 'white')).toThrow(/on one square/);
  });
});
