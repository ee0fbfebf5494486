/**
 * @file The pieces: the position of the start in full, and for every game of the group three small ones that
 * play it. Those that mated lay Black's king down; those above the mean turn gold; those below shrink away.
 */
import type { Part } from './part.ts';
/** The pieces. */
export declare function createPieces(): Part;
