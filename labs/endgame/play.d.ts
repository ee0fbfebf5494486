/**
 * @file A game of the reader's against the policy, as values: each function gives the game that follows. The
 * policy is White, the reader the lone king; nothing here draws or asks a model.
 */
import type { Position } from './fen.ts';
import type { Candidate } from './types.ts';
/** How a game ended; `fifty` is the fifty-move rule. */
export type GameResult = 'mate' | 'stalemate' | 'piece-lost' | 'fifty';
/** A move that was played. */
export interface PlayedMove {
    readonly side: 'white' | 'black';
    readonly san: string;
    readonly from: number;
    readonly to: number;
    /** Position before the move. */
    readonly before: Position;
    /**
     * Moves to mate that the move gave away: White's against the table's best, Black's against the longest
     * resistance. Null when it gave away the win; undefined while it is not known.
     */
    readonly lost: number | null | undefined;
    /** Moves to mate once a move of White's is played; null: none can be forced. */
    readonly distance?: number | null;
}
/** A game from its start. */
export interface Game {
    readonly start: Position;
    readonly moves: readonly PlayedMove[];
    /** As it stands; where the piece is lost, both stand on one square. */
    readonly position: Position;
    readonly result: GameResult | undefined;
}
/** Square a White action starts from. */
export declare function originOf(state: number, action: number): number;
/** A game of no moves. */
export declare function newGame(start: Position): Game;
/** The reader's legal destinations; none while White is to move or the game is over. */
export declare function readerChoices({ position, result }: Game): number[];
/** What is the matter with Black's king. */
export declare function alarmOf({ ending, state, toMove }: Position): 'check' | 'mate' | 'stalemate' | undefined;
/** The game after a move of the policy's; White has to be to move, and the candidate to be legal. */
export declare function afterPolicy(game: Game, { action, regret, distance }: Candidate): Game;
/** The game after a move of the reader's king to one of `readerChoices`. */
export declare function afterReader(game: Game, to: number): Game;
/** Notes what the reader's last move gave away, now that the table has said how far mate is. */
export declare function withGiven(game: Game, distance: number | null): Game;
/** The game before the reader's last move, or as it began. */
export declare function takenBack(game: Game): Game;
