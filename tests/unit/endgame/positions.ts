import { randomStream } from '../../../core/training/random.ts';
import { standsLegally, STATES } from '../../../labs/endgame/chess/rules.ts';

/** A seeded sample of different states whose three men stand legally: every one a position with Black to move. */
export function samplePositions(count: number, seed = 0): number[] {
  const random = randomStream(seed, 'positions', 0);
  const states = new Set<number>();
  while (states.size < count) {
    const state = random.integer(STATES);
    if (standsLegally(state)) states.add(state);
  }
  return [...states];
}
