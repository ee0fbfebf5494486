/** @file All contenders by name, each fetched only where it runs. */

import type { Start, Who } from './contender.ts';

const STARTS: Readonly<Record<Who, () => Promise<Start>>> = {
  ours: async () => (await import('./ours.ts')).startOurs,
  tfjs: async () => (await import('./tfjs.ts')).startTfjs,
  'jax-js': async () => (await import('./jax.ts')).startJax,
};

/** Starts a contender: its code, its device, the weights. */
export const startContender = async (who: Who, ...rest: Parameters<Start>): ReturnType<Start> =>
  (await STARTS[who]())(...rest);
