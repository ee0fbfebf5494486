import { describe, expect, it } from 'vitest';
import {
  applyBlack,
  applyWhite,
  isMate,
  isStalemate,
  rulesOf,
  standsLegally,
  STATES,
} from '../../../labs/endgame/chess/rules.ts';
import { blackMoves, MOST_MOVES, whiteMoves } from '../../../labs/endgame/chess/rules.ts';
import { squareCalled } from '../../../labs/endgame/chess/geometry.ts';
import { parseFen } from '../../../labs/endgame/fen.ts';
import { stateImage, SYMMETRIES } from '../../../labs/endgame/symmetries.ts';
import {
  distanceAfter,
  distanceToMate,
  DRAWN,
  histogramOf,
  ILLEGAL,
  optimalActions,
  regretOf,
  tablebaseOf,
} from '../../../labs/endgame/tablebase.ts';
import { samplePositions } from './positions.ts';

/** Published counts: Syzygy's statistics (reduced) and two independent programs (unreduced). */
const COUNTS = {
  KQK: {
    white: 144_508,
    lost: 200_896,
    drawn: 23_048,
    stalemates: 872,
    mates: 364,
    levels: [2448, 5012, 9064, 19964, 26164, 32064, 32104, 15000, 2680, 8],
    reduced: { white: 18_081, lost: 25_160, drawn: 2_896 },
    reducedLevels: [306, 629, 1135, 2499, 3273, 4010, 4016, 1877, 335, 1],
  },
  KRK: {
    white: 175_168,
    lost: 201_700,
    drawn: 22_244,
    stalemates: 68,
    mates: 216,
    levels: [
      1512, 4676, 3852, 1900, 4848, 8708, 11320, 17172, 20088, 19016, 20476, 21480, 17824, 16136, 5244, 916,
    ],
    reduced: { white: 21_959, lost: 25_260, drawn: 2_796 },
    reducedLevels: [189, 587, 484, 238, 607, 1091, 1418, 2149, 2514, 2382, 2565, 2691, 2234, 2027, 662, 121],
  },
};

/** One state of each eight images: the smallest. */
function isSmallestImage(state: number): boolean {
  for (let symmetry = 1; symmetry < SYMMETRIES; symmetry++)
    if (stateImage(symmetry, state) < state) return false;
  return true;
}

function count(table: Int8Array, condition: (distance: number, state: number) => boolean): number {
  let count = 0;
  for (let state = 0; state < STATES; state++) if (condition(table[state], state)) count++;
  return count;
}

