/** @file Whether the reader can see a lab, and whether it is about to come into view. */

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { NEAR } from './near.ts';

/** What a lab does about being seen. */
export interface VisibilityListener {
  /** Called when the lab comes near the viewport, once each time it is put on a page. */
  near(): void;
  /** Called on every change: in the viewport, on a page in the foreground. */
  visible(visible: boolean): void;
  /** Called when the lab has been taken off the page and not put back within the same task. */
  removed(): void;
}

/** Watches its host from insertion to removal. Moving it within a task goes unnoticed. */
export class Visibility implements ReactiveController {
  /** Whether the lab is seen; undefined until the browser has said so. */
  visible: boolean | undefined;

  #near: IntersectionObserver | undefined;
  #inView: IntersectionObserver | undefined;
  #intersecting: boolean | undefined;
  readonly #pageChanged = (): void => this.#update();

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly listener: VisibilityListener,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    if (this.#inView) return;
    this.#near = new IntersectionObserver(
      (entries) => {
        if (!entries.at(-1)!.isIntersecting) return;
        this.#near?.disconnect();
        this.listener.near();
      },
      { rootMargin: NEAR },
    );
    this.#inView = new IntersectionObserver((entries) => {
      this.#intersecting = entries.at(-1)!.isIntersecting;
      this.#update();
    });
    this.#near.observe(this.host);
    this.#inView.observe(this.host);
    document.addEventListener('visibilitychange', this.#pageChanged);
  }

  hostDisconnected(): void {
    // A move is a removal and an insertion in one task.
    setTimeout(() => {
      if (this.host.isConnected || !this.#inView) return;
      this.#near?.disconnect();
      this.#inView.disconnect();
      this.#inView = undefined;
      this.#intersecting = undefined;
      this.visible = undefined;
      document.removeEventListener('visibilitychange', this.#pageChanged);
      this.listener.removed();
    });
  }

  #update(): void {
    if (this.#intersecting === undefined) return;
    const visible = this.#intersecting && document.visibilityState !== 'hidden';
    if (visible === this.visible) return;
    this.visible = visible;
    this.listener.visible(visible);
  }
}
