/**
 * @file Candidates glow: on each destination stands a column of light as high as the move is probable, brighter
 * below than above. After the update a column that has grown is gold.
 */
import type { Part } from './part.ts';
/** The candidates' columns. */
export declare function createColumns(): Part;
