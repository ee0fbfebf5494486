/** @file What a link restores of this lab besides the run: heads out of action, the reader's sequence, what is unfolded. */

import type { StateFields } from '../../core/element/restore.ts';
import type { StateValues } from '../../core/element/share.ts';
import { ABLATION_KINDS, checkAblations } from './ablations.ts';
import type { Ablations, Head, InductionConfig } from './types.ts';
import { formatTokens, parseTokens } from './vocabulary.ts';

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

/** The inverse of `writeState`. */
export function readState(fields: StateFields, config: InductionConfig): ReaderState {
  const kind = fields.oneOf('kind', ABLATION_KINDS, 'zero');
  const heads = fields.list('ablate', (text): Head => {
    const [, layer, head] = /^(\d{1,3})\.(\d{1,3})$/.exec(text) ?? [];
    if (head === undefined) throw new Error('Heads are written as layer.head, both from 0: 1.0,1.1.');
    return checkAblations([[Number(layer), Number(head)]], kind, config).heads[0];
  });
  return {
    ablations: checkAblations(heads, kind, config),
    sequence: fields.read('sequence', (text) => tokensOf(text, config), undefined),
    measuresOpen: fields.oneOf('measures', ['open'], undefined) !== undefined,
  };
}

function tokensOf(text: string, { vocabulary, context }: InductionConfig): readonly number[] {
  const { tokens } = parseTokens(text, vocabulary, context);
  if (tokens) return tokens;
  throw new Error(`It can be 2 to ${context} tokens of this model's ${vocabulary}.`);
}
