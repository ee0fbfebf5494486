import { describe, expect, it } from 'vitest';
import { squareCalled } from '../../../labs/endgame/chess/geometry.ts';
import { applyWhite, MOST_MOVES, rulesOf, whiteMoves } from '../../../labs/endgame/chess/rules.ts';
import {
  createGames,
  FNV_OFFSET,
  gamesGoingOn,
  hashGames,
  NO_REPLY,
  OUTCOMES,
  playMove,
  playMoves,
  PLAYING,
  recordOf,
  replay,
  replyOf,
  startGame,
  type Games,
} from '../../../labs/endgame/env.ts';
import { parseFen } from '../../../labs/endgame/fen.ts';
import { gameKey, gameUniform, gameWord } from '../../../labs/endgame/game-random.ts';
import { gameSan } from '../../../labs/endgame/san.ts';
import { optimalActions, tablebaseOf } from '../../../labs/endgame/tablebase.ts';
import type { Defence, Ending } from '../../../labs/endgame/types.ts';

const moves = new Uint8Array(MOST_MOVES);

/** Games from every distance, in which White plays legal moves at random, to their ends. */
function randomGames(ending: Ending, defence: Defence, seed: number, count = 200, limit = 30): Games {
  const games = createGames(ending, count, limit, defence);
  const { levels, longest } = tablebaseOf(ending);
  for (let game = 0; game < count; game++) {
    const level = levels[1 + (game % longest)];
    startGame(games, game, level[game % level.length], limit);
  }
  const [sampling, replies] = [gameKey(seed, 'sample', 0), gameKey(seed, 'replies', 0)];
  const actions = new Uint8Array(count);
  const goingOn = new Int32Array(count);
  for (let left = count, move = 0; left > 0; move++) {
    expect(gamesGoingOn(games, goingOn)).toBe(left);
    for (const game of goingOn.subarray(0, left)) {
      const choices = whiteMoves(games.rules, games.states[game], moves);
      actions[game] = moves[Math.floor(gameUniform(sampling, game, move) * choices)];
    }
    left = playMoves(games, actions, replies);
  }
  return games;
}

/** One game from a FEN with White's moves as `c1c8`-like squares; Black replies by `word`. */
function playFrom(
  fen: string,
  limit: number,
  defence: Defence = 'best',
): { games: Games; code: (action: number, word?: number) => number } {
  const { ending, state } = parseFen(fen);
  const games = createGames(ending, 1, limit, defence);
  startGame(games, 0, state, limit);
  return { games, code: (action, word = 0) => playMove(games, 0, action, word) };
}

function piece(to: string): number {
  return 64 + squareCalled(to);
}

describe('a game', () => {
  it('ends in mate', () => {
    const { games, code } = playFrom('k7/8/1K6/8/8/8/8/7R w - - 0 1', 5);
    expect(OUTCOMES[code(piece('h8'))]).toBe('mate');
    expect(recordOf(games, 0)).toMatchObject({
      actions: [piece('h8')],
      replies: [NO_REPLY],
      outcome: 'mate',
    });
  });

  it('ends in stalemate', () => {
    const { code } = playFrom('k7/8/1K6/8/8/8/8/2Q5 w - - 0 1', 5);
    expect(OUTCOMES[code(piece('c7'))]).toBe('stalemate');
  });

  it('ends when the piece is taken, which the best defence never leaves out', () => {
    for (const word of [0, 2 ** 31, 2 ** 32 - 1]) {
      const { games, code } = playFrom('8/8/8/3k4/8/8/2R5/K7 w - - 0 1', 5);
      expect(OUTCOMES[code(piece('c5'), word)]).toBe('piece-lost');
      expect(gameSan('KRK', recordOf(games, 0))).toEqual(['Rc5+', 'Kxc5']);
    }
  });

  it('ends after the reply to its last move', () => {
    const { games, code } = playFrom('8/8/8/3k4/8/8/2R5/K7 w - - 0 1', 2);
    expect(code(piece('c1'))).toBe(PLAYING);
    expect(OUTCOMES[code(piece('c2'))]).toBe('out-of-moves');
    expect(recordOf(games, 0).replies).not.toContain(NO_REPLY);
  });

  it('ends in mate, not out of moves, when the last move mates', () => {
    expect(OUTCOMES[playFrom('k7/8/1K6/8/8/8/8/7R w - - 0 1', 1).code(piece('h8'))]).toBe('mate');
  });

  it('begins in legal positions, with a length that fits', () => {
    const games = createGames('KRK', 1, 8, 'best');
    expect(() => startGame(games, 0, 0, 8)).toThrow(/not a legal KRK position/);
    const start = tablebaseOf('KRK').levels[3][0];
    expect(() => startGame(games, 0, start, 9)).toThrow(/does not fit/);
    expect(() => startGame(games, 0, start, 0)).toThrow(/does not fit/);
  });
});

