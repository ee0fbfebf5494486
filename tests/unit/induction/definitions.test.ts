import { describe, expect, it } from 'vitest';
import { DEFINITIONS, SCOPE, SOURCES, type Definition } from '../../../labs/induction/definitions.ts';
import { LEAST_FALL, STEEPNESS, WINDOW_STEPS } from '../../../labs/induction/measures/cliff.ts';

const definitions: [string, Definition][] = Object.entries(DEFINITIONS);

describe.each(definitions)('the definition of %s', (_, { name, formula, meaning, baseline }) => {
  it('has a name, a formula, a meaning of one sentence and a baseline', () => {
    for (const text of [name, formula, baseline]) expect(text.trim().length).toBeGreaterThan(2);
    expect(meaning).toMatch(/^[A-Z][^.]*\.$/);
  });
});

describe('the definitions', () => {
  it('have different names', () => {
    expect(new Set(definitions.map(([, { name }]) => name)).size).toBe(definitions.length);
  });

  it('cite every source at least once, each by its own link', () => {
    const cited = new Set([...definitions.flatMap(([, { sources }]) => sources), ...SCOPE.sources]);
    expect(cited).toEqual(new Set(Object.values(SOURCES)));
    expect(new Set([...cited].map(({ link }) => link)).size).toBe(cited.size);
    for (const { link } of cited) expect(link).toMatch(/^https:\/\//);
  });

  it('state the rule of the cliff with the numbers it is computed with', () => {
    const { formula } = DEFINITIONS.cliff;
    expect(formula).toContain(`mean over ${WINDOW_STEPS} steps`);
    expect(formula).toContain(`at least ${LEAST_FALL} nat`);
    expect(formula).toContain(`less than ${STEEPNESS} of the steps`);
  });

  it('speak of copying wherever they speak of learning in context', () => {
    expect(DEFINITIONS.iclScore.meaning).toContain('copying');
    expect(SCOPE.text).toContain('copying');
  });
});
