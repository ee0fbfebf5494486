import { describe, expect, it } from 'vitest';
import { notNumber, toDraft, withDraft } from '../../../core/element/config-draft.ts';
import { choice, FLAG, number, whole } from '../../../core/training/config-check.ts';

const CONFIG = { kind: 'green', cups: 2, limit: null, pot: { size: 0.5, warm: true }, drawn: [1, 2] };
const RULES = {
  rules: {
    kind: choice(['green', 'black']),
    cups: whole({ min: 1, max: 8 }),
    limit: whole({ min: 1, max: 8 }),
    'pot.size': number({ min: 0.1, max: 2 }),
    'pot.warm': FLAG,
  },
  optional: ['limit'],
};
const DRAFT = toDraft(CONFIG, Object.keys(RULES.rules));

describe('a configuration in a form', () => {
  it('has a text for every number, none for null, and fields of inner objects', () => {
    expect(DRAFT).toEqual({ kind: 'green', cups: '2', limit: '', 'pot.size': '0.5', 'pot.warm': true });
  });

  it('comes back as it was, with what the form does not show', () => {
    expect(withDraft(CONFIG, DRAFT, RULES)).toEqual(CONFIG);
  });

  it('takes what was typed, out of bounds too: that is for the check to say', () => {
    const typed = {
      ...DRAFT,
      kind: 'black',
      cups: ' 99 ',
      limit: '3',
      'pot.size': '1e-3',
      'pot.warm': false,
    };
    expect(withDraft(CONFIG, typed, RULES)).toEqual({
      ...CONFIG,
      kind: 'black',
      cups: 99,
      limit: 3,
      pot: { size: 0.001, warm: false },
    });
    expect(CONFIG.pot.size, 'the run’s own is not touched').toBe(0.5);
  });

  it('names the first field that is no number; empty is not 0, but null where it may be', () => {
    expect(notNumber(DRAFT, RULES)).toBeUndefined();
    expect(notNumber({ ...DRAFT, cups: '', 'pot.size': 'x' }, RULES)).toBe('cups');
    expect(notNumber({ ...DRAFT, 'pot.size': ' ' }, RULES)).toBe('pot.size');
    expect(notNumber({ ...DRAFT, limit: 'many' }, RULES)).toBe('limit');
  });
});
