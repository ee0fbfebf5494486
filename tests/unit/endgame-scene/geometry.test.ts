import { expect, it } from 'vitest';
import { blackKingOf, pieceOf, whiteKingOf } from '../../../labs/endgame/chess/rules.ts';
import { CERTAIN, columnsOf, shownProbability } from '../../../labs/endgame/scene/candidates.ts';
import { emberAt, embersOf } from '../../../labs/endgame/scene/embers.ts';
import {
  FRAME_Z,
  REWARD_ONE,
  REWARD_ZERO,
  rewardAt,
  rewardHeight,
  rewardProgress,
  rodOrder,
  rodX,
} from '../../../labs/endgame/scene/frame.ts';
import {
  BLACK_KING,
  gamePaths,
  heightAt,
  PIECE,
  PIECES,
  placeAt,
} from '../../../labs/endgame/scene/games.ts';
import { stretches, WHITE_KING } from '../../../labs/endgame/scene/games.ts';
import { squareX, squareZ } from '../../../labs/endgame/scene/space.ts';
import { actedStep } from '../../browser/endgame-scene/fixture.ts';

const acted = actedStep();
const group = acted.groups[0];
const paths = gamePaths(group);
const spot = new Float32Array(3);

it('a1 lies at the front left, h8 at the back right, a square apart each', () => {
  expect([squareX(0), squareZ(0)]).toEqual([-3.5, 3.5]);
  expect([squareX(63), squareZ(63)]).toEqual([3.5, -3.5]);
});

it('before each of White’s moves all three pieces stand where the game’s state has them', () => {
  for (const [index, rollout] of group.rollouts.entries()) {
    const game = paths.games[index];
    rollout.states.forEach((state, move) => {
      if (2 * move > game.halfMoves) return;
      const squares = [whiteKingOf(state), pieceOf(state), blackKingOf(state)];
      for (const piece of [WHITE_KING, PIECE, BLACK_KING]) {
        placeAt(paths, game, piece, 2 * move, spot, 0);
        expect(spot[0] - game.offset[0]).toBeCloseTo(squareX(squares[piece]), 5);
        expect(spot[2] - game.offset[1]).toBeCloseTo(squareZ(squares[piece]), 5);
        expect(spot[1]).toBeCloseTo(heightAt(paths, 2 * move), 5);
      }
    });
  }
});

it('a game has two half moves a move, one less where mate closed it', () => {
  for (const [index, { actions, outcome }] of group.rollouts.entries()) {
    expect(paths.games[index].halfMoves).toBe(2 * actions.length - (outcome === 'mate' ? 1 : 0));
    expect(paths.games[index].mated).toBe(outcome === 'mate');
  }
});

it('a stalemated king makes no last half move, and a lost piece leaves the board at the end', () => {
  const careless = actedStep({ ending: 'KRK', distance: 6, skill: 0, games: 64, groups: 3, slack: 8 });
  let lost = 0;
  for (const one of careless.groups) {
    const { games } = gamePaths(one);
    one.rollouts.forEach(({ outcome, actions }, index) => {
      if (outcome === 'stalemate') expect(games[index].halfMoves).toBe(2 * actions.length - 1);
      if (outcome === 'piece-lost') lost++;
      expect(Number.isFinite(games[index].lostAt)).toBe(outcome === 'piece-lost');
    });
  }
  expect(lost).toBeGreaterThan(0);
});

it('the stretches of a path join without a gap from the start of the game to its end', () => {
  for (const [index, { halfMoves }] of paths.games.entries()) {
    for (let piece = 0; piece < PIECES; piece++) {
      const own = stretches(paths).filter((stretch) => stretch.game === index && stretch.piece === piece);
      expect(own[0].from).toBe(0);
      expect(own.at(-1)!.to).toBe(halfMoves);
      for (let i = 1; i < own.length; i++) expect(own[i].from).toBe(own[i - 1].to);
    }
  }
});

