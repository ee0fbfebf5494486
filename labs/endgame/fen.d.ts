/**
 * @file Positions of the two endings as text: Forsyth-Edwards Notation (Edwards, "PGN standard", 1994, 16.1).
 *
 * White is the stronger side throughout: a position in which Black holds the queen or rook is refused, not
 * mirrored, so that what is pasted is what is shown. Castling, en passant and the clocks must be well formed
 * where they are given, and are then ignored: neither king can castle here, and no game is counted out.
 */
import type { Ending } from './types.ts';
/** A legal position that is not over. */
export interface Position {
    readonly ending: Ending;
    readonly state: number;
    readonly toMove: 'white' | 'black';
}
/** Why a position is refused, and what to do; `LabError.code` of what this file throws. */
export declare const POSITION_ERRORS: {
    readonly 'fen-malformed': 'Give a FEN such as “8/8/8/3k4/8/8/2R5/1K6 w - - 0 1”.';
    readonly 'fen-pieces': 'This lab plays one white king, one white queen or rook, and one black king.';
    readonly 'fen-black-stronger': 'Here White holds the queen or rook. Swap the colours and try again.';
    readonly 'fen-kings-adjacent': 'The kings may not stand side by side. Move one of them away.';
    readonly 'fen-in-check': 'White is to move, but Black’s king stands in check. Move a piece, or let Black be the one to move.';
    readonly 'fen-game-over': 'Set up a position that still has a move to play.';
    readonly 'fen-black-to-move': 'The policy plays White. Give a position with White to move.';
};
export type PositionErrorCode = keyof typeof POSITION_ERRORS;
/**
 * Reads a position. The board and the side to move are required, the other four fields may be left off.
 * @throws LabError whose code is one of `POSITION_ERRORS`.
 */
export declare function parseFen(fen: string): Position;
/**
 * Checks three men on three squares.
 * @throws LabError when the position is not legal, or is over already.
 */
export declare function checkPosition(ending: Ending, state: number, toMove: 'white' | 'black'): void;
/**
 * Reads a position in which the policy can be asked for a move.
 * @throws LabError as `parseFen`, and when Black is to move.
 */
export declare function parseFenWhiteToMove(fen: string): Position;
/** A state as a FEN of six fields; where the piece is lost, Black's king stands on its square. */
export declare function formatFen(ending: Ending, state: number, toMove: 'white' | 'black'): string;
