/**
 * @file The lab's tables of words, by the names under which a translation and a page put theirs. Those of parts that
 * are fetched later are fetched with them.
 */

import type { sceneStrings } from './scene/strings.ts';
import type { strings } from './strings.ts';
import type { advancedStrings } from './views/advanced-strings.ts';
import type { edgesStrings } from './views/edges-strings.ts';
import type { measuresStrings } from './views/measures-strings.ts';
import type { positionStrings } from './views/position-strings.ts';
import type { stageStrings } from './views/stage-strings.ts';

export interface EndgameTables {
  /** Of what every visit shows. */
  readonly lab: typeof strings;
  readonly advanced: typeof advancedStrings;
  readonly edges: typeof edgesStrings;
  readonly measures: typeof measuresStrings;
  readonly position: typeof positionStrings;
  readonly stage: typeof stageStrings;
  readonly scene: typeof sceneStrings;
}
