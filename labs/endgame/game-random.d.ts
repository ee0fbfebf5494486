/**
 * @file Random words for single moves, cheap enough to draw one a ply. A word is a pure function of (seed, stream,
 * step, game, ply): games may be played in any order, together or alone, and come out the same.
 *
 * (seed, stream, step) makes a key of two words by the Philox streams of core; (game, ply) is hashed under it with
 * lowbias32 (Wellons, "Prospecting for Hash Functions", 2018), once for the game and once for the ply.
 */
/** What all games of one purpose at one step share. */
export interface GameKey {
    readonly first: number;
    readonly second: number;
}
/**
 * The key of one purpose at one step of a run, such as `replies`.
 * @throws RangeError when the seed or the step is not one that `randomStream` takes.
 */
export declare function gameKey(seed: number, stream: string, step: number): GameKey;
/** The word, in 0 .. 2³² − 1, of move `ply` (from 0) of a game. */
export declare function gameWord(key: GameKey, game: number, ply: number): number;
/** The word as a number in [0, 1), a multiple of 2⁻²⁴: it stays below 1 when stored as float32. */
export declare function gameUniform(key: GameKey, game: number, ply: number): number;
