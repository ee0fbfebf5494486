/**
 * @file The rules of king and queen, or king and rook, against king, as tables over every state.
 *
 * A state is (whiteKing * 64 + piece) * 64 + blackKing: 18 bits, with the side to move kept apart. White's action
 * is actor * 64 + destination, actor 0 the king and 1 the piece: 0..127. Black's reply is its destination; on the
 * piece's square it captures.
 *
 * Black's replies are held as one byte a state: bit d is set where the king may step in direction d. With them
 * mate, stalemate and the choice of a reply cost a load or two, and nothing is allocated in the hot path.
 */
import type { Ending } from '../types.ts';
export declare const STATES: number;
export declare const ACTIONS: number;
/** No position of either ending has more legal White moves: 8 of the king and 27 of the queen. */
export declare const MOST_MOVES = 35;
/** What is known of every state of an ending; index by state. */
export interface Rules {
    readonly ending: Ending;
    /** Directions the piece moves in: the first 4 for a rook, all 8 for a queen. */
    readonly directions: number;
    /** 1 where the piece attacks Black's king. A king does not shield squares behind it from the piece. */
    readonly checks: Uint8Array;
    /** Black's legal steps, one bit a direction; 0 where the pieces do not stand legally. */
    readonly replies: Uint8Array;
}
export declare function stateOf(whiteKing: number, piece: number, blackKing: number): number;
export declare function whiteKingOf(state: number): number;
export declare function pieceOf(state: number): number;
export declare function blackKingOf(state: number): number;
/** Whether three pieces stand on three squares with the kings apart: every legal position with Black to move. */
export declare function standsLegally(state: number): boolean;
/** The rules of an ending; built at the first call (some 20 ms), then kept. */
export declare function rulesOf(ending: Ending): Rules;
/** Whether the piece attacks Black's king. */
export declare function inCheck(rules: Rules, state: number): boolean;
/** Whether a state that stands legally is checkmate, Black to move. */
export declare function isMate(rules: Rules, state: number): boolean;
/** Whether a state that stands legally is stalemate, Black to move. */
export declare function isStalemate(rules: Rules, state: number): boolean;
/** Whether the state is a legal position with White to move: Black's king is not left in check. */
export declare function isLegalForWhite(rules: Rules, state: number): boolean;
/**
 * Writes White's legal actions to `into` from `offset`, the king's first, and returns how many there are.
 * @param state a legal position with White to move.
 * @param into room for `MOST_MOVES` after `offset`.
 */
export declare function whiteMoves(rules: Rules, state: number, into: Uint8Array, offset?: number): number;
/**
 * Writes the destinations of Black's legal replies to `into` and returns how many there are.
 * @param into room for 8.
 */
export declare function blackMoves(rules: Rules, state: number, into: Uint8Array): number;
/** Whether the action is legal for White in a legal position. */
export declare function isWhiteMove(rules: Rules, state: number, action: number): boolean;
/** Whether Black's king may go to the square. */
export declare function isBlackMove(rules: Rules, state: number, to: number): boolean;
/** The state after White's action; Black is to move. */
export declare function applyWhite(state: number, action: number): number;
/** The state after Black's reply; where both stand on one square, Black has captured the piece. */
export declare function applyBlack(state: number, to: number): number;
/** Whether Black's last reply captured the piece. */
export declare function pieceIsLost(state: number): boolean;
