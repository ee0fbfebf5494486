/**
 * @file The policy's network: a tile for every unit, a plate under every board and floor, and as edges the
 * weights that the update changed most. Colour is the sign of the change, width and opacity its size.
 */
import type { Part } from './part.ts';
/** The network. */
export declare function createNetwork(): Part;
