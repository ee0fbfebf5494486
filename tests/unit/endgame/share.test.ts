import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { StateFields } from '../../../core/element/restore.ts';
import { differences, stateText } from '../../../core/element/share.ts';
import { CHOSEN_METRICS } from '../../../labs/endgame/charts.ts';
import { DEFAULT_CONFIG, ENDINGS, PRESETS, validateConfig } from '../../../labs/endgame/config.ts';
import { parseFen } from '../../../labs/endgame/fen.ts';
import { BOARD_MODES, POLICY_CHOICES } from '../../../labs/endgame/reader-board.ts';
import { PHASES } from '../../../labs/endgame/scene/phases.ts';
import { FIRST_STORY, readState, writeState, type ReaderState } from '../../../labs/endgame/share.ts';
import { anotherPosition, openingPosition } from '../../../labs/endgame/start-positions.ts';

let warnings: string[];
beforeEach(() => {
  warnings = [];
  vi.spyOn(console, 'warn').mockImplementation((text: string) => void warnings.push(text));
});
afterEach(() => vi.restoreAllMocks());

const states: fc.Arbitrary<ReaderState> = fc.record({
  position: fc.oneof(
    fc
      .record({ ending: fc.constantFrom(...ENDINGS), n: fc.nat(1000) })
      .map(({ ending, n }) => anotherPosition(ending, 0, n)),
    fc.constantFrom(...ENDINGS).map(openingPosition),
    fc.constant(parseFen('8/8/8/3k4/8/8/2R5/1K6 b - - 0 1')),
  ),
  mode: fc.constantFrom(...BOARD_MODES),
  choice: fc.constantFrom(...POLICY_CHOICES),
  story: fc.record({ phase: fc.constantFrom(...PHASES), group: fc.option(fc.nat(7), { nil: undefined }) }),
  metric: fc.constantFrom(...CHOSEN_METRICS),
  measuresOpen: fc.boolean(),
});

describe('the endgame lab’s state', () => {
  test('is the same after a round trip', () => {
    fc.assert(
      fc.property(states, (state) => {
        const text = stateText(writeState(state));
        expect(readState(new StateFields(text, 'lab'), state.position.ending)).toEqual(state);
        expect(warnings).toEqual([]);
      }),
    );
  });

  test('of a configuration that is no preset, too', () => {
    const config = validateConfig({ ...DEFAULT_CONFIG, ending: 'KRK', folding: false, klWeight: 0.125 });
    for (const base of Object.values(PRESETS)) {
      const fields = new StateFields(stateText(differences({ ...config }, { ...base })), 'lab');
      expect(fields.config({ ...base }, validateConfig)).toEqual(config);
    }
  });

  test('says only what differs, and has keys of its own', () => {
    const values = writeState({
      position: parseFen('8/8/8/3k4/8/8/2R5/2K5 w - - 0 1'),
      mode: 'play',
      choice: 'sampled',
      story: { phase: 'update', group: 2 },
      metric: 'kl',
      measuresOpen: true,
    });
    expect(stateText(values)).toBe(
      'position=8/8/8/3k4/8/8/2R5/2K5+w&mode=play&choice=sampled&phase=update&shown=2&curve=kl&measures=open',
    );
    const core = ['preset', 'seed', 'step', ...Object.keys(DEFAULT_CONFIG)];
    expect(Object.keys(values).filter((key) => core.includes(key))).toEqual([]);
  });

  test.each([
    'position=8/8/8/3k4/8/8/2R5/1K6+w',
    'position=8/8/8/8/8/8/8/8+w',
    'position=javascript:alert(1)',
    'mode=cheat',
    'choice=best',
    'phase=end',
    'shown=-1',
    'curve=profit',
    'measures=wide',
  ])('%s is left out, with one warning', (text) => {
    expect(readState(new StateFields(text, `lab-${text}`), 'KQK')).toEqual({
      position: openingPosition('KQK'),
      mode: 'look',
      choice: 'greedy',
      story: FIRST_STORY,
      metric: 'mateRate',
      measuresOpen: false,
    });
    expect(warnings).toHaveLength(1);
  });
});
