import { expect, expectTypeOf, test, vi } from 'vitest';
import {
  currentWords,
  ENGLISH,
  inLanguageOf,
  speak,
  words,
  type Translated,
} from '../../../core/element/language.ts';
import type { Override } from '../../../core/element/override.ts';
import { wordsOf } from '../../../core/element/speech.ts';

const english = {
  name: 'Loss',
  at: (step: number) => `at step ${step}`,
  kinds: { zero: { name: 'Zero' }, mean: { name: 'Mean' } },
  layers: ['first', 'second'],
  sources: [{ title: 'A paper' }],
};
const strings = words('lab', english);

const german: Translated<typeof english, 'sources'> = {
  name: 'Verlust (Loss)',
  at: (step) => `bei Schritt ${step}`,
  kinds: { zero: { name: 'Null' }, mean: { name: 'Mittel' } },
  layers: ['erste', 'zweite'],
};

/** Something that stands in a lab which speaks these words. */
function speaking(spoken: ReturnType<typeof wordsOf>): Node {
  const lab = {} as Node;
  speak(lab, spoken);
  return { getRootNode: () => ({ host: lab }) } as unknown as Node;
}
const inGerman = speaking(wordsOf('a-lab', { locale: 'de', tables: { lab: german } }));

test('a table reads as the English one where nothing is being rendered', () => {
  expect(strings.at(3)).toBe('at step 3');
  expect(Object.keys(strings)).toEqual(Object.keys(english));
  expect(JSON.stringify(strings)).toBe(JSON.stringify(english));
});

test('and as that of the lab around what is being rendered; what no translation has stays', () => {
  // Kept, as modules do with the part of a table that they use.
  const { kinds } = strings;
  inLanguageOf(inGerman, () => {
    expect([strings.name, strings.at(3), kinds.mean.name]).toEqual([
      'Verlust (Loss)',
      'bei Schritt 3',
      'Mittel',
    ]);
    expect(strings.layers).toEqual(['erste', 'zweite']);
    expect(strings.sources).toEqual([{ title: 'A paper' }]);
  });
  expect(kinds.mean.name).toBe('Mean');
});

test('the language of one element ends where another’s begins, and with an error', () => {
  const plain = speaking(ENGLISH);
  inLanguageOf(inGerman, () => {
    expect(inLanguageOf(plain, () => strings.name)).toBe('Loss');
    expect(strings.name).toBe('Verlust (Loss)');
    expect(() =>
      inLanguageOf(plain, () => {
        throw new Error('in the middle of an update');
      }),
    ).toThrow();
    expect(strings.name).toBe('Verlust (Loss)');
  });
  expect(currentWords()).toBe(ENGLISH);
});

test('two tables of one name, as two labs have them, stay apart', () => {
  const other = words('lab', { name: 'Reward', depth: 'Depth' });
  inLanguageOf(inGerman, () => expect([strings.name, other.depth]).toEqual(['Verlust (Loss)', 'Depth']));
});

test('a page’s words lie over those of the language, at any depth; what does not fit is told and left out', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const own = {
    lab: {
      name: 'Fehler',
      kinds: { zero: { name: 'Nichts', nmae: 'x' }, mean: 'Mean', __proto__: { polluted: 'yes' } },
      at: 'always',
      layers: { 0: 'one' },
      constructor: 'x',
    },
    labb: {},
  };
  inLanguageOf(speaking(wordsOf('a-lab', { locale: 'de', tables: { lab: german } }, own, [])), () => {
    expect([strings.name, strings.kinds.zero.name, strings.kinds.mean.name]).toEqual([
      'Fehler',
      'Nichts',
      'Mittel',
    ]);
    expect([strings.at(1), strings.layers[0]]).toEqual(['bei Schritt 1', 'erste']);
  });
  const told = warn.mock.calls.map(([text]) => String(text).replace(/ Give words.*/, ''));
  expect(told).toEqual([
    '<a-lab>: strings: labb is left out.',
    '<a-lab>: strings: lab.kinds.zero.nmae, lab.kinds.mean, lab.at, lab.layers, lab.constructor are left out.',
  ]);
  expect('polluted' in {}).toBe(false);
  warn.mockRestore();
});

test('a translation has every text, and a page’s own words are texts for texts', () => {
  expectTypeOf<Translated<typeof english, 'sources'>>().toEqualTypeOf<{
    readonly name: string;
    readonly at: (step: number) => string;
    readonly kinds: { readonly zero: { readonly name: string }; readonly mean: { readonly name: string } };
    readonly layers: readonly string[];
  }>();
  expectTypeOf<{ kinds: { zero: {} } }>().toExtend<Override<typeof english>>();
  expectTypeOf<{ name: number }>().not.toExtend<Override<typeof english>>();
  expectTypeOf<{ at: string }>().not.toExtend<Override<typeof english>>();
});
