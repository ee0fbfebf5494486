/**
 * @file One policy in training: its weights, its curriculum, its counts. A run has one, or two when a control with
 * flat starts is trained beside it.
 */

import type { Executor, OptimizerState } from '../../core/executors/executor.ts';
import { gradeGames, updateBatch, type Graded, type UpdateBatch } from './batch.ts';
import { afterStep, drawStarts, frontierSuccess, type Curriculum } from './curriculum.ts';
import { hashGames } from './env.ts';
import { evaluatePlayer, moveFigures } from './evaluation.ts';
import { createLearner, type UpdateFigures } from './learner.ts';
import { createPlayer, type Player } from './player.ts';
import { referenceLogProbabilities } from './reference-policy.ts';
import { playGames, type Played } from './rollouts.ts';
import { firstSide, type SideState } from './side-state.ts';
import { tablebaseOf, type Tablebase } from './tablebase.ts';
import type { EndgameConfig } from './types.ts';

/** The games of one step, graded. */
export interface PlayedStep extends Played {
  readonly starts: Int32Array;
  readonly graded: Graded;
}

/** Most moves that White may have in a game of training. */
export function mostMoves(config: EndgameConfig, { longest }: Tablebase): number {
  return longest + config.slack;
}

/**
 * Plays the games of step `step` with the weights that the player has: the same as in training, if these are the
 * weights that step began with.
 */
export async function playStep(
  config: EndgameConfig,
  seed: number,
  step: number,
  curriculum: Curriculum,
  player: Player,
): Promise<PlayedStep> {
  const table = tablebaseOf(config.ending);
  const stream = config.starts === 'flat' ? 'flat' : 'reverse';
  const drawn = drawStarts(config, curriculum, table, config.startsPerStep, seed, step, `${stream}/starts`);
  const starts = Int32Array.from(
    { length: config.startsPerStep * config.group },
    (_, game) => drawn[Math.floor(game / config.group)],
  );
  const played = await playGames(player, {
    config,
    defence: config.defence,
    choice: 'sampled',
    starts,
    limits: Array.from(starts, (state) => table.white[state] + config.slack),
    seed,
    stream,
    step,
  });
  return { ...played, starts: drawn, graded: gradeGames(played.games, config) };
}

/** Metrics of one step, by name. */
export type Metrics = Readonly<Record<string, number>>;

/** Games a distance behind the mate rates of a row. */
export const ROW_GAMES = 12;

/** A policy in training. */
export interface Side {
  readonly state: SideState;
  /** Step number `step` (from 1): games, then updates. Returns what there is to say of it. */
  train(step: number): Promise<Metrics>;
  /** Where it stands: level, success at the frontier, games and moves so far. */
  standing(step: number): Metrics;
  /** Mate rates of greedy play against the best defence, as `mate.1`, `mate.2`, ... */
  mateRates(step: number): Promise<Metrics>;
  optimizer(): Promise<OptimizerState>;
  resume(state: SideState, optimizer: OptimizerState | undefined): void;
  dispose(): void;
}

/** A side at step 0. */
export async function createSide(config: EndgameConfig, seed: number, executor: Executor): Promise<Side> {
  const table = tablebaseOf(config.ending);
  const player = await createPlayer(config, executor);
  const first = firstSide(config, seed);
  const learner = await createLearner(config, executor, first.parameters);
  let { curriculum, moves, gamesHash } = first;

  async function updateOn(batch: UpdateBatch): Promise<Metrics> {
    const reference =
      config.klWeight > 0 && batch.count > 0
        ? await referenceLogProbabilities(config, player, first.parameters, batch)
        : undefined;
    const figures: UpdateFigures[] = [];
    for (let i = 0; i < config.updatesPerStep; i++) {
      const figure = await learner.update(batch, reference);
      if (figure) figures.push(figure);
    }
    return updateMetrics(figures);
  }

  return {
    get state() {
      return { parameters: learner.parameters, curriculum, moves, updates: learner.updates, gamesHash };
    },
    async train(step) {
      player.use(learner.parameters);
      const played = await playStep(config, seed, step, curriculum, player);
      const { graded } = played;
      const batch = updateBatch(config, played, graded, mostMoves(config, table), learner.partSize);
      const updated = await updateOn(batch);
      moves += played.moves.count;
      gamesHash = hashGames(played.games, gamesHash);
      const distances = played.starts.map((state) => table.white[state]);
      const success = frontierSuccess(curriculum, distances, graded.means);
      curriculum = afterStep(config, curriculum, table.longest, success);
      const mean = (values: ArrayLike<number>, count: number): number => {
        let sum = 0;
        for (let i = 0; i < count; i++) sum += values[i];
        return sum / count;
      };
      return {
        meanReward: mean(graded.rewards, graded.rewards.length),
        deadGroups: graded.droppedCount / graded.dropped.length,
        entropy: mean(played.moves.entropies, played.moves.count),
        ...updated,
        ...moveFigures(table, played.moves),
      };
    },
    standing: (step) => ({
      level: curriculum.level,
      frontierSuccess: curriculum.success,
      games: step * config.group * config.startsPerStep,
      moves,
    }),
    async mateRates(step) {
      player.use(learner.parameters);
      const { byDistance } = await evaluatePlayer(player, {
        config,
        seed,
        step,
        defence: 'best',
        choice: 'greedy',
        games: ROW_GAMES,
      });
      return Object.fromEntries(
        Object.entries(byDistance).map(([distance, rate]) => [`mate.${distance}`, rate]),
      );
    },
    optimizer: () => learner.optimizer(),
    resume(state, optimizer) {
      learner.resume(state.parameters, optimizer, state.updates);
      ({ curriculum, moves, gamesHash } = state);
    },
    dispose() {
      player.dispose();
      learner.dispose();
    },
  };
}

/** Means over the updates of a step; of the KL the last, which has the most of them behind it. */
function updateMetrics(figures: readonly UpdateFigures[]): Metrics {
  const mean = (of: (figure: UpdateFigures) => number): number =>
    figures.reduce((total, figure) => total + of(figure), 0) / Math.max(1, figures.length);
  return {
    clipLow: mean(({ clipLow }) => clipLow),
    clipHigh: mean(({ clipHigh }) => clipHigh),
    kl: figures.at(-1)?.kl ?? 0,
    gradientNorm: mean(({ gradientNorm }) => gradientNorm),
  };
}
