/** @file The labs that can be embedded, each loaded when it is asked for. */

/** Names of the labs, as in their tags: `<induction-lab>`. */
export const LAB_NAMES = ['induction', 'diffusion', 'endgame'] as const;

/** One of `LAB_NAMES`. */
export type LabName = (typeof LAB_NAMES)[number];

const MODULES: Record<LabName, () => Promise<unknown>> = {
  induction: () => import('../induction/induction-lab.ts'),
  diffusion: () => import('../diffusion/diffusion-lab.ts'),
  endgame: () => import('../endgame/endgame-lab.ts'),
};

/** A new element of this lab, not yet on the page. */
export async function createLab<Name extends LabName>(name: Name) {
  await MODULES[name]();
  return document.createElement(`${name}-lab`);
}
