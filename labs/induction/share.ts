/**
 * @file What a link restores of this lab besides the run: heads out of action, the reader's sequence, what is
 * unfolded. `restore.ts` reads it back.
 */

import type { StateValues } from '../../core/element/share.ts';
import type { Ablations, InductionConfig } from './types.ts';
import { formatTokens } from './vocabulary.ts';

/** The reader's part of what is on display. */
export interface ReaderState {
  readonly ablations: Ablations;
  /** Undefined for the sequence that the lab begins with. */
  readonly sequence: readonly number[] | undefined;
  /** Whether the table of all figures is unfolded. */
  readonly measuresOpen: boolean;
}

/** `ablate=1.0,2.1&kind=mean&sequence=q7Bx0q7Bx0&measures=open`; layers and heads from 0. */
export function writeState(
  { ablations, sequence, measuresOpen }: ReaderState,
  { vocabulary }: Pick<InductionConfig, 'vocabulary'>,
): StateValues {
  const { heads, kind } = ablations;
  return {
    ablate: heads.length > 0 ? heads.map((head) => head.join('.')).join(',') : undefined,
    kind: kind === 'zero' ? undefined : kind,
    sequence: sequence && formatTokens(sequence, vocabulary).replaceAll(' ', ','),
    measures: measuresOpen ? 'open' : undefined,
  };
}
