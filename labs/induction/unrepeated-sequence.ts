/** @file A sequence that cannot be predicted, to put beside the one that can. */

import { randomStream } from '../../core/training/random.ts';

/**
 * Different tokens in random order, so that no position can be copied from an earlier one: T of them, or V
 * where the vocabulary is smaller.
 * @param draw which of the possible ones; the same number gives the same sequence.
 */
export function unrepeatedSequence(vocabulary: number, context: number, draw: number): number[] {
  const stream = randomStream(draw, 'reader/no-repeat', 0);
  const tokens = Array.from({ length: vocabulary }, (_, token) => token);
  for (let last = vocabulary - 1; last > 0; last--) {
    const other = stream.integer(last + 1);
    [tokens[last], tokens[other]] = [tokens[other], tokens[last]];
  }
  return tokens.slice(0, context);
}
