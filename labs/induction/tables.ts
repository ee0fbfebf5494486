/**
 * @file The lab's tables of words, by the names under which a translation and a page put theirs. Those of parts that
 * are fetched later are fetched with them.
 */

import type { DEFINITIONS, SCOPE } from './definitions.ts';
import type { strings } from './strings.ts';
import type { advancedStrings } from './views/advanced-strings.ts';
import type { circuitStrings } from './views/circuit-strings.ts';
import type { measuresStrings } from './views/measures-strings.ts';
import type { sequenceStrings } from './views/sequence-strings.ts';

export interface InductionTables {
  /** Of what every visit shows. */
  readonly lab: typeof strings;
  readonly advanced: typeof advancedStrings;
  readonly circuit: typeof circuitStrings;
  readonly measures: typeof measuresStrings;
  readonly sequence: typeof sequenceStrings;
  readonly definitions: typeof DEFINITIONS;
  readonly scope: typeof SCOPE;
}
