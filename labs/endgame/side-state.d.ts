/**
 * @file What a policy in training is besides its optimiser's memory, as one array, so that a checkpoint or a resume
 * point carries it: the weights, then the curriculum's three numbers, then three whole numbers as three digits each
 * to the base 2048, which even half precision holds exactly.
 */
import { type Curriculum } from './curriculum.ts';
import type { EndgameConfig } from './types.ts';
/** Digits of each count. */
export declare const COUNT_DIGITS = 3;
/** Numbers behind the weights: curriculum, moves played, optimiser updates, hash of the games. */
export declare const TAIL: number;
/** What a side is at a step. */
export interface SideState {
    readonly parameters: Float32Array;
    readonly curriculum: Curriculum;
    /** White's moves played in training. */
    readonly moves: number;
    /** Optimiser updates done. */
    readonly updates: number;
    /** Of all moves of all games of training, in order: two runs of one hash played the same games. */
    readonly gamesHash: number;
}
/** Numbers of a side's state. */
export declare function sideSize(config: EndgameConfig): number;
/** A side's state as one array. */
export declare function packSide({ parameters, curriculum, moves, updates, gamesHash }: SideState): Float32Array;
/**
 * The state that such an array holds.
 * @throws RangeError when the numbers behind the weights are not a curriculum's.
 */
export declare function unpackSide(config: EndgameConfig, packed: Float32Array): SideState;
/** The state at step 0. */
export declare function firstSide(config: EndgameConfig, seed: number): SideState;
