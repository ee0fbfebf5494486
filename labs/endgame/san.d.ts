/**
 * @file Moves as text: standard algebraic notation (Edwards, "PGN standard", 1994, 8.2.3) and UCI's `e2e4`. With
 * one king a side and one piece no move needs its origin to be told apart.
 */
import { type GameRecord } from './env.ts';
import type { Ending } from './types.ts';
/** White's action in SAN, such as `Qb7+`, `Rd8#` or `Kc3`. */
export declare function whiteSan(ending: Ending, state: number, action: number): string;
/** Black's reply in SAN: `Kd5`, or `Kxd5` where it takes the piece. */
export declare function blackSan(state: number, to: number): string;
/** White's action as `a1b2`. */
export declare function whiteUci(state: number, action: number): string;
/** Black's reply as `a1b2`. */
export declare function blackUci(state: number, to: number): string;
/**
 * A recorded game in SAN, both sides' moves in turn.
 * @throws RangeError when a move of the record is not legal.
 */
export declare function gameSan(ending: Ending, record: GameRecord): string[];
/**
 * White's action written in SAN or UCI; a missing or wrong `x`, `+` or `#` is forgiven.
 * @param state a legal position with White to move.
 * @throws LabError with code `move-malformed` or `move-illegal`.
 */
export declare function parseWhiteMove(ending: Ending, state: number, text: string): number;
/**
 * Destination of Black's reply written in SAN or UCI; a missing or wrong `x` is forgiven.
 * @param state a position with Black to move.
 * @throws LabError with code `move-malformed` or `move-illegal`.
 */
export declare function parseBlackMove(ending: Ending, state: number, text: string): number;
