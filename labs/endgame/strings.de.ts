/** @file The lab's words in German, with core's. */

import type { Language } from '../../core/element/language.ts';
import { german as core } from '../../core/element/strings.de.ts';

/** The German tables, by the names under which `words` looks for them. */
export const german: Language = { ...core, tables: { ...core.tables } };
