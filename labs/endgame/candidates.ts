/** @file White's legal moves in a position as the policy and as the table see them. */

import { ACTIONS, rulesOf } from './chess/rules.ts';
import { listActions, noActions, viewOf, type Player } from './player.ts';
import { legalProbabilities } from './sampler.ts';
import { whiteSan, whiteUci } from './san.ts';
import { distanceAfter, regretOf, tablebaseOf } from './tablebase.ts';
import type { Candidate, EndgameConfig } from './types.ts';

type CandidateConfig = Pick<EndgameConfig, 'ending' | 'folding' | 'temperature'>;

/** Probability of each legal action, by action, of each of the states; with the weights that the player has. */
export async function policyOf(
  config: CandidateConfig,
  player: Player,
  states: readonly number[],
): Promise<Map<number, number>[]> {
  const logits = await player.logits(Int32Array.from(states), states.length);
  const legal = noActions();
  const probabilities = new Float64Array(legal.seen.length);
  return states.map((state, row) => {
    listActions(rulesOf(config.ending), state, viewOf(config, state), legal);
    const { count } = legal;
    legalProbabilities(logits, row * ACTIONS, legal.seen, count, config.temperature, probabilities);
    return new Map(Array.from({ length: count }, (_, i) => [legal.actions[i], probabilities[i]]));
  });
}

/**
 * The candidates of a state, most probable first.
 * @param after probabilities after an update.
 */
export function candidatesOf(
  { ending }: CandidateConfig,
  state: number,
  policy: ReadonlyMap<number, number>,
  after?: ReadonlyMap<number, number>,
): Candidate[] {
  const table = tablebaseOf(ending);
  return [...policy]
    .map(([action, probability]) => ({
      action,
      move: whiteUci(state, action),
      san: whiteSan(ending, state, action),
      probability,
      ...(after && { after: after.get(action)! }),
      distance: distanceAfter(table, state, action),
      regret: regretOf(table, state, action),
    }))
    .sort((a, b) => b.probability - a.probability);
}