describe.each(['KQK', 'KRK'] as const)('%s played by the table', (ending) => {
  it('mates from every distance in exactly that many moves against the best defence', () => {
    const table = tablebaseOf(ending);
    for (let distance = 1; distance <= table.longest; distance++) {
      const starts = table.levels[distance];
      const games = createGames(ending, 20, table.longest, 'best');
      for (let game = 0; game < 20; game++) {
        startGame(games, game, starts[(game * 7919) % starts.length], distance);
      }
      const key = gameKey(1, 'replies', distance);
      const actions = new Uint8Array(20);
      for (let left = 20; left > 0; left = playMoves(games, actions, key)) {
        for (let game = 0; game < 20; game++) {
          if (games.outcomes[game] === PLAYING) actions[game] = optimalActions(table, games.states[game])[0];
        }
      }
      expect(Array.from(games.outcomes, (code) => OUTCOMES[code])).toEqual(
        Array.from({ length: 20 }, () => 'mate'),
      );
      expect(new Set(games.moves)).toEqual(new Set([distance]));
    }
  });
});

describe('Black’s replies', () => {
  it('are spread evenly over the best ones, or over all legal ones', () => {
    const { ending, state } = parseFen('8/8/8/3k4/8/8/2R5/1K6 w - - 0 1');
    const after = applyWhite(state, piece('c3'));
    const key = gameKey(0, 'replies', 0);
    for (const choices of [tablebaseOf(ending).bestReplies, rulesOf(ending).replies]) {
      const counts = new Map<number, number>();
      const draws = 10_000;
      for (let game = 0; game < draws; game++) {
        const to = replyOf(choices, after, gameWord(key, game, 3));
        counts.set(to, (counts.get(to) ?? 0) + 1);
      }
      const options = choices[after].toString(2).replaceAll('0', '').length;
      expect(counts.size).toBe(options);
      // Within four standard errors.
      const spread = 4 * Math.sqrt((draws / options) * (1 - 1 / options)) + 1e-9;
      for (const count of counts.values())
        expect(Math.abs(count - draws / options)).toBeLessThanOrEqual(spread);
    }
  });

  it('never leave the choices, whatever the word', () => {
    const { choices } = createGames('KQK', 1, 1, 'best');
    const { state } = parseFen('8/8/8/3k4/8/8/2Q5/1K6 b - - 0 1');
    for (const word of [0, 1, 2 ** 31, 2 ** 32 - 1]) expect(replyOf(choices, state, word)).toBeLessThan(64);
  });
});

