/** @file What core finds wrong with a configuration, in German. Fields keep the names that pages write. */

import { show, type SENTENCES } from '../training/config-check.ts';
import type { Translated } from './language.ts';

const canBe = ({ field, value }: { readonly field: string; readonly value: unknown }, what: string): string =>
  `${field} ist ${show(value)}; möglich ist ${what}.`;

export const refusals: Translated<typeof SENTENCES> = {
  number: (parts) => canBe(parts, `eine Zahl von ${parts.min} bis ${parts.max}`),
  whole: (parts) => canBe(parts, `eine ganze Zahl von ${parts.min} bis ${parts.max}`),
  choice: (parts) => canBe(parts, parts.allowed.join(', ')),
  flag: (parts) => canBe(parts, 'true oder false'),
  'not-an-object': ({ what, value }) => `${what} ist ${show(value)}; nötig ist ein Objekt.`,
  'unknown-field': ({ what, unknown, known }) =>
    `Ein Feld ${show(unknown)} gibt es in ${what} nicht; die Felder sind ${known.join(', ')}.`,
};
