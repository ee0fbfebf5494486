/**
 * @file The base of a lab's pictures: one that is out of sight waits with its updates until things are quiet,
 * so that while the reader drags through training only what can be seen is laid out and painted.
 */

import { MovableElement } from './movable-element.ts';

/** How long a view that is out of sight puts its updates together, in milliseconds. */
const QUIET_MS = 250;

/** An element that updates at once while it is in view, and a little later while it is not. */
export class ViewElement extends MovableElement {
  #inView = true;
  /** Ends the wait of an update that is being put off. */
  #hurry = (): void => {};
  readonly #observer = new IntersectionObserver((entries) => {
    this.#inView = entries.at(-1)!.isIntersecting;
    if (this.#inView) this.#hurry();
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer.disconnect();
    // Whatever it was last is what it is put back as, until the observer says otherwise.
    this.#hurry();
  }

  protected override async scheduleUpdate(): Promise<void> {
    if (this.hasUpdated && !this.#inView) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, QUIET_MS);
        this.#hurry = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    super.scheduleUpdate();
  }
}
