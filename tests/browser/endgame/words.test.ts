import { afterEach, expect, test } from 'vitest';
import { refusals } from '../../../labs/endgame/refusals.ts';
import { strings } from '../../../labs/endgame/strings.ts';
import { advancedStrings } from '../../../labs/endgame/views/advanced-strings.ts';
import { edgesStrings } from '../../../labs/endgame/views/edges-strings.ts';
import { stageStrings } from '../../../labs/endgame/views/stage-strings.ts';
import { positionStrings } from '../../../labs/endgame/views/position-strings.ts';
import { measuresStrings } from '../../../labs/endgame/views/measures-strings.ts';
import { foreignWords, pseudoLanguage, unfoldAll } from '../pseudo-language.ts';
import { mountLab, unmountAll } from './mount.ts';

afterEach(unmountAll);

/** Squares, moves and positions are notation. */
const NOTATION = /(?:[KkQqRr\d]{1,8}\/){7}[KkQqRr\d]{1,8} [wb] - - \d+ \d+|[KQR]?x?[a-h][1-8][+#=]?/g;

test('every word that the lab shows is in its tables', async () => {
  const lab = await mountLab();
  lab.strings = pseudoLanguage({
    lab: strings,
    advanced: advancedStrings,
    position: positionStrings,
    edges: edgesStrings,
    stage: stageStrings,
    measures: measuresStrings,
    refusals,
  });
  await lab.train(3);
  await unfoldAll(lab as never);
  await lab.updateComplete;
  expect(foreignWords(lab as never, NOTATION)).toEqual([]);
});
