/** @file Where the reader's board begins, and other starts on request. */
import { type Position } from './fen.ts';
import type { Ending } from './types.ts';
/** The position that the board shows first. */
export declare function openingPosition(ending: Ending): Position;
/** The `n`-th of a seed's random positions with White to move, all legal ones alike. */
export declare function anotherPosition(ending: Ending, seed: number, n: number): Position;
