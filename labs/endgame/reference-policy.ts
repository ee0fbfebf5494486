/** @file The policy of step 0, from which a KL penalty measures how far the trained one has moved. */

import type { UpdateBatch } from './batch.ts';
import { ACTIONS, rulesOf } from './chess/rules.ts';
import { listActions, noActions, viewOf, type Player } from './player.ts';
import { legalProbabilities } from './sampler.ts';
import type { EndgameConfig } from './types.ts';

/**
 * Log-probabilities of a batch's actions under the weights `initial`, one for each row; 0 in rows that only fill
 * it up. Leaves those weights with the player.
 */
export async function referenceLogProbabilities(
  config: Pick<EndgameConfig, 'ending' | 'folding' | 'temperature'>,
  player: Player,
  initial: Float32Array,
  { count, states, seen }: UpdateBatch,
): Promise<Float32Array> {
  const rules = rulesOf(config.ending);
  const legal = noActions();
  const probabilities = new Float64Array(legal.seen.length);
  const reference = new Float32Array(states.length);
  player.use(initial);
  const logits = await player.logits(states, count);
  for (let row = 0; row < count; row++) {
    listActions(rules, states[row], viewOf(config, states[row]), legal);
    const { count: actions } = legal;
    legalProbabilities(logits, row * ACTIONS, legal.seen, actions, config.temperature, probabilities);
    reference[row] = Math.log(probabilities[legal.seen.indexOf(seen[row])]);
  }
  return reference;
}
