/**
 * @file The games of a group as paths in space: time runs upwards, half a move at a time, so that what a side
 * did before stands below it as a tower.
 */
import type { ActedGroup } from '../types.ts';
export declare const WHITE_KING = 0;
export declare const PIECE = 1;
export declare const BLACK_KING = 2;
/** Pieces of a game: White's king, White's piece, Black's king. */
export declare const PIECES = 3;
/** One game: where its three pieces stand at every half move. */
export interface GamePath {
    /** Half moves played. */
    readonly halfMoves: number;
    /** Squares, [halfMoves + 1, 3]. */
    readonly squares: Uint8Array;
    /** Half move after which White's piece is off the board; Infinity while it stays. */
    readonly lostAt: number;
    /** Within the square, along x and z. */
    readonly offset: readonly [number, number];
    readonly mated: boolean;
    readonly reward: number;
    readonly advantage: number;
}
/** All games of a group, and the height of a half move in squares. */
export interface GamePaths {
    readonly games: readonly GamePath[];
    /** Half moves of the longest. */
    readonly longest: number;
    readonly rise: number;
}
/** Where the first half move begins: just above the board. */
export declare const GROUND = 0.05;
/** The paths of a group's games. */
export declare function gamePaths({ rollouts }: ActedGroup): GamePaths;
/** Height of a half move above the board. */
export declare function heightAt({ rise }: GamePaths, halfMove: number): number;
/** Writes where a game's piece is at a time in half moves (clipped to the game) to `out`, as x, y, z. */
export declare function placeAt(paths: GamePaths, game: GamePath, piece: number, time: number, out: Float32Array, at: number): void;
/** A straight part of a piece's path, between two half moves. */
export interface Stretch {
    readonly game: number;
    readonly piece: number;
    readonly from: number;
    readonly to: number;
    /** Whether the piece moved; else it stood, for any number of half moves. */
    readonly moved: boolean;
}
/** Every game's paths, with half moves spent on one square joined. */
export declare function stretches({ games }: GamePaths): Stretch[];
