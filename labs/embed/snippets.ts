/** @file The text to copy, for each way to put a lab on a page. */

import type { LabName } from './labs.ts';
import { strings } from './strings.ts';

/** What the reader of the page "Embed" has chosen. Absent: the lab's default. */
export interface Choice {
  readonly lab: LabName;
  readonly preset?: string;
  readonly seed: number;
  /** Of a frame, in CSS pixels. */
  readonly height: number;
  readonly theme?: 'light' | 'dark';
}

/** Ways to embed, in the order they are offered. */
export const WAYS = ['element', 'iframe', 'npm', 'Markdown', 'React', 'Vue', 'Svelte'] as const;

/** One of `WAYS`. */
export type Way = (typeof WAYS)[number];

function attributesOf({ preset, seed, theme }: Choice): [name: string, value: string][] {
  const given: [string, string | undefined][] = [
    ['preset', preset],
    ['seed', String(seed)],
    ['theme', theme],
  ];
  return given.filter((pair): pair is [string, string] => pair[1] !== undefined);
}

/** Address of the frame that shows the choice, on the site at `site`. */
export function frameAddress(choice: Choice, site: string): string {
  const address = new URL('embed.html', site);
  address.searchParams.set('lab', choice.lab);
  for (const [name, value] of attributesOf(choice)) address.searchParams.set(name, value);
  return address.href;
}

/** Addresses hold nothing else that HTML would read as its own: `URLSearchParams` has escaped it. */
const inHtml = (address: string): string => address.replaceAll('&', '&amp;');

function element(choice: Choice): string {
  const attributes = attributesOf(choice).map(([name, value]) => ` ${name}="${value}"`);
  return `<${choice.lab}-lab${attributes.join('')}></${choice.lab}-lab>`;
}

function frame(choice: Choice, site: string): string {
  return `<iframe
  src="${inHtml(frameAddress(choice, site))}"
  title="${strings.builder.frameTitle(choice.lab)}"
  width="100%" height="${choice.height}"
  sandbox="allow-scripts allow-downloads" loading="lazy"></iframe>`;
}

function react(choice: Choice): string {
  const attributes = attributesOf(choice).map(([name, value]) => ` ${name}="${value}"`);
  return `import 'ml-labs/${choice.lab}';

export function Lab() {
  return <${choice.lab}-lab${attributes.join('')} />;
}`;
}

/** The text to copy; `site` is the address of the site that serves the labs. */
export function snippet(way: Way, choice: Choice, site: string): string {
  const { lab } = choice;
  switch (way) {
    case 'element':
      return `<script type="module" src="${new URL(`labs/${lab}.js`, site).href}"></script>\n${element(choice)}`;
    case 'iframe':
      return `${frame(choice, site)}\n<script type="module" src="${new URL('embed-parent.js', site).href}"></script>`;
    case 'npm':
      return `npm install ml-labs\n\n// in a module of the page\nimport 'ml-labs/${lab}';\n\n<!-- in its HTML -->\n${element(choice)}`;
    case 'Markdown':
      return `[${strings.builder.frameTitle(lab)}](${frameAddress(choice, site)})\n\n${frame(choice, site)}`;
    case 'React':
      return react(choice);
    case 'Vue':
      return `<script setup>\nimport 'ml-labs/${lab}';\n</script>\n\n<template>\n  ${element(choice)}\n</template>`;
    case 'Svelte':
      return `<script>\n  import 'ml-labs/${lab}';\n</script>\n\n${element(choice)}`;
  }
}
