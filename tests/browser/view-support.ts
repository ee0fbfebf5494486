/** @file What the views' tests share: a view on the page, axe-core, overflow, events. */

import axe from 'axe-core';
import type { LitElement } from 'lit';
import { expect } from 'vitest';

/** Puts the view alone on a page of the given width and waits until it is drawn. */
export async function show<View extends LitElement>(
  view: View,
  properties: Partial<View>,
  { width = 700, scheme = 'light' }: { width?: number; scheme?: 'light' | 'dark' } = {},
): Promise<View> {
  Object.assign(view, properties);
  document.documentElement.style.colorScheme = scheme;
  document.body.style.cssText = `margin: 0; background: ${scheme === 'dark' ? '#16181c' : '#fff'}`;
  const main = document.createElement('main');
  main.style.inlineSize = `${width}px`;
  main.append(view);
  document.body.replaceChildren(main);
  await drawn(view);
  return view;
}

/** Waits until the view and the custom elements in it are drawn. */
export async function drawn(view: LitElement): Promise<void> {
  await view.updateComplete;
  for (const part of view.renderRoot.querySelectorAll('*')) {
    if ('updateComplete' in part) await (part as LitElement).updateComplete;
  }
}

/** The one element that matches, inside the view. */
export function find<Found extends Element = HTMLElement>(view: LitElement, selector: string): Found {
  const found = view.renderRoot.querySelector<Found>(selector);
  if (!found) throw new Error(`There is no ${selector} in <${view.localName}>.`);
  return found;
}

/** All elements that match, inside the view. */
export function findAll<Found extends Element = HTMLElement>(view: LitElement, selector: string): Found[] {
  return [...view.renderRoot.querySelectorAll<Found>(selector)];
}

/** Text as a reader sees it, white space collapsed; style sheets are no text. */
export function textOf(view: LitElement, selector?: string): string {
  const nodes = selector ? findAll(view, selector) : [...view.renderRoot.children];
  return nodes
    .map((node) => node.textContent ?? '')
    .join(' ')
    .replace(/\s+/g, ' ');
}

/** Details of every event of this name that leaves the view, as a page outside would hear it. */
export function listen<Detail>(view: LitElement, name: string): Detail[] {
  const details: Detail[] = [];
  view.parentElement!.addEventListener(name, (event) => details.push((event as CustomEvent<Detail>).detail));
  return details;
}

/** A key pressed on whatever has the focus inside the view. */
export async function press(view: LitElement, key: string, options: KeyboardEventInit = {}): Promise<void> {
  const target = (view.renderRoot as ShadowRoot).activeElement;
  target?.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...options }),
  );
  await drawn(view);
}

/** No finding of axe-core's, WCAG 2.2 AA and its best practices included. */
export async function expectAccessible(view: LitElement): Promise<void> {
  const { violations } = await axe.run(view, {
    // A view is a fragment: headings and landmarks are the page's.
    rules: { region: { enabled: false }, 'heading-order': { enabled: false } },
  });
  const findings = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`,
  );
  expect(findings).toEqual([]);
}

/** Nothing sticks out of the view sideways. */
export function expectNoOverflow(view: LitElement): void {
  expect(view.scrollWidth).toBeLessThanOrEqual(Math.ceil(view.getBoundingClientRect().width));
  const right = view.getBoundingClientRect().right + 0.5;
  const outside = findAll(view, ':not(.scroller *, .visually-hidden)')
    .filter((element) => element.getBoundingClientRect().right > right)
    .map((element) => element.outerHTML.slice(0, 100));
  expect(outside).toEqual([]);
}
