/**
 * @file The solved ending: distance to mate of every state, by retrograde analysis (Thompson, "Retrograde
 * analysis of certain endgames", ICCA Journal 9(3), 1986). From the mates it walks moves backwards: a White
 * position that can reach a loss in n is won in n + 1; a Black position is lost once every reply leads to a win.
 *
 * Distances are White's moves to mate against the longest resistance: with White to move 1 is mate in one
 * (2n - 1 plies), with Black to move 0 is mate on the board (2n plies). Losing the piece draws, and so is never
 * part of a distance.
 */
import type { Ending } from './types.ts';
/** In a table of distances: no forced mate. */
export declare const DRAWN = -1;
/** In a table of distances: no legal position. */
export declare const ILLEGAL = -2;
/** Everything known about an ending. */
export interface Tablebase {
    readonly ending: Ending;
    /** White to move, by state: moves to mate from 1, `DRAWN` or `ILLEGAL`. */
    readonly white: Int8Array;
    /** Black to move, by state: White's moves to mate from 0, `DRAWN` or `ILLEGAL`. */
    readonly black: Int8Array;
    /** The longest distance with White to move. */
    readonly longest: number;
    /** States with White to move and mate in n, ascending, at n; empty at 0. */
    readonly levels: readonly Int32Array[];
    /**
     * Black's best replies, one bit a direction: those that take the piece, else those that resist longest. 0 where
     * there is none.
     */
    readonly bestReplies: Uint8Array;
}
/** The table of an ending; solved at the first call, then kept. */
export declare function tablebaseOf(ending: Ending): Tablebase;
/** Moves to mate with White to move, or null where no mate can be forced. */
export declare function distanceToMate(table: Tablebase, state: number): number | null;
/** Moves to mate once White has played the action (0: it mates), or null when it gives the win away. */
export declare function distanceAfter(table: Tablebase, state: number, action: number): number | null;
/** Moves lost by the action against the best one, 0 when it is best, or null when it gives the win away. */
export declare function regretOf(table: Tablebase, state: number, action: number): number | null;
/** White's moves that mate soonest, in the order of `whiteMoves`. */
export declare function optimalActions(table: Tablebase, state: number): number[];
/** Positions with White to move and mate in 1, 2, ..: the sizes of the levels. */
export declare function histogramOf(table: Tablebase): number[];
