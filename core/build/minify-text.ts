/** @file Vite plugin: what is text to a JavaScript minifier is made smaller too: HTML, CSS and WGSL. */

import { readFile } from 'node:fs/promises';
import { minifyHTMLLiterals } from 'minify-literals';
import type { Plugin } from 'vite';

/**
 * A hole, which stays; or punctuation beside which WGSL needs no space. Signs are left out: `- -x` is not `--x`.
 */
const WGSL_PUNCTUATION = /(\$\{\w+\})|\s*([=,;+<>(){}[\]])\s*/g;

/**
 * A WGSL template without comments, indentation and needless spaces. Lines stay lines, and the head of a
 * `$each` line stays as it is, since `compose` reads both.
 */
export function minifyWgsl(template: string): string {
  return template
    .split('\n')
    .map((line) => line.replace(/\/\/.*$/, '').trim())
    .filter((line) => line !== '')
    .map((line) => {
      const head = /^(?:\$each \w+ \S+: )*/.exec(line)![0];
      return head + line.slice(head.length).replaceAll(WGSL_PUNCTUATION, '$1$2');
    })
    .join('\n');
}

/**
 * A module with smaller `html`, `svg` and `css` templates, and its source map; undefined where nothing is to be
 * gained. Runs of white space in HTML become one space and never none, so that text which is set inline keeps
 * its gaps. Elements of SVG are closed by their slash and nothing else: it stays, and so does their spelling.
 */
export async function minifyTemplates(code: string, fileName: string) {
  const smaller = await minifyHTMLLiterals(code, {
    fileName,
    html: {
      collapseWhitespace: true,
      conservativeCollapse: true,
      keepClosingSlash: true,
      caseSensitive: true,
      // A style attribute is an expression here, not CSS.
      minifyCSS: false,
    },
  });
  return smaller ? { code: smaller.code, map: smaller.map } : undefined;
}

/** Minifies lit's templates and the shaders. */
export function minifyText(): Plugin {
  return {
    name: 'minify-text',
    apply: 'build',
    enforce: 'pre',
    load: {
      filter: { id: /\.wgsl\?raw$/ },
      async handler(id) {
        const template = await readFile(id.replace(/\?raw$/, ''), 'utf8');
        return { code: `export default ${JSON.stringify(minifyWgsl(template))}`, moduleType: 'js' };
      },
    },
    transform: {
      filter: { id: /\.ts$/, code: /(?:html|css|svg)`/ },
      handler: minifyTemplates,
    },
  };
}
