/**
 * @file What a link restores of this lab besides the run: the two panels, as `a.sampler=heun&b.steps=5`, diffusion
 * time, and what the reader chose about the pictures. A drawing is part of the configuration.
 */

import type { StateFields } from '../../core/element/restore.ts';
import { differences, type StateValues } from '../../core/element/share.ts';
import type { JsonValue } from '../../core/training/strict-json.ts';
import { DEFAULT_COUNT, MAX_COUNT, validatePanel, WEIGHTS } from './config.ts';
import type { DiffusionConfig, PanelConfig } from './types.ts';
import { FIELD_KINDS } from './views/arrows.ts';
import type { ViewChoices } from './views/process-view.ts';

/** What the reader chose. */
export interface ReaderState {
  readonly panels: readonly [PanelConfig, PanelConfig];
  readonly choices: ViewChoices;
  /** Diffusion time on display, 1 to 0. */
  readonly time: number;
  /** Number of the noise that both panels start from. */
  readonly noise: number;
  /** Whether the figures are unfolded. */
  readonly measuresOpen: boolean;
}

const NAMES = ['a', 'b'] as const;

/** @param usual the panels that need not be told: the preset's. */
export function writeState(
  { panels, choices, time, noise, measuresOpen }: ReaderState,
  usual: ReaderState['panels'],
): StateValues {
  const { field, count, weights } = choices;
  const [a, b] = NAMES.map((name, i) => differences({ [name]: json(panels[i]) }, { [name]: json(usual[i]) }));
  return {
    ...a,
    ...b,
    time: time === 0 ? undefined : String(time),
    field: field === 'off' ? undefined : field,
    count: count === DEFAULT_COUNT ? undefined : String(count),
    weights: weights === 'ema' ? undefined : weights,
    noise: noise === 0 ? undefined : String(noise),
    measures: measuresOpen ? 'open' : undefined,
  };
}

const json = (panel: PanelConfig): JsonValue => ({ ...panel, schedule: { ...panel.schedule } });

/** The inverse of `writeState`. */
export function readState(
  fields: StateFields,
  config: DiffusionConfig,
  usual: ReaderState['panels'],
): ReaderState {
  const panel = (i: 0 | 1): PanelConfig =>
    fields.config(json(usual[i]), (value) => validatePanel(value, config), `${NAMES[i]}.`) ?? usual[i];
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
