/**
 * @file Vite plugin: an oEmbed answer for each lab, as a file, and the link to it on the lab's page.
 *
 * An answer names whole addresses, and a build does not know where it will be served: SITE_URL tells it.
 * Specification: https://oembed.com (type `rich`; `cache_age` in seconds).
 */

import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';

/** Where `npm start` serves the site. */
const LOCAL = 'http://localhost:4173/';
const WIDTH = 960;
const HEIGHT = 900;
const DAY = 86_400;

/** The oEmbed answer for a lab. `title` is that of its page, `site` where the build is served. */
export function oembedAnswer(lab: string, title: string, site: string) {
  const frame = new URL(`embed.html?lab=${lab}`, site).href;
  const html = (text: string) =>
    text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  return {
    version: '1.0',
    type: 'rich',
    title,
    provider_name: 'ml-labs',
    provider_url: new URL(site).href,
    cache_age: DAY,
    width: WIDTH,
    height: HEIGHT,
    html:
      `<iframe src="${html(frame)}" title="${html(title)}" width="${WIDTH}" height="${HEIGHT}" ` +
      `sandbox="allow-scripts" loading="lazy"></iframe>`,
  };
}

/** Writes `oembed/<lab>.json` for each of `labs`, and links it from `labs/<lab>/index.html`. */
export function oembed(labs: readonly string[], site: string = process.env.SITE_URL ?? LOCAL): Plugin {
  return {
    name: 'oembed',
    transformIndexHtml(_html, { path }) {
      const lab = labs.find((name) => path === `/labs/${name}/index.html`);
      if (lab === undefined) return [];
      const href = `../../oembed/${lab}.json`;
      const attrs = { rel: 'alternate', type: 'application/json+oembed', title: 'oEmbed', href };
      return [{ tag: 'link', attrs, injectTo: 'head' }];
    },
    async generateBundle() {
      for (const lab of labs) {
        const page = await readFile(`labs/${lab}/index.html`, 'utf8');
        const title = /<title>([^<]*)<\/title>/.exec(page)?.[1];
        if (!title) this.error(`labs/${lab}/index.html has no title; its oEmbed answer needs one.`);
        const source = JSON.stringify(oembedAnswer(lab, title, site), null, 2);
        this.emitFile({ type: 'asset', fileName: `oembed/${lab}.json`, source });
      }
    },
  };
}
