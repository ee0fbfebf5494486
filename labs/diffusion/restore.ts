/** @file Reads what `share.ts` has written; a module of its own, since most visits come without a link. */

import type { StateFields } from '../../core/element/restore.ts';
import { DEFAULT_COUNT, MAX_COUNT, validatePanel, WEIGHTS } from './config.ts';
import { PANEL_KEYS, panelJson, type ReaderState } from './share.ts';
import type { DiffusionConfig, PanelConfig } from './types.ts';
import { FIELD_KINDS } from './views/arrows.ts';

/** The inverse of `writeState`. */
export function readState(
  fields: StateFields,
  config: DiffusionConfig,
  usual: ReaderState['panels'],
): ReaderState {
  const panel = (i: 0 | 1): PanelConfig =>
    fields.config(panelJson(usual[i]), (value) => validatePanel(value, config), `${PANEL_KEYS[i]}.`) ??
    usual[i];
  return {
    panels: [panel(0), panel(1)],
    time: fields.read('time', timeOf, 0),
    choices: {
      field: fields.oneOf('field', FIELD_KINDS, 'off'),
      count: fields.read('count', countOf, DEFAULT_COUNT),
      weights: fields.oneOf('weights', WEIGHTS, 'ema'),
    },
    noise: fields.whole('noise', Number.MAX_SAFE_INTEGER, 0),
    measuresOpen: fields.oneOf('measures', ['open'], undefined) !== undefined,
  };
}

function timeOf(text: string): number {
  const time = text.trim() === '' ? NaN : Number(text);
  if (!(time >= 0 && time <= 1)) throw new Error('It can be a number from 0 to 1.');
  return time;
}

function countOf(text: string): number {
  const count = /^\d+$/.test(text) ? Number(text) : NaN;
  if (!(count >= 1 && count <= MAX_COUNT))
    throw new Error(`It can be a whole number from 1 to ${MAX_COUNT}.`);
  return count;
}
