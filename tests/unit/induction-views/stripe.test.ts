import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inductionStripe } from '../../../labs/induction/views/stripe.ts';

describe('the induction stripe', () => {
  test('a repeat of period P makes the diagonal P - 1 below the main one', () => {
    // A B C D A B C D: from the second A (4) to the first B (1), and so on.
    expect(inductionStripe([0, 1, 2, 3, 0, 1, 2, 3])).toEqual([
      [4, 1],
      [5, 2],
      [6, 3],
      [7, 4],
    ]);
  });

  test('every earlier copy counts, not only the last', () => {
    expect(inductionStripe([7, 1, 7, 2, 7])).toEqual([
      [2, 1],
      [4, 1],
      [4, 3],
    ]);
  });

  test('in a doubled token the query itself is no key', () => {
    expect(inductionStripe([5, 5])).toEqual([]);
    expect(inductionStripe([5, 5, 5])).toEqual([[2, 1]]);
  });

  test('without a repeat there is no stripe', () => {
    expect(inductionStripe([3, 1, 2, 0])).toEqual([]);
  });

  test('each cell lies below the diagonal and follows a copy of its query; no such cell is left out', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3), { maxLength: 24 }), (tokens) => {
        const cells = new Set(inductionStripe(tokens).map(String));
        tokens.forEach((token, query) =>
          tokens.forEach((_, key) => {
            const belongs = key >= 1 && key < query && tokens[key - 1] === token;
            expect(cells.has(`${query},${key}`)).toBe(belongs);
          }),
        );
      }),
    );
  });
});
