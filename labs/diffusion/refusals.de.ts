/** @file Why this lab refuses a configuration, in German. */

import type { Translated } from '../../core/element/language.ts';
import { refusals as common } from '../../core/element/refusals.de.ts';
import { formatFixed } from '../../core/plot/format.ts';
import { show } from '../../core/training/config-check.ts';
import type { refusals as english } from './refusals.ts';

export const refusals: Translated<typeof english> = {
  ...common,
  'too-many-operations': ({ gigaflops, max, batch, width, depth }) =>
    `Ein Schritt würde ${formatFixed(gigaflops, 1)} GFLOP kosten; die Grenze ist ${max}. ` +
    `batch (${batch}), width (${width}) oder depth (${depth}) verkleinern.`,
  'drawing-not-a-list': ({ value }) => `drawn ist ${show(value)}; nötig ist eine Liste von Punkten [x, y].`,
  'drawing-too-long': ({ count, max }) =>
    `drawn hat ${count} Punkte; möglich sind ${max}. Einige sind wegzulassen.`,
  'drawing-too-short': ({ count, min }) =>
    `Die Zeichnung ${count === 0 ? 'ist leer' : 'hat einen Punkt'}; ` +
    `nötig sind mindestens ${min} Punkte, oder andere Daten als „drawn“.`,
  'drawing-of-one-place': ({ count }) =>
    `Alle ${count} Punkte der Zeichnung sind derselbe; mindestens einer muss anderswo liegen.`,
  'drawing-point': ({ index, point, min, max }) => {
    const shown = Array.isArray(point) ? `[${point.slice(0, 3).map(show).join(', ')}]` : show(point);
    return `Punkt ${index + 1} der Zeichnung ist ${shown}; nötig ist [x, y], beide von ${min} bis ${max}.`;
  },
  'eps-without-signal': () =>
    'schedule.zeroTerminalSnr ist true, aber das Netz sagt eps voraus: Auf der letzten Stufe ist von den Daten nichts ' +
    'übrig, sie sind vom Rauschen also nicht zu trennen. prediction auf v oder x0 setzen oder zeroTerminalSnr auf false.',
  'more-steps-than-levels': ({ steps, levels }) =>
    `steps ist ${steps}, aber der Rauschplan hat ${levels} Stufen; ein Sampler kann sie in 1 bis ${levels} Schritten hinabgehen.`,
  clip: ({ value, min, max }) =>
    `clip ist ${show(value)}; möglich ist eine Zahl von ${min} bis ${max} in Einheiten des Modells, oder null für keine.`,
};
