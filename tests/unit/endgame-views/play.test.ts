import { describe, expect, it } from 'vitest';
import { applyWhite } from '../../../labs/endgame/chess/rules.ts';
import { squareCalled } from '../../../labs/endgame/chess/geometry.ts';
import { formatFen, parseFen } from '../../../labs/endgame/fen.ts';
import {
  afterPolicy,
  afterReader,
  alarmOf,
  newGame,
  readerChoices,
  takenBack,
  withGiven,
  type Game,
} from '../../../labs/endgame/play.ts';
import { parseWhiteMove, whiteSan } from '../../../labs/endgame/san.ts';
import { anotherPosition, openingPosition } from '../../../labs/endgame/start-positions.ts';
import { distanceAfter, distanceToMate, regretOf, tablebaseOf } from '../../../labs/endgame/tablebase.ts';
import type { Candidate } from '../../../labs/endgame/types.ts';

function candidate(game: Game, san: string): Candidate {
  const { ending, state } = game.position;
  const action = parseWhiteMove(ending, state, san);
  const table = tablebaseOf(ending);
  return {
    action,
    move: '',
    san: whiteSan(ending, state, action),
    probability: 1,
    distance: distanceAfter(table, state, action),
    regret: regretOf(table, state, action),
  };
}

const white = (game: Game, san: string) => afterPolicy(game, candidate(game, san));
const black = (game: Game, square: string) => afterReader(game, squareCalled(square));
const begin = (fen: string) => newGame(parseFen(fen));
const distance = ({ position: { ending, state } }: Game) => distanceToMate(tablebaseOf(ending), state);

describe('a game of the reader’s against the policy', () => {
  it('ends with checkmate', () => {
    const game = white(begin('7k/8/6K1/8/8/8/8/1Q6 w - - 0 1'), 'Qb8');
    expect(game.result).toBe('mate');
    expect(game.moves[0].san).toBe('Qb8#');
    expect(alarmOf(game.position)).toBe('mate');
    expect(readerChoices(game)).toEqual([]);
  });

  it('ends with stalemate, the win given away', () => {
    const game = white(begin('7k/8/8/6K1/8/8/8/5Q2 w - - 0 1'), 'Qf7');
    expect(game.result).toBe('stalemate');
    expect(game.moves[0].lost).toBeNull();
    expect(alarmOf(game.position)).toBe('stalemate');
  });

  it('ends when the king takes the piece, and says so in the move', () => {
    const game = black(white(begin('8/8/8/3k4/8/8/8/K4Q2 w - - 0 1'), 'Qf5'), 'e6');
    expect(game.result).toBeUndefined();
    const lost = black(white(begin('8/8/8/3k4/8/8/8/K3Q3 w - - 0 1'), 'Qe5'), 'e5');
    expect(lost.result).toBe('piece-lost');
    expect(lost.moves[1].san).toBe('Kxe5');
  });

  it('ends after fifty moves without mate', () => {
    let game = begin('8/8/8/3k4/8/8/1R6/K7 w - - 0 1');
    for (let i = 0; i < 25; i++) {
      for (const [move, reply] of [
        ['Rb1', 'd4'],
        ['Rb2', 'd5'],
      ] as const) {
        expect(game.result).toBeUndefined();
        game = black(white(game, move), reply);
      }
    }
    expect(game.result).toBe('fifty');
  });

  it('counts what the policy’s move lost, and what the reader’s gave', () => {
    let game = begin('8/8/8/8/4k3/8/1Q6/K7 w - - 0 1');
    expect(distance(game)).toBe(8);
    game = white(game, 'Qa2');
    const resisting = distanceAfter(tablebaseOf('KQK'), game.moves[0].before.state, game.moves[0].to + 64)!;
    expect(game.moves[0].lost).toBe(resisting + 1 - 8);
    for (const to of readerChoices(game)) {
      const replied = afterReader(game, to);
      expect(replied.moves[1].lost).toBeUndefined();
      const known = withGiven(replied, distance(replied));
      expect(known.moves[1].lost).toBe(resisting - distance(replied)!);
      expect(known.moves[1].lost).toBeGreaterThanOrEqual(0);
    }
  });

  it('takes back the reader’s last move, and at the beginning changes nothing', () => {
    const start = begin('8/8/8/8/4k3/8/1Q6/K7 w - - 0 1');
    const asked = white(start, 'Qf6');
    const [to] = readerChoices(asked);
    const game = white(afterReader(asked, to), 'Kb2');
    expect(takenBack(game)).toEqual(asked);
    expect(takenBack(start)).toEqual(start);
  });

  it('keeps the position it describes', () => {
    const start = begin('8/8/8/8/4k3/8/1Q6/K7 w - - 0 1');
    const game = white(start, 'Qf6');
    const { action } = candidate(start, 'Qf6');
    expect(game.position.state).toBe(applyWhite(start.position.state, action));
    expect(formatFen('KQK', game.position.state, 'black')).toBe('8/8/5Q2/8/4k3/8/8/K7 b - - 0 1');
  });
});

describe('the reader’s starts', () => {
  it('are legal, differ, and are the same for the same seed', () => {
    for (const ending of ['KQK', 'KRK'] as const) {
      expect(openingPosition(ending).ending).toBe(ending);
      const drawn = Array.from({ length: 20 }, (_, n) => anotherPosition(ending, 0, n));
      for (const { state } of drawn) expect(() => parseFen(formatFen(ending, state, 'white'))).not.toThrow();
      expect(new Set(drawn.map(({ state }) => state)).size).toBeGreaterThan(15);
      expect(anotherPosition(ending, 0, 7)).toEqual(drawn[7]);
    }
  });
});
