/**
 * @file From games to what an update needs: rewards, advantages within each group, and one row for every move of
 * the groups that have contrast. Groups without are dropped and counted: they would add nothing but zeros.
 */

import type { Tensors } from '../../core/executors/executor.ts';
import { ACTIONS, rulesOf } from './chess/rules.ts';
import { MATE, type Games } from './env.ts';
import { groupAdvantages, hasContrast, moveWeights } from './grpo.ts';
import { listActions, noActions, positionRows, viewOf, writePosition } from './player.ts';
import { INPUTS } from './policy.ts';
import type { Played } from './rollouts.ts';
import type { EndgameConfig } from './types.ts';

/** Rewards and advantages of a step's games; game g belongs to group floor(g / group). */
export interface Graded {
  /** 1 where White mated in time, else 0, [B]. */
  readonly rewards: Float64Array;
  /** [B]; exactly 0 throughout a dropped group. */
  readonly advantages: Float64Array;
  /** Mean reward of each group, [groups]. */
  readonly means: Float64Array;
  /** 1 where all rewards of a group are equal, [groups]. */
  readonly dropped: Uint8Array;
  readonly droppedCount: number;
}

/** Grades finished games. */
export function gradeGames(
  games: Games,
  { group, advantage }: Pick<EndgameConfig, 'group' | 'advantage'>,
): Graded {
  const rewards = Float64Array.from(games.outcomes, (outcome) => (outcome === MATE ? 1 : 0));
  const groups = games.count / group;
  const advantages = new Float64Array(games.count);
  const means = new Float64Array(groups);
  const dropped = new Uint8Array(groups);
  for (let g = 0; g < groups; g++) {
    const ofGroup = rewards.subarray(g * group, (g + 1) * group);
    advantages.set(groupAdvantages(ofGroup, advantage), g * group);
    means[g] = ofGroup.reduce((a, b) => a + b, 0) / group;
    dropped[g] = hasContrast(ofGroup) ? 0 : 1;
  }
  return { rewards, advantages, means, dropped, droppedCount: dropped.reduce((a, b) => a + b, 0) };
}

/** The moves an update learns from. */
export interface UpdateBatch {
  /** Moves; rows behind them, up to a whole number of parts, have coefficient 0. */
  readonly count: number;
  /** Parts of `partSize` moves. */
  readonly parts: number;
  /** Inputs of `policyGradient`, its parts one behind another. */
  readonly inputs: Tensors;
  readonly oldLogProbabilities: Float32Array;
  /** Advantage times weight of each move. */
  readonly coefficients: Float32Array;
  /** State of each move, and the action as the network saw it. */
  readonly states: Int32Array;
  readonly seen: Int32Array;
}

/** What decides the rows of an update. */
export type BatchConfig = Pick<EndgameConfig, 'ending' | 'folding' | 'group' | 'aggregation' | 'klWeight'>;

/**
 * The rows of all moves in groups with contrast.
 * @param constantLength L of the `constant` aggregation: the most moves a game may have.
 */
export function updateBatch(
  config: BatchConfig,
  { games, moves }: Played,
  { advantages, dropped }: Graded,
  constantLength: number,
  partSize: number,
): UpdateBatch {
  const weights = weightsOf(config, games, dropped, constantLength);
  const kept: number[] = [];
  for (let i = 0; i < moves.count; i++) if (weights[moves.games[i]] > 0) kept.push(i);
  const count = kept.length;
  const parts = Math.ceil(count / partSize);
  const size = parts * partSize;

  const rules = rulesOf(config.ending);
  const squares = positionRows(size);
  const legal = new Float32Array(size * ACTIONS);
  const seen = new Int32Array(size);
  const states = new Int32Array(size);
  const oldLogProbabilities = new Float32Array(size);
  const coefficients = new Float32Array(size);
  const klCoefficients = new Float32Array(size);
  const actions = noActions();
  for (const [row, move] of kept.entries()) {
    const state = moves.states[move];
    const game = moves.games[move];
    const view = viewOf(config, state);
    writePosition(squares, row, state, view);
    listActions(rules, state, view, actions);
    for (let i = 0; i < actions.count; i++) legal[row * ACTIONS + actions.seen[i]] = 1;
    states[row] = state;
    seen[row] = moves.seen[move];
    oldLogProbabilities[row] = moves.logProbabilities[move];
    coefficients[row] = advantages[game] * weights[game];
    klCoefficients[row] = config.klWeight * weights[game];
  }
  const inputs: Record<string, Float32Array | Int32Array> = {
    [INPUTS.whiteKing]: squares.whiteKing,
    [INPUTS.piece]: squares.piece,
    [INPUTS.blackKing]: squares.blackKing,
    [INPUTS.legal]: legal,
    [INPUTS.action]: seen,
    [INPUTS.oldLogProbability]: oldLogProbabilities,
    [INPUTS.coefficient]: coefficients,
  };
  if (config.klWeight > 0) inputs[INPUTS.klCoefficient] = klCoefficients;
  return { count, parts, inputs, oldLogProbabilities, coefficients, states, seen };
}

/** Weight of each move of a game in the loss, [B]; 0 in dropped groups, which still count among the rollouts. */
function weightsOf(
  { group, aggregation }: BatchConfig,
  games: Games,
  dropped: Uint8Array,
  constantLength: number,
): Float64Array {
  const live: number[] = [];
  for (let game = 0; game < games.count; game++) if (!dropped[Math.floor(game / group)]) live.push(game);
  const lengths = live.map((game) => games.moves[game]);
  const weights = moveWeights(lengths, aggregation, constantLength, games.count);
  const all = new Float64Array(games.count);
  live.forEach((game, i) => (all[game] = weights[i]));
  return all;
}
