/** @file Sequences as the reader writes them, read. */

import { charactersOf, hasCharacters } from './vocabulary.ts';

/** Why a text is not a sequence of this vocabulary; each carries what a message needs to say so. */
export type SequenceProblem =
  | { readonly kind: 'unknown-token'; readonly text: string }
  | { readonly kind: 'too-long'; readonly length: number; readonly max: number }
  | { readonly kind: 'too-short'; readonly length: number; readonly min: number };

/** Either the tokens a text stands for, or what is wrong with it. */
export type ParsedSequence =
  | { readonly tokens: readonly number[]; readonly problem?: undefined }
  | { readonly tokens?: undefined; readonly problem: SequenceProblem };

/** Two tokens are the fewest that hold a prediction: the second from the first. */
export const SHORTEST_SEQUENCE = 2;

/**
 * The tokens a text stands for. White space is ignored between characters and separates numbers.
 * @param maxLength T, the longest sequence the model can read.
 */
export function parseTokens(text: string, vocabulary: number, maxLength: number): ParsedSequence {
  const words = hasCharacters(vocabulary)
    ? [...text.replace(/\s+/g, '')]
    : text.split(/[\s,]+/).filter((word) => word !== '');
  const tokens: number[] = [];
  for (const word of words) {
    const token = tokenOf(word, vocabulary);
    if (token === undefined) return { problem: { kind: 'unknown-token', text: word } };
    tokens.push(token);
  }
  if (tokens.length > maxLength)
    return { problem: { kind: 'too-long', length: tokens.length, max: maxLength } };
  if (tokens.length < SHORTEST_SEQUENCE) {
    return { problem: { kind: 'too-short', length: tokens.length, min: SHORTEST_SEQUENCE } };
  }
  return { tokens };
}

function tokenOf(word: string, vocabulary: number): number | undefined {
  const token = hasCharacters(vocabulary)
    ? charactersOf(vocabulary).indexOf(word)
    : /^\d+$/.test(word)
      ? Number(word)
      : -1;
  return token >= 0 && token < vocabulary ? token : undefined;
}
