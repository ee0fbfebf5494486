/** @file What the package `ml-labs/diffusion` exports. Importing it defines `<diffusion-lab>`. */

export { PRESETS } from './config.ts';
export { DiffusionLab } from './diffusion-lab.ts';
export type * from './types.ts';
