/** @file How a lab's shell hands on to the lab inside what a page says to it: members, attributes, slots. */

import { MovableElement } from './movable-element.ts';

/** The accessors and methods that a class and its bases have beyond those of every element, by name. */
function membersOf(Lab: CustomElementConstructor): ReadonlyMap<string, PropertyDescriptor> {
  const members = new Map<string, PropertyDescriptor>();
  let prototype = Lab.prototype as object;
  while (prototype !== MovableElement.prototype && prototype !== HTMLElement.prototype) {
    for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
      if (!members.has(name) && !(name in MovableElement.prototype)) members.set(name, descriptor);
    }
    prototype = Object.getPrototypeOf(prototype) as object;
  }
  return members;
}

/** A shell, as far as members are handed on to what is inside it. */
export interface MemberHost {
  read(name: string, initial: unknown): unknown;
  write(name: string, value: unknown): void;
  call(name: string, parameters: readonly unknown[]): unknown;
}

/** Gives shells an accessor which is the lab's; `initial` is its value while there is no lab. */
export function defineAccessor(prototype: MemberHost, name: string, initial?: unknown): void {
  Object.defineProperty(prototype, name, {
    configurable: true,
    enumerable: true,
    get(this: MemberHost) {
      return this.read(name, initial);
    },
    set(this: MemberHost, value: unknown) {
      this.write(name, value);
    },
  });
}

/** Gives shells a method which is the lab's. */
export function defineMethod(prototype: MemberHost, name: string): void {
  Object.defineProperty(prototype, name, {
    configurable: true,
    writable: true,
    value(this: MemberHost, ...parameters: unknown[]) {
      return this.call(name, parameters);
    },
  });
}

/** Gives shells every member of the lab's that they do not have yet. */
export function handOnMembers(prototype: MemberHost, Lab: CustomElementConstructor): void {
  for (const [name, { value }] of membersOf(Lab)) {
    if (name in prototype) continue;
    if (typeof value === 'function') defineMethod(prototype, name);
    else defineAccessor(prototype, name);
  }
}

/** Takes from an element the values that a script gave to members which only the lab has. */
export function takeOwnValues(element: HTMLElement, Lab: CustomElementConstructor): [string, unknown][] {
  const own = element as unknown as Record<string, unknown>;
  const names = [...membersOf(Lab)].filter(([name, { set }]) => set && Object.hasOwn(element, name));
  return names.map(([name]) => {
    const value = own[name];
    delete own[name];
    return [name, value];
  });
}

/** Makes an attribute of `to` what it is on `from`. */
export function copyAttribute(from: Element, to: Element, name: string): void {
  const value = from.getAttribute(name);
  if (value === to.getAttribute(name)) return;
  if (value === null) to.removeAttribute(name);
  else to.setAttribute(name, value);
}

const SLOTS = ['poster', 'caption'];

/** Hands on a slot as long as something is in it: an empty one would hide what the lab has in its place. */
export function handOnSlots(host: HTMLElement, lab: HTMLElement): void {
  const update = (): void => {
    for (const name of SLOTS) {
      const there = lab.querySelector(`:scope > slot[name="${name}"]`);
      if (!host.querySelector(`:scope > [slot="${name}"]`)) there?.remove();
      else if (!there) lab.append(Object.assign(document.createElement('slot'), { name, slot: name }));
    }
  };
  update();
  new MutationObserver(update).observe(host, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['slot'],
  });
}
