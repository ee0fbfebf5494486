/** @file Why this lab refuses a configuration, in German. */

import type { Translated } from '../../core/element/language.ts';
import { refusals as common } from '../../core/element/refusals.de.ts';
import type { refusals as english } from './refusals.ts';

export const refusals: Translated<typeof english> = {
  ...common,
  'too-many-games': ({ startsPerStep, group, max }) =>
    `${startsPerStep} Startstellungen zu ${group} Partien sind ${startsPerStep * group} Partien je Schritt; die Grenze ` +
    `ist ${max}. startsPerStep oder group verkleinern.`,
  'retreat-not-below-advance': ({ retreatBelow, advanceAt }) =>
    `retreatBelow ist ${retreatBelow} und liegt nicht unter advanceAt (${advanceAt}); es muss kleiner sein.`,
  'control-of-flat-starts': () =>
    'control ist true, aber diese Policy beginnt ohnehin aus allen Stellungen; starts auf reverse oder control auf false setzen.',
};
