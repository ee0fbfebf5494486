/**
 * @file Games of the policy against a defence, many at once: at each turn the positions of all games that go on are
 * put to the policy together. What a game becomes depends on its number, the seed and the step alone, not on the
 * games beside it, so any of them can be played again.
 */

import { ACTIONS } from './chess/rules.ts';
import { createGames, gamesGoingOn, playMove, startGame, type Games } from './env.ts';
import { gameKey, gameUniform, gameWord } from './game-random.ts';
import { listActions, noActions, viewOf, type Player } from './player.ts';
import { greedyIndex, legalProbabilities, sampleIndex } from './sampler.ts';
import type { Defence, EndgameConfig } from './types.ts';

/** Whether moves are drawn from the policy or its most probable one is played. */
export type Choice = 'sampled' | 'greedy';

/** White's moves of a batch of games in the order they were played: turn by turn, in each by game. */
export interface PlayedMoves {
  /** M, moves. */
  count: number;
  /** Game of each, [M]; so are the others, which may have room for more. */
  games: Int32Array;
  /** State before the move. */
  states: Int32Array;
  /** The action, as it is and as the network saw it. */
  actions: Uint8Array;
  seen: Uint8Array;
  /** Its log-probability at the temperature. */
  logProbabilities: Float32Array;
  /** Entropy of the policy in that state, in nats. */
  entropies: Float32Array;
}

/** What is played. */
export interface PlayOptions {
  readonly config: Pick<EndgameConfig, 'ending' | 'folding' | 'temperature'>;
  readonly defence: Defence;
  readonly choice: Choice;
  /** States with White to move, [B]. */
  readonly starts: Int32Array;
  /** White's moves allowed in each game, [B]. */
  readonly limits: ArrayLike<number>;
  readonly seed: number;
  /** Name of the purpose: games of two purposes share no random number. */
  readonly stream: string;
  readonly step: number;
}

/** Finished games, and their moves. */
export interface Played {
  readonly games: Games;
  readonly moves: PlayedMoves;
}

function roomFor(count: number): PlayedMoves {
  return {
    count: 0,
    games: new Int32Array(count),
    states: new Int32Array(count),
    actions: new Uint8Array(count),
    seen: new Uint8Array(count),
    logProbabilities: new Float32Array(count),
    entropies: new Float32Array(count),
  };
}

/** Plays all games to their end with the weights that the player has. */
export async function playGames(player: Player, options: PlayOptions): Promise<Played> {
  const { config, defence, choice, starts, limits, seed, stream, step } = options;
  const count = starts.length;
  const mostMoves = Math.max(1, ...Array.from(limits));
  const games = createGames(config.ending, count, mostMoves, defence);
  for (let game = 0; game < count; game++) startGame(games, game, starts[game], limits[game]);
  const moves = roomFor(count * mostMoves);
  const policyKey = gameKey(seed, `${stream}/moves`, step);
  const replyKey = gameKey(seed, `${stream}/replies`, step);
  const goingOn = new Int32Array(count);
  const states = new Int32Array(count);
  const legal = noActions();
  const probabilities = new Float64Array(legal.actions.length);

  for (let turn = 0; turn < mostMoves; turn++) {
    const playing = gamesGoingOn(games, goingOn);
    if (playing === 0) break;
    for (let i = 0; i < playing; i++) states[i] = games.states[goingOn[i]];
    const logits = await player.logits(states, playing);
    for (let i = 0; i < playing; i++) {
      const game = goingOn[i];
      const state = states[i];
      listActions(games.rules, state, viewOf(config, state), legal);
      const entropy = legalProbabilities(
        logits,
        i * ACTIONS,
        legal.seen,
        legal.count,
        config.temperature,
        probabilities,
      );
      const chosen =
        choice === 'greedy'
          ? greedyIndex(probabilities, legal.count)
          : sampleIndex(probabilities, legal.count, gameUniform(policyKey, game, turn));
      const at = moves.count++;
      moves.games[at] = game;
      moves.states[at] = state;
      moves.actions[at] = legal.actions[chosen];
      moves.seen[at] = legal.seen[chosen];
      moves.logProbabilities[at] = Math.log(probabilities[chosen]);
      moves.entropies[at] = entropy;
      playMove(games, game, legal.actions[chosen], gameWord(replyKey, game, turn));
    }
  }
  return { games, moves };
}
