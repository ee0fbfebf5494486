/** @file Reads what `share.ts` has written; a module of its own, since most visits come without a link. */

import type { StateFields } from '../../core/element/restore.ts';
import { ABLATION_KINDS, checkAblations } from './ablations.ts';
import type { ReaderState } from './share.ts';
import type { Head, InductionConfig } from './types.ts';
import { parseTokens } from './parse-tokens.ts';

/** The reader's part of a state: the inverse of `writeState`. */
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
