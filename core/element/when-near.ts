/** @file Parts of a lab that lie far down, fetched when the reader comes near. */

import { noChange } from 'lit';
import { directive, Directive, type ElementPart } from 'lit/directive.js';
import { load } from './load.ts';
import { NEAR } from './near.ts';

type Module = () => Promise<unknown>;

/** What is still to be fetched, by the name of the element that it defines. */
const wanted = new Map<string, Module>();

function fetchPart(name: string): void {
  const module = wanted.get(name);
  wanted.delete(name);
  if (module) load(module);
}

/** One for all labs of a page. It keeps no element alive that has left it. */
let observer: IntersectionObserver | undefined;

/** Who goes by keyboard leaves out what is not there: it is fetched at the first key. */
function fetchAll(): void {
  for (const name of wanted.keys()) fetchPart(name);
}

function observe(element: Element, module: Module): void {
  observer ??= new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        observer!.unobserve(target);
        fetchPart(target.localName);
      }
    },
    { rootMargin: NEAR },
  );
  if (wanted.size === 0) addEventListener('keydown', fetchAll, { capture: true, once: true });
  wanted.set(element.localName, module);
  observer.observe(element);
}

class WhenNear extends Directive {
  #observed = false;

  override render(_module: Module): typeof noChange {
    return noChange;
  }

  override update({ element }: ElementPart, [module]: [Module]): typeof noChange {
    if (!this.#observed && !customElements.get(element.localName)) observe(element, module);
    this.#observed = true;
    return noChange;
  }
}

/**
 * In the tag of an element that the module defines: `<far-down ${whenNear(() => import('./far-down.ts'))}>`. Its
 * properties can be set at once, and are taken up. What stands between its tags is there until then: its heading, for
 * who goes from one to the next.
 */
export const whenNear = directive(WhenNear);
