import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { StateFields } from '../../../core/element/restore.ts';
import { differences, stateText } from '../../../core/element/share.ts';
import { ABLATION_KINDS } from '../../../labs/induction/ablations.ts';
import { DEFAULT_CONFIG, PRESETS, validateConfig } from '../../../labs/induction/config.ts';
import { readState } from '../../../labs/induction/restore.ts';
import { writeState, type ReaderState } from '../../../labs/induction/share.ts';
import type { Head, InductionConfig } from '../../../labs/induction/types.ts';

let warnings: string[];
beforeEach(() => {
  warnings = [];
  vi.spyOn(console, 'warn').mockImplementation((text: string) => void warnings.push(text));
});
afterEach(() => vi.restoreAllMocks());

const configs: fc.Arbitrary<InductionConfig> = fc
  .record({
    layers: fc.integer({ min: 1, max: 2 }),
    heads: fc.constantFrom(1, 2, 4),
    vocabulary: fc.integer({ min: 8, max: 256 }),
    context: fc.integer({ min: 24, max: 64 }),
    learningRate: fc.double({ min: 1e-5, max: 0.1, noNaN: true }),
    headDropout: fc.double({ min: 0, max: 0.5, noNaN: true }),
    task: fc.constantFrom('random-period' as const, 'fixed-period' as const),
    positions: fc.constantFrom('added' as const, 'queries-and-keys' as const),
  })
  .map((fields) => validateConfig({ ...DEFAULT_CONFIG, ...fields }));

const states = ({ layers, heads, vocabulary, context }: InductionConfig): fc.Arbitrary<ReaderState> => {
  const head = fc.tuple(fc.nat(layers - 1), fc.nat(heads - 1));
  return fc.record({
    ablations: fc.record({
      heads: fc.uniqueArray(head as fc.Arbitrary<Head>, { selector: String }),
      kind: fc.constantFrom(...ABLATION_KINDS),
    }),
    sequence: fc.option(fc.array(fc.nat(vocabulary - 1), { minLength: 2, maxLength: context }), {
      nil: undefined,
    }),
    measuresOpen: fc.boolean(),
  });
};

describe('the induction lab’s state', () => {
  test('is the same after a round trip', () => {
    fc.assert(
      fc.property(
        configs.chain((config) => states(config).map((state) => [config, state] as const)),
        ([config, state]) => {
          const text = stateText(writeState(state, config));
          expect(readState(new StateFields(text, 'lab'), config)).toEqual(state);
          expect(warnings).toEqual([]);
        },
      ),
    );
  });

  test('of a configuration that is no preset, too', () => {
    fc.assert(
      fc.property(configs, fc.constantFrom(...Object.values(PRESETS)), (config, base) => {
        const fields = new StateFields(stateText(differences({ ...config }, { ...base })), 'lab');
        expect(fields.config({ ...base }, validateConfig) ?? base).toEqual(config);
      }),
    );
  });

  test('has keys of its own', () => {
    const full: ReaderState = {
      ablations: { heads: [[0, 1]], kind: 'mean' },
      sequence: [0, 1, 0],
      measuresOpen: true,
    };
    const values = writeState(full, DEFAULT_CONFIG);
    expect(stateText(values)).toBe('ablate=0.1&kind=mean&sequence=ABA&measures=open');
    const core = ['preset', 'seed', 'step', ...Object.keys(DEFAULT_CONFIG)];
    expect(Object.keys(values).filter((key) => core.includes(key))).toEqual([]);
  });

  test('that cannot be meant is left out, and the rest is there', () => {
    const fields = new StateFields('ablate=9.9,1.0,<b>,0.1&kind=cut&sequence=A!&measures=wide', 'lab-bad');
    expect(readState(fields, DEFAULT_CONFIG)).toEqual({
      ablations: { heads: [[1, 0], [0, 1]], kind: 'zero' }, // prettier-ignore
      sequence: undefined,
      measuresOpen: false,
    });
    expect(warnings).toHaveLength(5);
  });
});
