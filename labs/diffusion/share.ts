/**
 * @file What a link restores of this lab besides the run: the two panels, as `a.sampler=heun&b.steps=5`, diffusion
 * time, and what the reader chose about the pictures. A drawing is part of the configuration. `restore.ts` reads it back.
 */

import { differences, type StateValues } from '../../core/element/share.ts';
import type { JsonValue } from '../../core/training/strict-json.ts';
import { DEFAULT_COUNT } from './config.ts';
import type { PanelConfig } from './types.ts';
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

/** What the panels' keys begin with. */
export const PANEL_KEYS = ['a', 'b'] as const;

/** @param usual the panels that need not be told: the preset's. */
export function writeState(
  { panels, choices, time, noise, measuresOpen }: ReaderState,
  usual: ReaderState['panels'],
): StateValues {
  const { field, count, weights } = choices;
  const [a, b] = PANEL_KEYS.map((name, i) =>
    differences({ [name]: panelJson(panels[i]) }, { [name]: panelJson(usual[i]) }),
  );
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

/** A panel's settings as they are compared and told. */
export const panelJson = (panel: PanelConfig): JsonValue => ({ ...panel, schedule: { ...panel.schedule } });
