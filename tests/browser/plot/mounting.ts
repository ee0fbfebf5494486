/** @file What the plots' browser tests share: putting an element on the page and waiting for it. */

import axe from 'axe-core';
import { expect } from 'vitest';

/** Waits until the browser has laid out, painted, and let observers and transitions report. */
export async function settled(): Promise<void> {
  for (let i = 0; i < 3; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
  await new Promise((resolve) => setTimeout(resolve, 30));
}

/** Puts an element with these properties alone on the page. */
export async function mount<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]>,
): Promise<HTMLElementTagNameMap[Name]> {
  const element = Object.assign(document.createElement(name), properties);
  const main = document.createElement('main');
  main.append(element);
  document.body.replaceChildren(main);
  document.documentElement.lang = 'en';
  document.title = 'Plots';
  await settled();
  return element;
}

/** The element in a shadow root that a selector finds. */
export function inside<E extends Element = HTMLElement>(host: Element, selector: string): E {
  const found = host.shadowRoot?.querySelector<E>(selector);
  if (!found) throw new Error(`There is no ${selector} in <${host.localName}>.`);
  return found;
}

/** Text as it reads, spaces collapsed. */
export const textOf = (element: Element) => element.textContent.replaceAll(/\s+/g, ' ').trim();

/** Sets the page's scheme and paper, as a page around a lab has them. */
export async function useScheme(scheme: 'light' | 'dark'): Promise<void> {
  document.documentElement.style.colorScheme = scheme;
  document.body.style.background = scheme === 'light' ? '#ffffff' : '#16181c';
  await settled();
}

/** Fails with axe-core's findings, if it has any. */
export async function expectAccessible(): Promise<void> {
  const { violations, passes } = await axe.run(document.body);
  expect(passes.length).toBeGreaterThan(0);
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.html} ${node.failureSummary}`)}`),
  ).toEqual([]);
}