describe.each(['KQK', 'KRK'] as const)('the table of %s', (ending) => {
  const table = tablebaseOf(ending);
  const rules = rulesOf(ending);
  const wanted = COUNTS[ending];
  const moves = new Uint8Array(MOST_MOVES);

  it('has the published numbers of positions, won, lost and drawn', () => {
    expect(count(table.white, (d) => d !== ILLEGAL)).toBe(wanted.white);
    expect(count(table.white, (d) => d === DRAWN)).toBe(0);
    expect(count(table.black, (d) => d >= 0)).toBe(wanted.lost);
    expect(count(table.black, (d) => d === DRAWN)).toBe(wanted.drawn);
    expect(count(table.black, (_, state) => standsLegally(state) && isStalemate(rules, state))).toBe(
      wanted.stalemates,
    );
    expect(count(table.black, (d) => d === 0)).toBe(wanted.mates);
    expect(count(table.black, (_, state) => standsLegally(state) && isMate(rules, state))).toBe(wanted.mates);
  });

  it('has the published histogram of distances', () => {
    expect(histogramOf(table)).toEqual(wanted.levels);
    expect(table.longest).toBe(wanted.levels.length);
    table.levels.forEach((states, distance) => {
      expect(states.every((state) => table.white[state] === distance)).toBe(true);
    });
  });

  it('has the numbers of Syzygy once mirror images are counted as one', () => {
    const levels = table.levels.slice(1).map((states) => states.filter(isSmallestImage).length);
    expect(levels).toEqual(wanted.reducedLevels);
    expect(levels.reduce((a, b) => a + b)).toBe(wanted.reduced.white);
    expect(count(table.black, (d, state) => d >= 0 && isSmallestImage(state))).toBe(wanted.reduced.lost);
    expect(count(table.black, (d, state) => d === DRAWN && isSmallestImage(state))).toBe(
      wanted.reduced.drawn,
    );
  });

  it('is the best of what the next ply leads to, at every position of a sample', () => {
    for (const state of samplePositions(20_000)) {
      const replies = Array.from(moves.subarray(0, blackMoves(rules, state, moves)), (to) =>
        applyBlack(state, to),
      );
      const best = replies.map((after) => (table.white[after] > 0 ? table.white[after] : Infinity));
      if (replies.length > 0) {
        const longest = Math.max(...best);
        expect(table.black[state]).toBe(longest === Infinity ? DRAWN : longest);
      }
      if (table.white[state] === ILLEGAL) continue;
      const afterWhite = Array.from(moves.subarray(0, whiteMoves(rules, state, moves)), (action) =>
        applyWhite(state, action),
      );
      const losses = afterWhite.map((after) => table.black[after]).filter((distance) => distance >= 0);
      expect(table.white[state]).toBe(1 + Math.min(...losses));
    }
  });

  it('holds as best replies those that resist longest, and captures before all', () => {
    let captures = 0;
    for (const state of samplePositions(20_000, 1)) {
      const best: number[] = [];
      const value = (to: number): number => {
        const distance = table.white[applyBlack(state, to)];
        return distance > 0 ? distance : Infinity;
      };
      const replies = Array.from(moves.subarray(0, blackMoves(rules, state, moves)));
      const longest = Math.max(...replies.map(value));
      if (longest === Infinity) captures++;
      for (const to of replies) if (value(to) === longest) best.push(to);
      const held = Array.from(
        moves.subarray(0, blackMoves({ ...rules, replies: table.bestReplies }, state, moves)),
      );
      expect(held).toEqual(best);
    }
    expect(captures).toBeGreaterThan(100);
  });

  it('is the same for all eight images of a position', () => {
    for (const state of samplePositions(5_000, 2)) {
      for (let symmetry = 0; symmetry < SYMMETRIES; symmetry++) {
        const image = stateImage(symmetry, state);
        expect([table.white[image], table.black[image]]).toEqual([table.white[state], table.black[state]]);
      }
    }
  });

  it('gives the optimal moves regret 0, and null to moves that lose the win', () => {
    let lost = 0;
    for (const state of samplePositions(2_000, 3)) {
      if (table.white[state] === ILLEGAL) continue;
      const optimal = optimalActions(table, state);
      expect(optimal.length).toBeGreaterThan(0);
      for (const action of moves.subarray(0, whiteMoves(rules, state, moves))) {
        const regret = regretOf(table, state, action);
        if (regret === null) lost++;
        expect(regret === null).toBe(distanceAfter(table, state, action) === null);
        expect(regret === 0).toBe(optimal.includes(action));
        expect(regret === null || regret >= 0).toBe(true);
      }
    }
    expect(lost).toBeGreaterThan(0);
  });
});

describe('the longest endings', () => {
  it.each([
    ['8/8/8/8/4k3/8/1Q6/K7 b - - 0 1', 10],
    ['8/8/8/8/8/8/2Rk4/1K6 b - - 0 1', 16],
  ])('from %s take %i moves', (fen, moves) => {
    const { ending, state } = parseFen(fen);
    expect(tablebaseOf(ending).black[state]).toBe(moves);
  });

  it('are told as null where no mate can be forced', () => {
    const { ending, state } = parseFen('8/8/8/3k4/8/8/2R5/1K6 w - - 0 1');
    const table = tablebaseOf(ending);
    expect(distanceToMate(table, state)).toBeGreaterThan(10);
    // On c5 the rook stands within the king's reach, unguarded.
    expect(distanceAfter(table, state, 64 + squareCalled('c5'))).toBeNull();
  });
});
