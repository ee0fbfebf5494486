/** @file The labs that can be embedded, each loaded when it is asked for. */

/** Names of the labs, as in their tags: `<induction-lab>`. */
export const LAB_NAMES = ['induction', 'diffusion', 'endgame'] as const;

/** One of `LAB_NAMES`. */
export type LabName = (typeof LAB_NAMES)[number];

/**
 * A new element of this lab, not yet on the page.
 * @param site address of the site, from which the lab is loaded as on any other page: were this module in one
 * graph with the labs, each of them would fall into more and smaller files.
 */
export async function createLab<Name extends LabName>(name: Name, site: string) {
  const module = import.meta.env.DEV ? `labs/${name}/shell.ts` : `labs/${name}.js`;
  await import(/* @vite-ignore */ new URL(module, site).href);
  return document.createElement(`${name}-lab`);
}
