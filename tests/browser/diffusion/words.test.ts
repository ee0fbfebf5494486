import { afterEach, expect, test } from 'vitest';
import { DEFINITIONS } from '../../../labs/diffusion/definitions.ts';
import { refusals } from '../../../labs/diffusion/refusals.ts';
import { strings } from '../../../labs/diffusion/strings.ts';
import { advancedStrings } from '../../../labs/diffusion/views/advanced-strings.ts';
import { drawingStrings } from '../../../labs/diffusion/views/drawing-strings.ts';
import { samplerStrings } from '../../../labs/diffusion/views/sampler-strings.ts';
import { scheduleStrings } from '../../../labs/diffusion/views/schedule-strings.ts';
import { measuresStrings } from '../../../labs/diffusion/views/measures-strings.ts';
import { foreignWords, pseudoLanguage, unfoldAll } from '../pseudo-language.ts';
import { mountLab, unmountAll } from './mount.ts';

afterEach(unmountAll);

test('every word that the lab shows is in its tables', async () => {
  const lab = await mountLab();
  lab.strings = pseudoLanguage({
    lab: strings,
    advanced: advancedStrings,
    drawing: drawingStrings,
    sampler: samplerStrings,
    schedule: scheduleStrings,
    measures: measuresStrings,
    definitions: DEFINITIONS,
    refusals,
  });
  await lab.train(30);
  await unfoldAll(lab as never);
  await lab.updateComplete;
  expect(foreignWords(lab as never)).toEqual([]);
});
