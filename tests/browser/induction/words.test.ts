import { afterEach, expect, test } from 'vitest';
import { DEFINITIONS, SCOPE } from '../../../labs/induction/definitions.ts';
import { refusals } from '../../../labs/induction/refusals.ts';
import { strings } from '../../../labs/induction/strings.ts';
import { advancedStrings } from '../../../labs/induction/views/advanced-strings.ts';
import { circuitStrings } from '../../../labs/induction/views/circuit-strings.ts';
import { measuresStrings } from '../../../labs/induction/views/measures-strings.ts';
import { sequenceStrings } from '../../../labs/induction/views/sequence-strings.ts';
import { foreignWords, pseudoLanguage, unfoldAll } from '../pseudo-language.ts';
import { mountLab, unmountAll } from './mount.ts';

afterEach(unmountAll);

/** Tokens are data: one sign each. */
const TOKENS = /^\s*[A-Za-z0-9+-]\s*$/g;

test('every word that the lab shows is in its tables', async () => {
  const lab = await mountLab({ preset: 'classic' });
  lab.strings = pseudoLanguage({
    lab: strings,
    advanced: advancedStrings,
    circuit: circuitStrings,
    measures: measuresStrings,
    sequence: sequenceStrings,
    definitions: DEFINITIONS,
    scope: SCOPE,
    refusals,
  });
  await lab.train(20);
  await lab.ablate([[0, 1]]);
  await unfoldAll(lab as never);
  await lab.updateComplete;
  expect(foreignWords(lab as never, TOKENS)).toEqual([]);
});
