/** @file The sequence to start the reader off, which repeats. */

import { randomStream } from '../../core/training/random.ts';

/** Shortest repeated run, that of the training task. */
const SHORTEST_RUN = 8;

/**
 * T uniform tokens of V, of which a run of random length from 8 to T/2 repeats to the end.
 * @param draw which of the possible ones; the same number gives the same sequence.
 */
export function repeatedSequence(vocabulary: number, context: number, draw: number): number[] {
  const stream = randomStream(draw, 'reader/repeat', 0);
  const longest = Math.floor(context / 2);
  const period = SHORTEST_RUN + stream.integer(Math.max(1, longest - SHORTEST_RUN + 1));
  const run = Array.from({ length: period }, () => stream.integer(vocabulary));
  return Array.from({ length: context }, (_, position) => run[position % period]);
}