it('a column’s height is its probability, on a scale that is never stretched', () => {
  const columns = columnsOf(group.candidates);
  columns.forEach((column, i) => {
    expect(shownProbability(column, 0)).toBe(group.candidates[i].probability);
    expect(shownProbability(column, 1)).toBeCloseTo(group.candidates[i].after!, 12);
  });
  expect(columns.reduce((sum, column) => sum + CERTAIN * column.before, 0)).toBeCloseTo(CERTAIN, 6);
});

it('no two columns stand in each other', () => {
  const columns = columnsOf(group.candidates);
  for (let i = 0; i < columns.length; i++) {
    for (let j = 0; j < i; j++) {
      const least = (columns[i].width + columns[j].width) / 2;
      const [dx, dz] = [columns[i].x - columns[j].x, columns[i].z - columns[j].z];
      expect(Math.max(Math.abs(dx), Math.abs(dz))).toBeGreaterThan(least);
    }
  }
});

it('the frame’s rods are taken once each, rewards in falling order', () => {
  const rewards = [0, 1, 0, 0, 1];
  const rods = rodOrder(rewards);
  expect(rods).toEqual([2, 0, 3, 4, 1]);
  expect(rodX(0, 5)).toBeCloseTo(-rodX(4, 5), 12);
});

it('the plane of the mean balances the bars: their signed lengths sum to nothing', () => {
  const mean = rewardHeight(group.meanReward);
  const lengths = group.rollouts.map(({ reward }) => rewardHeight(reward) - mean);
  expect(lengths.reduce((sum, length) => sum + length, 0)).toBeCloseTo(0, 9);
  expect([rewardHeight(0), rewardHeight(1)]).toEqual([REWARD_ZERO, REWARD_ONE]);
});

it('a reward leaves the end of its game and arrives at its place in the frame', () => {
  const from = Float32Array.of(1, 2, 3);
  rewardAt(from, 0, -2, REWARD_ONE, 0, spot, 0);
  expect([...spot]).toEqual([1, 2, 3]);
  rewardAt(from, 0, -2, REWARD_ONE, 1, spot, 0);
  expect(spot[0]).toBeCloseTo(-2, 6);
  expect(spot[1]).toBeCloseTo(REWARD_ONE, 6);
  expect(spot[2]).toBeCloseTo(FRAME_Z, 6);
});

it('rewards set out one after another and have all arrived at the end', () => {
  for (let rod = 0; rod < 16; rod++) {
    expect(rewardProgress(0, rod, 16)).toBe(0);
    expect(rewardProgress(1, rod, 16)).toBe(1);
    if (rod > 0) expect(rewardProgress(0.4, rod, 16)).toBeLessThanOrEqual(rewardProgress(0.4, rod - 1, 16));
  }
  expect(rewardProgress(0.4, 0, 16)).toBeGreaterThan(rewardProgress(0.4, 15, 16));
});

it('embers come from the games below the mean alone, fall, and are dark at the start and at the end', () => {
  const embers = embersOf(paths);
  const losing = paths.games.filter(({ advantage }) => advantage < 0).length;
  expect(losing).toBeGreaterThan(0);
  expect(embers.count % losing).toBe(0);
  for (let i = 0; i < embers.count; i++) {
    expect(emberAt(embers, i, 0, spot, 0)).toBe(0);
    expect(emberAt(embers, i, 1, spot, 0)).toBe(0);
    let height = Infinity;
    let brightest = 0;
    for (let amount = 0; amount <= 1; amount += 0.05) {
      brightest = Math.max(brightest, emberAt(embers, i, amount, spot, 0));
      expect(spot[1]).toBeLessThanOrEqual(height);
      expect(spot[1]).toBeGreaterThan(0);
      height = spot[1];
    }
    expect(brightest).toBeGreaterThan(0.5);
  }
});

it('a group without contrast has no embers', () => {
  const even = { ...group, rollouts: group.rollouts.map((rollout) => ({ ...rollout, advantage: 0 })) };
  expect(embersOf(gamePaths(even)).count).toBe(0);
});
