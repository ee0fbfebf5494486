/** @file Vite plugin: pages whose text is made from data when the site is built, so that they need no script. */

import type { Plugin } from 'vite';

/** Where a page's text goes. */
export const PLACE = '<!-- generated -->';

/** Puts what `pages[path]` resolves with, HTML, in the place of `<!-- generated -->` in the page at `path`. */
export function generatedPages(pages: Readonly<Record<string, () => Promise<string>>>): Plugin {
  return {
    name: 'generated-pages',
    transformIndexHtml: {
      order: 'pre',
      async handler(html, { path }) {
        const text = await pages[path]?.();
        if (text === undefined) return html;
        if (!html.includes(PLACE)) throw new Error(`${path} has no "${PLACE}" to put its text.`);
        return html.replace(PLACE, () => text);
      },
    },
  };
}
