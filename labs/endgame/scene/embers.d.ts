/** @file What falls away: embers that leave the paths of the games below the mean, and burn out on the way down. */
import { type GamePaths } from './games.ts';
/** Embers of one group: where each starts, and how it falls. */
export interface Embers {
    readonly count: number;
    /** Where each leaves its path, [count, 3]. */
    readonly origins: Float32Array;
    /** Sideways drift in squares, and the share of the fall it waits for, [count, 3]. */
    readonly falls: Float32Array;
}
/** The embers of a group's games with negative advantage, the same each time. */
export declare function embersOf(paths: GamePaths): Embers;
/**
 * Writes where an ember is when all together have fallen by `amount` (0 to 1) to `out`, as x, y, z.
 * @returns how brightly it glows, 0 to 1.
 */
export declare function emberAt({ origins, falls }: Embers, index: number, amount: number, out: Float32Array, at: number): number;
