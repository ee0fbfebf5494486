/** @file What the package `ml-labs/induction` exports. Importing it defines `<induction-lab>`. */

export { PRESETS } from './config.ts';
export { InductionLab } from './induction-lab.ts';
export type * from './types.ts';
