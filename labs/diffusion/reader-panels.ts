/**
 * @file How the reader has the two panels draw: samplers and schedules, and the particles, weights and noise that
 * both start from. They shape pictures only; no run depends on them.
 */

import { LabError, toLabError } from '../../core/element/errors.ts';
import { DEFAULT_COUNT, validatePanel } from './config.ts';
import { strings } from './strings.ts';
import type { DiffusionConfig, DiffusionPicture, DiffusionRequest, PanelConfig } from './types.ts';
import type { ChoicesDetail, ViewChoices } from './views/process-view.ts';
import type { CopyDetail, PanelDetail } from './views/sampler-form.ts';

/** Both panels. */
export type Panels = readonly [PanelConfig, PanelConfig];

/** What the panels need of their lab. */
export interface PanelsHost {
  config(): DiffusionConfig;
  /** What is on display now, which may have all that a choice needs. */
  picture(): DiffusionPicture | undefined;
  /** Another picture is wanted. */
  asks(): void;
  /** Something to be drawn has changed. */
  changed(): void;
}

/** What is checked without a LabError of its own gets one. */
export function checked<Value>(check: () => Value): Value {
  try {
    return check();
  } catch (error) {
    throw toLabError(error, 'bad-config');
  }
}

/** The two panels. */
export class ReaderPanels {
  choices: ViewChoices = { field: 'off', count: DEFAULT_COUNT, weights: 'ema' };
  /** Number of the noise that both panels start from. */
  noise = 0;

  constructor(
    public shown: Panels,
    private readonly host: PanelsHost,
  ) {}

  /** @throws LabError `bad-config` for a sampler, a schedule or a number out of bounds; nothing changes then. */
  set(panels: Panels): void {
    if (!Array.isArray(panels) || panels.length !== 2)
      throw new LabError('bad-config', strings.lab.twoPanels);
    const config = this.host.config();
    this.take(checked(() => [validatePanel(panels[0], config), validatePanel(panels[1], config)]));
    this.host.asks();
  }

  /** Shows these, checked before, as far as the network can start from their first level. */
  take(panels: Panels): void {
    // A network that predicts the noise cannot start from a level without signal.
    const fits = ({ schedule }: PanelConfig): boolean =>
      this.host.config().prediction !== 'eps' || !schedule.zeroTerminalSnr;
    const fitted = (panel: PanelConfig): PanelConfig =>
      fits(panel) ? panel : { ...panel, schedule: { ...panel.schedule, zeroTerminalSnr: false } };
    this.shown = [fitted(panels[0]), fitted(panels[1])];
    this.host.changed();
  }

  /** What a link brings back. */
  restore(panels: Panels, choices: ViewChoices, noise: number): void {
    this.choices = choices;
    this.noise = noise;
    this.take(panels);
    this.host.asks();
  }

  /** A panel that the reader changed. */
  edit({ index, panel }: PanelDetail): void {
    const [a, b] = this.shown;
    this.set(index === 0 ? [panel, b] : [a, panel]);
  }

  /** A panel that the reader wants like the other. */
  copy({ index }: CopyDetail): void {
    const source = this.shown[1 - index];
    this.set([source, source]);
  }

  /** Other particles, weights or arrows. */
  choose({ newNoise, ...choices }: ChoicesDetail): void {
    const before = this.choices;
    this.choices = { ...before, ...choices };
    if (newNoise) this.noise++;
    this.host.changed();
    const { field, count, weights } = this.choices;
    // Another kind of arrows is drawn from what is there.
    const fieldThere = field === 'off' || this.host.picture()?.field !== undefined;
    if (newNoise || !fieldThere || count !== before.count || weights !== before.weights) this.host.asks();
  }

  /** What the worker is asked for. */
  request(): DiffusionRequest {
    const { field, count, weights } = this.choices;
    return { panels: this.shown, count, noiseSeed: this.noise, weights, field: field !== 'off' };
  }
}
