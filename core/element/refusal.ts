/** @file Why a configuration is refused, as the reader is told it; what is thrown stays English. */

import type { ConfigError, Sentences } from '../training/config-check.ts';

/** The error's sentence from a table in the language of what is being rendered; its message where there is none. */
export function refusal({ kind, parts, message }: ConfigError, sentences: Sentences): string {
  return kind in sentences ? sentences[kind](parts as never) : message;
}
