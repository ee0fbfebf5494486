import { describe, expect, it } from 'vitest';
import { definitions, scope } from '../../../labs/induction/definitions.de.ts';
import { DEFINITIONS, SCOPE, type DefinedFigure } from '../../../labs/induction/definitions.ts';
import { LEAST_FALL, STEEPNESS, WINDOW_STEPS } from '../../../labs/induction/measures/cliff.ts';

/** The signs of a formula that are no language's, in alphabetical order. */
const signs = (formula: string): string[] =>
  (
    formula.match(
      /[A-Z]_[A-Z]+ᵀ?|[PWx]_[A-Za-z]+ᵀ?|√[dD]|λᵢ|ln V|−ln p|A\[[^\]]*\]|L\(t\)|[Σ‖≤≥<]|q [−+] 1/g,
    ) ?? []
  )
    .map(String)
    .sort();

const figures = Object.keys(DEFINITIONS) as DefinedFigure[];

describe.each(figures)('the German definition of %s', (figure) => {
  const { name, formula, meaning, baseline } = definitions[figure];

  it('has the formula of the English one, sign by sign', () => {
    expect(signs(formula)).toEqual(signs(DEFINITIONS[figure].formula));
  });

  it('says what it means in one sentence, and what it is to be compared with', () => {
    expect(name.trim().length).toBeGreaterThan(2);
    expect(meaning).toMatch(/^[A-ZÄÖÜ][^.]*\.$/);
    expect(baseline).toMatch(/\.$/);
  });

  it('writes no number with a point', () => {
    expect([formula, meaning, baseline].join(' ')).not.toMatch(/\d\.\d/);
  });
});

describe('the German definitions', () => {
  it('have different names', () => {
    expect(new Set(figures.map((figure) => definitions[figure].name)).size).toBe(figures.length);
  });

  it('state the rule of the cliff with the numbers it is computed with', () => {
    const { formula } = definitions.cliff;
    expect(formula).toContain(`Mittel über ${WINDOW_STEPS} Schritte`);
    expect(formula).toContain(`mindestens ${LEAST_FALL} nat`);
    expect(formula).toContain(`weniger als das ${STEEPNESS.toLocaleString('de')}-Fache der Schritte`);
  });

  it('speak of copying wherever they speak of learning in context', () => {
    expect(definitions.iclScore.meaning).toContain('Kopieren');
    expect(scope.text).toContain('Kopieren');
    expect(scope.text).not.toBe(SCOPE.text);
  });
});
