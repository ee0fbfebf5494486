import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseTokens } from '../../../labs/induction/parse-tokens.ts';
import { charactersOf, formatTokens, tokenText } from '../../../labs/induction/vocabulary.ts';

describe('tokens in writing', () => {
  test('64 tokens have 64 different characters', () => {
    expect(new Set(charactersOf(64)).size).toBe(64);
    expect(tokenText(0, 64) + tokenText(25, 64) + tokenText(26, 64) + tokenText(52, 64)).toBe('AZa0');
    expect(tokenText(62, 64) + tokenText(63, 64)).toBe('+-');
  });

  test('more than 64 tokens are written as numbers', () => {
    expect(charactersOf(65)).toBe('');
    expect(formatTokens([0, 64, 7], 65)).toBe('0 64 7');
    expect(parseTokens(' 0,64  7 ', 65, 8).tokens).toEqual([0, 64, 7]);
  });

  test('what is written is read back, whatever the vocabulary and the sequence', () => {
    const sequences = fc
      .integer({ min: 8, max: 256 })
      .chain((vocabulary) =>
        fc.tuple(fc.constant(vocabulary), fc.array(fc.nat(vocabulary - 1), { minLength: 2, maxLength: 64 })),
      );
    fc.assert(
      fc.property(sequences, ([vocabulary, tokens]) => {
        expect(parseTokens(formatTokens(tokens, vocabulary), vocabulary, 64).tokens).toEqual(tokens);
      }),
    );
  });

  test('a character outside the vocabulary is named, not dropped', () => {
    expect(parseTokens('ABé', 64, 8).problem).toEqual({ kind: 'unknown-token', text: 'é' });
    expect(parseTokens('ABC', 2, 8).problem).toEqual({ kind: 'unknown-token', text: 'C' });
    expect(parseTokens('A😀', 64, 8).problem).toEqual({ kind: 'unknown-token', text: '😀' });
  });

  test('a number outside the vocabulary is named, not dropped', () => {
    for (const word of ['100', '-1', '1.5', '1e1', 'A']) {
      expect(parseTokens(`3 ${word}`, 100, 8).problem).toEqual({ kind: 'unknown-token', text: word });
    }
  });

  test('a sequence is neither longer than the context nor too short to predict anything', () => {
    expect(parseTokens('ABCDE', 64, 4).problem).toEqual({ kind: 'too-long', length: 5, max: 4 });
    expect(parseTokens('A', 64, 4).problem).toEqual({ kind: 'too-short', length: 1, min: 2 });
    expect(parseTokens('', 64, 4).problem).toEqual({ kind: 'too-short', length: 0, min: 2 });
  });
});