describe('the random words of moves', () => {
  const key = gameKey(0, 'sample', 0);

  it('are uniform over games and over plies, in their high and low bits', () => {
    for (const word of [(i: number) => gameWord(key, i, 5), (i: number) => gameWord(key, 5, i)]) {
      const bits = new Uint32Array(32);
      for (let i = 0; i < 10_000; i++) for (let bit = 0; bit < 32; bit++) bits[bit] += (word(i) >>> bit) & 1;
      // Four and a half standard errors: one bit in 150,000 is further off by chance.
      for (const ones of bits) expect(Math.abs(ones - 5000)).toBeLessThan(225);
    }
  });

  it('do not repeat among games and plies more than chance would have it', () => {
    const words = new Set<number>();
    for (let game = 0; game < 1000; game++)
      for (let ply = 0; ply < 40; ply++) words.add(gameWord(key, game, ply));
    // 40,000 draws of 2^32 expect 0.19 collisions.
    expect(words.size).toBeGreaterThanOrEqual(39_997);
  });

  it('differ by seed, stream and step, and lie in [0, 1) as numbers', () => {
    const keys = [key, gameKey(1, 'sample', 0), gameKey(0, 'replies', 0), gameKey(0, 'sample', 1)];
    expect(new Set(keys.map((k) => gameWord(k, 3, 4))).size).toBe(4);
    for (let game = 0; game < 1000; game++) {
      const value = gameUniform(key, game, 0);
      expect(value >= 0 && Math.fround(value) === value && value < 1).toBe(true);
    }
  });
});

describe('the record of a batch', () => {
  it('replays every game bit for bit, to the outcome it had', () => {
    for (const ending of ['KQK', 'KRK'] as const) {
      const games = randomGames(ending, 'random', 0);
      const outcomes = new Set<string>();
      for (let game = 0; game < games.count; game++) {
        const record = recordOf(games, game);
        const states = replay(ending, record);
        expect(states.at(-1)).toBe(games.states[game]);
        expect(states.length).toBe(record.actions.length + 1);
        outcomes.add(record.outcome);
      }
      expect([...outcomes].sort()).toEqual(['mate', 'out-of-moves', 'piece-lost', 'stalemate']);
    }
  });

  it('refuses moves that are not legal', () => {
    const start = parseFen('8/8/8/3k4/8/8/2R5/1K6 w - - 0 1').state;
    const record = {
      start,
      actions: [piece('c8')],
      replies: [squareCalled('d4')],
      outcome: 'playing',
    } as const;
    expect(replay('KRK', record)).toHaveLength(2);
    expect(() => replay('KRK', { ...record, actions: [piece('d3')] })).toThrow(/White's move 1/);
    expect(() => replay('KRK', { ...record, replies: [squareCalled('c6')] })).toThrow(/Black's reply 1/);
    expect(() => replay('KRK', { ...record, replies: [NO_REPLY] })).toThrow(/Black's reply 1/);
  });

  it('has the same hash when played again, and another for another seed, defence or order of steps', () => {
    const hash = hashGames(randomGames('KQK', 'best', 0));
    expect(hashGames(randomGames('KQK', 'best', 0))).toBe(hash);
    expect(hashGames(randomGames('KQK', 'best', 1))).not.toBe(hash);
    expect(hashGames(randomGames('KQK', 'random', 0))).not.toBe(hash);
    const [one, other] = [randomGames('KRK', 'best', 0), randomGames('KRK', 'best', 1)];
    expect(hashGames(other, hashGames(one))).not.toBe(hashGames(one, hashGames(other)));
  });

  it('is hashed by FNV-1a over start, actions, replies and outcome', () => {
    const { games, code } = playFrom('k7/8/1K6/8/8/8/8/7R w - - 0 1', 5);
    code(piece('h8'));
    const bytes = [squareCalled('a8'), squareCalled('h1'), squareCalled('b6'), piece('h8'), NO_REPLY, 1];
    const hash = bytes.reduce(
      (h, byte) => Number(((BigInt(h ^ byte) & 0xffffffffn) * 0x01000193n) & 0xffffffffn),
      FNV_OFFSET,
    );
    expect(hashGames(games)).toBe(hash);
  });

  it('does not depend on which games are played together', () => {
    const together = randomGames('KRK', 'best', 4, 50);
    const key = gameKey(4, 'replies', 0);
    for (const game of [0, 17, 49]) {
      const record = recordOf(together, game);
      const choices = together.choices;
      replay('KRK', record)
        .slice(0, -1)
        .forEach((state, move) => {
          if (record.replies[move] === NO_REPLY) return;
          const after = applyWhite(state, record.actions[move]);
          expect(replyOf(choices, after, gameWord(key, game, move))).toBe(record.replies[move]);
        });
    }
  });
});
