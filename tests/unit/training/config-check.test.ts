import { describe, expect, it } from 'vitest';
import {
  check,
  checkFields,
  choice,
  ConfigError,
  FLAG,
  number,
  SENTENCES,
  show,
  whole,
  type Rules,
  type Sentences,
} from '../../../core/training/config-check.ts';

interface Tea {
  readonly kind: 'green' | 'black';
  readonly cups: number;
  readonly minutes: number;
  readonly milk: boolean;
}

const RULES: Rules<Tea> = {
  kind: choice(['green', 'black']),
  cups: whole({ min: 1, max: 8 }),
  minutes: number({ min: 0.5, max: 6 }),
  milk: FLAG,
};

const TEA: Tea = { kind: 'green', cups: 2, minutes: 2.5, milk: false };

const tea = (value: unknown): Tea => checkFields(value, RULES, TEA);

function refusal(work: () => unknown): ConfigError {
  try {
    work();
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('Nothing was refused.');
}

describe('a configuration', () => {
  it('takes defaults for what is absent, and keeps the bounds themselves', () => {
    expect(tea({})).toEqual(TEA);
    const given = { kind: 'black', cups: 8, minutes: 0.5, milk: true };
    expect(tea(given)).toEqual(given);
  });

  it.each([
    [{ cups: 2.5 }, 'cups', 'whole', 'cups is 2.5; it can be a whole number from 1 to 8.'],
    [{ cups: 9 }, 'cups', 'whole', 'cups is 9; it can be a whole number from 1 to 8.'],
    [{ minutes: '3' }, 'minutes', 'number', 'minutes is "3"; it can be a number from 0.5 to 6.'],
    [{ minutes: NaN }, 'minutes', 'number', 'minutes is NaN; it can be a number from 0.5 to 6.'],
    [{ kind: 'mint' }, 'kind', 'choice', 'kind is "mint"; it can be green, black.'],
    [{ milk: 1 }, 'milk', 'flag', 'milk is 1; it can be true or false.'],
    [{ milk: undefined }, 'milk', 'flag', 'milk is undefined; it can be true or false.'],
    [null, undefined, 'not-an-object', 'The configuration is null; it has to be an object.'],
    [[], undefined, 'not-an-object', 'The configuration is a list; it has to be an object.'],
    [
      { sugar: 1 },
      undefined,
      'unknown-field',
      'There is no field "sugar" in the configuration; the fields are kind, cups, minutes, milk.',
    ],
  ])('%j is refused by field and kind', (value, field, kind, message) => {
    expect(refusal(() => tea(value))).toMatchObject({ code: 'bad-config', field, kind, message });
  });

  it('does not take what every object inherits for fields', () => {
    expect(refusal(() => tea({ toString: 1 })).kind).toBe('unknown-field');
  });
});

describe('what was wrong', () => {
  it('is there as data: the field, the value, and what it can be', () => {
    const { parts } = refusal(() => check('cups', '3', whole({ min: 1, max: 8 })));
    expect(parts).toMatchObject({ field: 'cups', value: '3', min: 1, max: 8 });
    expect(refusal(() => tea({ kind: 3 })).parts).toMatchObject({ value: 3, allowed: ['green', 'black'] });
  });

  it('is the same sentence again from its parts, and another language’s from another table', () => {
    const error = refusal(() => tea({ cups: 0 }));
    const say = (table: Sentences) => table[error.kind](error.parts as never);
    expect(say(SENTENCES)).toBe(error.message);
    const german = {
      ...SENTENCES,
      whole: ({ field, value, min, max }) =>
        `${field} ist ${show(value)}; möglich ist eine ganze Zahl von ${min} bis ${max}.`,
    } satisfies typeof SENTENCES;
    expect(say(german)).toBe('cups ist 0; möglich ist eine ganze Zahl von 1 bis 8.');
  });

  it('can be told by a table of one’s own', () => {
    const own = { weak: ({ cups }: { readonly cups: number }) => `${cups} cups from one bag.` };
    expect(new ConfigError(own, 'weak', 'cups', { cups: 5 })).toMatchObject({
      code: 'bad-config',
      field: 'cups',
      kind: 'weak',
      parts: { cups: 5 },
      message: '5 cups from one bag.',
    });
  });
});

describe('a value in a sentence', () => {
  it('is short, and what it is', () => {
    expect(show('x'.repeat(100))).toBe(`"${'x'.repeat(40)}"`);
    expect([undefined, null, 3, true, [], {}].map(show)).toEqual([
      'undefined',
      'null',
      '3',
      'true',
      'a list',
      'an object',
    ]);
  });
});
