/**
 * @file How tokens are written for the reader. Up to 64 tokens each has one character; a larger vocabulary is
 * written as numbers. Shapes: V vocabulary; a token is a whole number from 0 to V - 1.
 */

const CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-';

/** Whether tokens of this vocabulary are single characters. */
export function hasCharacters(vocabulary: number): boolean {
  return vocabulary <= CHARACTERS.length;
}

/** The characters that can be typed, in the order of their tokens; empty where tokens are numbers. */
export function charactersOf(vocabulary: number): string {
  return hasCharacters(vocabulary) ? CHARACTERS.slice(0, vocabulary) : '';
}

/** The token as the reader sees it. */
export function tokenText(token: number, vocabulary: number): string {
  return hasCharacters(vocabulary) ? (CHARACTERS[token] ?? '?') : String(token);
}

/** The sequence as the reader types it; `parseTokens` reads it back. */
export function formatTokens(tokens: readonly number[], vocabulary: number): string {
  const separator = hasCharacters(vocabulary) ? '' : ' ';
  return tokens.map((token) => tokenText(token, vocabulary)).join(separator);
}
