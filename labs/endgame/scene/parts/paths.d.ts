/** @file The games' paths: a tube for every move, thinner ones where a piece waits, a disc where it lands. */
import type { Part } from './part.ts';
/** The games' paths. */
export declare function createPaths(): Part;
