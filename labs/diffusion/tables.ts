/**
 * @file The lab's tables of words, by the names under which a translation and a page put theirs. Those of parts that
 * are fetched later are fetched with them.
 */

import type { DEFINITIONS } from './definitions.ts';
import type { strings } from './strings.ts';
import type { advancedStrings } from './views/advanced-strings.ts';
import type { drawingStrings } from './views/drawing-strings.ts';
import type { measuresStrings } from './views/measures-strings.ts';
import type { samplerStrings } from './views/sampler-strings.ts';
import type { scheduleStrings } from './views/schedule-strings.ts';

export interface DiffusionTables {
  /** Of what every visit shows. */
  readonly lab: typeof strings;
  readonly advanced: typeof advancedStrings;
  readonly drawing: typeof drawingStrings;
  readonly measures: typeof measuresStrings;
  readonly sampler: typeof samplerStrings;
  readonly schedule: typeof scheduleStrings;
  readonly definitions: typeof DEFINITIONS;
}
