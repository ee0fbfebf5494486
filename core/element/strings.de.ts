/** @file Core's words in German. */

import type { Language } from './language.ts';

/** The German tables of core; a lab's own come beside them. */
export const german: Language = { locale: 'de', tables: {} };
