import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { MAX_STEP, readSettings, StateFields } from '../../../core/element/restore.ts';
import { differences, linkTo, stateText } from '../../../core/element/share.ts';

let warnings: string[];

beforeEach(() => {
  warnings = [];
  vi.spyOn(console, 'warn').mockImplementation((text: string) => void warnings.push(text));
});
afterEach(() => vi.restoreAllMocks());

const text = fc.string({ unit: 'grapheme', minLength: 1 });
/** Warnings are given once a page: each test has a tag of its own. */
let tests = 0;
const read = (state: string): StateFields => new StateFields(state, `lab-${tests++}`);

describe('a state as text', () => {
  test('reads as it is meant', () => {
    const values = {
      preset: 'classic',
      seed: '3',
      step: '420',
      ablate: '1.0,2.1',
      kind: 'mean',
      no: undefined,
    };
    expect(stateText(values)).toBe('preset=classic&seed=3&step=420&ablate=1.0,2.1&kind=mean');
    expect(stateText({ position: '8/8/8/3k4/8/8/2R5/1K6 w', drawn: '1,-2;0.5,3' })).toBe(
      'position=8/8/8/3k4/8/8/2R5/1K6+w&drawn=1,-2;0.5,3',
    );
  });

  test('says anything, and is URLSearchParams to whoever reads it', () => {
    fc.assert(
      fc.property(fc.dictionary(text, text), (values) => {
        expect(Object.fromEntries(new URLSearchParams(stateText(values)))).toEqual(values);
      }),
    );
  });

  test('survives being the fragment of a link, whose own fragment it replaces', () => {
    fc.assert(
      fc.property(fc.dictionary(text, text), (values) => {
        const link = new URL(linkTo('https://host.example/labs/?a=b#old', stateText(values)));
        expect(link.origin + link.pathname + link.search).toBe('https://host.example/labs/?a=b');
        expect(Object.fromEntries(new URLSearchParams(link.hash.slice(1)))).toEqual(values);
      }),
    );
  });

  test('reads with a # or a ? before it, as copied from an address', () => {
    expect(read('#seed=3').text('seed')).toBe('3');
    expect(read('?seed=3').text('seed')).toBe('3');
  });
});

interface Config {
  readonly width: number;
  readonly task: string;
  readonly control: boolean;
  readonly points: number | null;
  readonly drawn: readonly (readonly number[])[];
  readonly schedule: { readonly name: string; readonly steps: number };
}

const BASE: Config = {
  width: 32,
  task: 'copy',
  control: false,
  points: null,
  drawn: [],
  schedule: { name: 'cosine', steps: 1000 },
};

const json = (config: Config) => ({ ...config });

/** Refuses a width that is no whole number, by name, and more steps than 9000, without a name. */
function validate(value: unknown): Config {
  const config = value as Config;
  if (!Number.isInteger(config.width)) throw Object.assign(new Error('width: no.'), { field: 'width' });
  if (config.schedule.steps > 9000) throw new Error('Too many.');
  return config;
}

const configs: fc.Arbitrary<Config> = fc.record({
  width: fc.integer(),
  task: fc.constantFrom('copy', '8gaussians', 'dpm-solver++'),
  control: fc.boolean(),
  points: fc.option(fc.integer()),
  drawn: fc.array(fc.tuple(fc.double({ noNaN: true }), fc.double({ noNaN: true }))),
  schedule: fc.record({ name: fc.constantFrom('cosine', 'linear'), steps: fc.integer({ max: 9000 }) }),
});

describe('a configuration', () => {
  test('is the same after a round trip, whatever it is told apart from', () => {
    fc.assert(
      fc.property(configs, configs, (config, base) => {
        const state = stateText(differences(json(config), json(base)));
        const restored = read(state).config(json(base), validate) ?? base;
        // Zero has one sign in text.
        expect(JSON.parse(JSON.stringify(restored))).toEqual(JSON.parse(JSON.stringify(config)));
        expect(warnings).toEqual([]);
      }),
    );
  });

  test('says only what differs', () => {
    expect(differences(json(BASE), json(BASE))).toEqual({});
    const other = { ...BASE, width: 64, schedule: { ...BASE.schedule, steps: 50 } };
    expect(differences(json(other), json(BASE))).toEqual({ width: '64', 'schedule.steps': '50' });
  });

  test('a field that is refused by name goes, the others stay', () => {
    expect(read('width=wide&task=8gaussians').config(json(BASE), validate)).toEqual({
      ...BASE,
      task: '8gaussians',
    });
    expect(warnings).toEqual([expect.stringContaining('width=wide is left out. width: no.')]);
  });

  test('fields that are refused together go together', () => {
    expect(read('width=8&schedule.steps=9001').config(json(BASE), validate)).toBeUndefined();
    expect(warnings).toHaveLength(2);
  });

  test('has no fields but its own: nothing else of a link gets into it', () => {
    const fields = read('__proto__=1&constructor=2&schedule.__proto__=3&width=8');
    expect(fields.config(json(BASE), validate)).toEqual({ ...BASE, width: 8 });
    fields.refuseUnknown();
    expect(warnings).toEqual([
      expect.stringContaining('__proto__, constructor, schedule.__proto__ are not known'),
    ]);
  });
});

describe('settings', () => {
  const configFor = (name: string): Config => ({ ...BASE, width: name === 'one' ? 1 : 2 });
  const present = { preset: 'one', config: { ...BASE, width: 7 }, seed: 5 };
  const lab = {
    ...present,
    presets: [{ name: 'one' }, { name: 'two' }],
    encodeConfig: json,
    validateConfig: validate,
  };

  test('that are not named stay', () => {
    expect(readSettings(read('step=3'), lab, configFor)).toEqual(present);
  });
  test('start from the preset that is named', () => {
    const settings = readSettings(read('preset=two&task=8gaussians&seed=9'), lab, configFor);
    expect(settings).toEqual({ preset: 'two', config: { ...BASE, width: 2, task: '8gaussians' }, seed: 9 });
  });
  test.each(['preset=three', 'seed=-1', 'seed=1.5', 'seed=1e3', 'seed=9007199254740993', 'seed=', 'width='])(
    '%s is left out, with one warning',
    (state) => {
      expect(readSettings(read(state), lab, configFor)).toEqual(present);
      expect(warnings).toHaveLength(1);
      expect(warnings[0]).toContain(`state: ${state} is left out.`);
    },
  );
});

describe('whatever a link says', () => {
  test('is read without an exception', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .constantFrom('seed', 'step', 'width', 'drawn', 'schedule.steps')
        .chain((key) => text.map((value) => `${key}=${value}`)),
    );
    fc.assert(
      fc.property(fc.array(hostile), (parts) => {
        const fields = read(parts.join('&'));
        fields.config(json(BASE), validate);
        fields.oneOf('preset', ['one'], 'one');
        const step = fields.whole('step', MAX_STEP, null);
        fields.list('ablate', () => {
          throw new RangeError('no');
        });
        fields.refuseUnknown();
        expect(step === null || (Number.isInteger(step) && step >= 0 && step <= MAX_STEP)).toBe(true);
      }),
    );
  });

  test('a key that is there twice counts once, and is told', () => {
    expect(read('seed=1&seed=2').text('seed')).toBe('1');
    expect(warnings).toEqual([expect.stringContaining('the first one counts')]);
  });
});
