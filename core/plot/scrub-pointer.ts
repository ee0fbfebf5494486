/**
 * @file Dragging a playhead: pointer events on an area become positions, live and at the end. A finger that
 * moves up or down scrolls the page, so it scrubs only once it has moved sideways or been lifted.
 */

import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What the area's owner does with the positions. */
export interface ScrubTarget {
  /** Whether a press here starts a scrub. */
  accepts(event: PointerEvent): boolean;
  /** The pointer is over the area, or has left it (null). */
  hover(event: PointerEvent | null): void;
  /** The playhead belongs under the pointer. */
  scrub(event: PointerEvent): void;
  /** The pointer has been lifted. */
  finish(): void;
  /** The browser took the gesture away, for scrolling: as if nothing had happened. */
  cancel(): void;
}

/** How far a finger moves sideways, in CSS pixels, before it scrubs. */
const TOUCH_SLOP = 6;

/** Listens on elements through `handleEvent`: `<div @pointerdown=${scrubber} ...>`. */
export class ScrubPointer implements ReactiveController {
  readonly #target: ScrubTarget;
  #pointer: number | undefined;
  #startX = 0;
  #scrubbing = false;

  constructor(host: ReactiveControllerHost, target: ScrubTarget) {
    this.#target = target;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#pointer = undefined;
    this.#scrubbing = false;
  }

  handleEvent(event: PointerEvent): void {
    switch (event.type) {
      case 'pointerdown':
        return this.#down(event);
      case 'pointermove':
        return this.#move(event);
      case 'pointerup':
        return this.#up(event);
      case 'pointercancel':
        return this.#cancel(event);
      case 'pointerleave':
        if (this.#pointer === undefined) this.#target.hover(null);
    }
  }

  #down(event: PointerEvent): void {
    if (event.button !== 0 || this.#pointer !== undefined || !this.#target.accepts(event)) return;
    this.#pointer = event.pointerId;
    this.#startX = event.clientX;
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    if (event.pointerType !== 'touch') this.#scrub(event);
  }

  #move(event: PointerEvent): void {
    if (this.#pointer === undefined) {
      this.#target.hover(this.#target.accepts(event) ? event : null);
    } else if (event.pointerId === this.#pointer) {
      if (this.#scrubbing || Math.abs(event.clientX - this.#startX) > TOUCH_SLOP) this.#scrub(event);
    }
  }

  #up(event: PointerEvent): void {
    if (event.pointerId !== this.#pointer) return;
    this.#scrub(event);
    this.#end();
    this.#target.finish();
  }

  #cancel(event: PointerEvent): void {
    if (event.pointerId !== this.#pointer) return;
    const scrubbed = this.#scrubbing;
    this.#end();
    if (scrubbed) this.#target.cancel();
  }

  #scrub(event: PointerEvent): void {
    this.#scrubbing = true;
    this.#target.hover(event);
    this.#target.scrub(event);
  }

  #end(): void {
    this.#pointer = undefined;
    this.#scrubbing = false;
    this.#target.hover(null);
  }
}
