/**
 * @file How well a policy plays, against the table: games from seeded starts at every distance, in which White is
 * given the distance and 20 moves more. The same arguments give the same starts, so steps can be compared.
 */

import { randomStream } from '../../core/training/random.ts';
import { MATE } from './env.ts';
import type { Player } from './player.ts';
import { playGames, type Choice, type PlayedMoves } from './rollouts.ts';
import { regretOf, tablebaseOf, type Tablebase } from './tablebase.ts';
import type { Defence, EndgameConfig, Evaluation } from './types.ts';

/** White's moves allowed beyond the distance. */
export const EXTRA_MOVES = 20;

/** What is evaluated, and how. */
export interface EvaluationOptions {
  readonly config: Pick<EndgameConfig, 'ending' | 'folding' | 'temperature'>;
  readonly seed: number;
  readonly step: number;
  readonly defence: Defence;
  readonly choice: Choice;
  /** Games a distance. */
  readonly games: number;
}

/** Loss of distance a move, and share of best ones. */
export interface MoveFigures {
  /** Mean loss of distance over moves that keep the win; 0 where none does. */
  readonly regret: number;
  /** Share of all moves that the table finds best. */
  readonly optimalShare: number;
}

/** Measures moves by the table. */
export function moveFigures(table: Tablebase, { count, states, actions }: PlayedMoves): MoveFigures {
  let [lost, keeping, optimal] = [0, 0, 0];
  for (let i = 0; i < count; i++) {
    const regret = regretOf(table, states[i], actions[i]);
    if (regret === null) continue;
    keeping++;
    lost += regret;
    if (regret === 0) optimal++;
  }
  return { regret: lost / Math.max(1, keeping), optimalShare: optimal / Math.max(1, count) };
}

/** Plays the games of an evaluation with the weights that the player has. */
export async function evaluatePlayer(player: Player, options: EvaluationOptions): Promise<Evaluation> {
  const { config, seed, step, defence, choice, games: perDistance } = options;
  const table = tablebaseOf(config.ending);
  const distances = Array.from({ length: table.longest }, (_, i) => i + 1);
  const random = randomStream(seed, 'evaluation/starts', 0);
  const starts = Int32Array.from(
    distances.flatMap((distance) => {
      const level = table.levels[distance];
      return Array.from({ length: perDistance }, () => level[random.integer(level.length)]);
    }),
  );
  const limits = Array.from(starts, (state) => table.white[state] + EXTRA_MOVES);
  const played = await playGames(player, {
    config,
    defence,
    choice,
    starts,
    limits,
    seed,
    stream: `evaluation/${defence}/${choice}`,
    step: 0,
  });
  const byDistance: Record<number, number> = {};
  for (const [i, distance] of distances.entries()) {
    const outcomes = played.games.outcomes.subarray(i * perDistance, (i + 1) * perDistance);
    byDistance[distance] = outcomes.filter((outcome) => outcome === MATE).length / perDistance;
  }
  return { step, defence, games: perDistance, byDistance, ...moveFigures(table, played.moves) };
}
