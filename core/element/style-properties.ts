/**
 * @file Style properties of one element, set one by one: a `style` attribute, which lit's own `styleMap` begins
 * with, is a breach of every Content-Security-Policy without `'unsafe-inline'`.
 */

import { noChange } from 'lit';
import { directive, Directive, PartType, type ElementPart, type PartInfo } from 'lit/directive.js';

/** Names of custom or plain properties, as CSS has them, and their values. */
export type StyleProperties = Readonly<Record<string, string>>;

class SetStyleProperties extends Directive {
  #names: readonly string[] = [];

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('styleProperties() stands in a tag by itself.');
  }

  override render(_properties: StyleProperties): typeof noChange {
    return noChange;
  }

  override update(part: ElementPart, [properties]: [StyleProperties]): typeof noChange {
    const { style } = part.element as HTMLElement | SVGElement;
    for (const name of this.#names) if (!(name in properties)) style.removeProperty(name);
    for (const [name, value] of Object.entries(properties)) style.setProperty(name, value);
    this.#names = Object.keys(properties);
    return noChange;
  }
}

/** In a tag: `<span ${styleProperties({ '--weight': '0.5' })}>`. */
export const styleProperties = directive(SetStyleProperties);
