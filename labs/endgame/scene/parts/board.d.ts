/** @file The board: a sheet printed like a diagram in a book, with hatched dark squares, on a thin slab. */
import type { Part } from './part.ts';
/** The board. */
export declare function createBoard(): Part;
