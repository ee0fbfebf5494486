/**
 * @file The full measures of both panels, made while the reader looks at them and nothing else is under way:
 * they take about a second, in which the worker does nothing else.
 */

import type { ReactiveControllerHost } from 'lit';
import type { LabError } from '../../core/element/errors.ts';
import type { Measures, PanelConfig } from './types.ts';
import type { MeasuresState } from './views/measures-view.ts';

/** How long a picture has to stand before it is measured, in milliseconds. */
const QUIET_MS = 400;

/** Measures what is on display, once it has come to rest. */
export class MeasuresMemo {
  /** What there is to show now. */
  state: MeasuresState = { kind: 'waiting' };

  #seen: object | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly measure: (panel: PanelConfig) => Promise<Measures>,
  ) {}

  /**
   * To be called at every update.
   * @param picture on display, by identity; undefined while it is not to be measured
   */
  follow(picture: object | undefined, panels: readonly [PanelConfig, PanelConfig]): void {
    if (picture === this.#seen) return;
    this.#seen = picture;
    clearTimeout(this.#timer);
    if (this.state.kind === 'measured') this.#set({ ...this.state, current: false });
    else this.#set({ kind: picture ? 'working' : 'waiting' });
    if (picture) this.#timer = setTimeout(() => void this.#run(picture, panels), QUIET_MS);
  }

  /** Forgets what was measured: it belongs to another run. */
  clear(): void {
    this.#seen = undefined;
    clearTimeout(this.#timer);
    this.#set({ kind: 'waiting' });
  }

  async #run(picture: object, panels: readonly [PanelConfig, PanelConfig]): Promise<void> {
    let state: MeasuresState;
    try {
      const first = await this.measure(panels[0]);
      if (this.#seen !== picture) return;
      state = { kind: 'measured', panels: [first, await this.measure(panels[1])], current: true };
    } catch (error) {
      const { code, message } = error as LabError;
      state = { kind: 'failed', code, message };
    }
    if (this.#seen === picture) this.#set(state);
  }

  #set(state: MeasuresState): void {
    this.state = state;
    this.host.requestUpdate();
  }
}
