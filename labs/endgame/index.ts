/** @file What the package `ml-labs/endgame` exports. Importing it defines `<endgame-lab>`. */

export { PRESETS } from './config.ts';
export { EndgameLab } from './endgame-lab.ts';
export type * from './types.ts';
