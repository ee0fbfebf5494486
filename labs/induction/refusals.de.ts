/** @file Why this lab refuses a configuration, in German. */

import type { Translated } from '../../core/element/language.ts';
import { refusals as common } from '../../core/element/refusals.de.ts';
import { formatFixed } from '../../core/plot/format.ts';
import type { refusals as english } from './refusals.ts';

export const refusals: Translated<typeof english> = {
  ...common,
  'heads-do-not-divide': ({ width, heads, near }) =>
    `width ist ${width} und lässt sich nicht gleichmäßig auf ${heads} Attention-Köpfe verteilen; möglich ist ein ` +
    `Vielfaches von ${heads}, etwa ${near}.`,
  'heads-too-narrow': ({ width, heads, min }) =>
    `width ist ${width}, das lässt jedem von ${heads} Attention-Köpfen ${formatFixed(width / heads, width % heads ? 1 : 0)}; ` +
    `einer braucht mindestens ${min}, width also ${heads * min} oder mehr.`,
  'control-of-one-layer': () =>
    'control ist true, aber dieses Modell hat ohnehin nur eine Schicht; layers auf 2 oder control auf false setzen.',
  'too-many-operations': ({ gigaflops, max, batch, context, width }) =>
    `Ein Schritt würde ${formatFixed(gigaflops, 1)} GFLOP kosten; die Grenze ist ${max}. ` +
    `batch (${batch}), context (${context}) oder width (${width}) verkleinern.`,
  'too-many-activations': ({ megabytes, max, batch, context, heads }) =>
    `Ein Schritt würde ${formatFixed(megabytes, 0)} MB an Aktivierungen halten; die Grenze ist ${max}. ` +
    `batch (${batch}), context (${context}) oder heads (${heads}) verkleinern.`,
};
