/** @file Where the reader's board begins, and other starts on request. */

import { randomStream } from '../../core/training/random.ts';
import { isLegalForWhite, rulesOf, STATES } from './chess/rules.ts';
import { parseFen, type Position } from './fen.ts';
import type { Ending } from './types.ts';

/** Far from mate in both endings, with Black's king in the middle. */
const OPENING: Readonly<Record<Ending, string>> = {
  KQK: '8/8/8/8/4k3/8/1Q6/K7 w - - 0 1',
  KRK: '8/8/8/3k4/8/8/2R5/1K6 w - - 0 1',
};

/** The position that the board shows first. */
export function openingPosition(ending: Ending): Position {
  return parseFen(OPENING[ending]);
}

/** The `n`-th of a seed's random positions with White to move, all legal ones alike. */
export function anotherPosition(ending: Ending, seed: number, n: number): Position {
  const random = randomStream(seed, 'reader starts', n);
  const rules = rulesOf(ending);
  for (;;) {
    const state = random.integer(STATES);
    if (isLegalForWhite(rules, state)) return { ending, state, toMove: 'white' };
  }
}
