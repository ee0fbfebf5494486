/**
 * @file The base of a lab's pictures: one that is out of sight waits with its updates until things are quiet,
 * so that while the reader drags through training only what can be seen is laid out and painted.
 */

import { MovableElement } from './movable-element.ts';

/** How long nothing has to change until a view that is out of sight updates, in milliseconds. */
const QUIET_MS = 250;

/** How long it puts an update off at most. */
const LONGEST_MS = 1500;

/** An element that updates at once while it is in view, and a little later while it is not. */
export class ViewElement extends MovableElement {
  #inView = true;
  /** While an update is being put off: puts it off anew, and ends the wait. */
  #waiting: { again(): void; end(): void } | undefined;
  readonly #observer = new IntersectionObserver((entries) => {
    this.#inView = entries.at(-1)!.isIntersecting;
    if (this.#inView) this.#waiting?.end();
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer.disconnect();
    // Whatever it was last is what it is put back as, until the observer says otherwise.
    this.#waiting?.end();
  }

  override requestUpdate(...what: Parameters<MovableElement['requestUpdate']>): void {
    super.requestUpdate(...what);
    // The base's constructor calls this too, when there is nothing here yet.
    if (#waiting in this) this.#waiting?.again();
  }

  protected override async scheduleUpdate(): Promise<void> {
    if (this.hasUpdated && !this.#inView) await this.#quiet();
    super.scheduleUpdate();
  }

  #quiet(): Promise<void> {
    return new Promise((resolve) => {
      const latest = performance.now() + LONGEST_MS;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const end = (): void => {
        clearTimeout(timer);
        this.#waiting = undefined;
        resolve();
      };
      const again = (): void => {
        clearTimeout(timer);
        timer = setTimeout(end, Math.min(QUIET_MS, latest - performance.now()));
      };
      this.#waiting = { again, end };
      again();
    });
  }
}
