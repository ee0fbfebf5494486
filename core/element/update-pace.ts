/** @file How often a lab renders itself: at once when its state changes, a few times a second while it trains. */

import type { ReactiveControllerHost } from 'lit';

/** Least time between two renderings that only show that training has got on, in milliseconds. */
const PACE_MS = 100;

/** Requests updates of its host. */
export class UpdatePace {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #busy = false;

  constructor(private readonly host: ReactiveControllerHost) {}

  /** Something is to be shown; `busy` while training goes on. */
  request(busy: boolean): void {
    const turned = busy !== this.#busy;
    this.#busy = busy;
    if (turned || !busy) {
      this.host.requestUpdate();
      return;
    }
    if (this.#timer !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.host.requestUpdate();
    }, PACE_MS);
  }
}
