/** @file Parts of a lab that lie far down, fetched when the reader comes near. */

import { noChange } from 'lit';
import { directive, Directive, type ElementPart } from 'lit/directive.js';
import { load } from './load.ts';

/** How far from view a part still counts as near, so that it is there when the reader is. */
const NEAR = '400px';

const wanted = new WeakMap<Element, () => Promise<unknown>>();

/** One for all labs of a page. It keeps no element alive that has left it. */
let observer: IntersectionObserver | undefined;

function observe(element: Element, module: () => Promise<unknown>): void {
  observer ??= new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        observer!.unobserve(target);
        load(wanted.get(target)!);
      }
    },
    { rootMargin: NEAR },
  );
  wanted.set(element, module);
  observer.observe(element);
}

class WhenNear extends Directive {
  #observed = false;

  override render(_module: () => Promise<unknown>): typeof noChange {
    return noChange;
  }

  override update({ element }: ElementPart, [module]: [() => Promise<unknown>]): typeof noChange {
    if (!this.#observed && !customElements.get(element.localName)) observe(element, module);
    this.#observed = true;
    return noChange;
  }
}

/**
 * In the tag of an element that the module defines: `<far-down ${whenNear(() => import('./far-down.ts'))}>`. Until then
 * it is empty; its properties can be set, and are taken up.
 */
export const whenNear = directive(WhenNear);
