/**
 * @file Many games at once: White's moves are given, Black replies by the table or at random. B games, each of at
 * most M White moves, in flat arrays; nothing is allocated while they are played.
 *
 * A game ends when White's move mates or stalemates, when Black's reply takes the piece, or after the reply to the
 * last move it was allowed. It is recorded whole: start, White's actions, Black's replies.
 */
import { type Rules } from './chess/rules.ts';
import { type GameKey } from './game-random.ts';
import type { Defence, Ending, Outcome } from './types.ts';
/** What becomes of a game, by its code in `Games.outcomes`; 0 is a game that goes on. */
export declare const OUTCOMES: readonly ['playing', 'mate', 'stalemate', 'piece-lost', 'out-of-moves'];
export declare const PLAYING = 0;
export declare const MATE = 1;
export declare const STALEMATE = 2;
export declare const PIECE_LOST = 3;
export declare const OUT_OF_MOVES = 4;
/** In `Games.replies`: Black had no reply. */
export declare const NO_REPLY = 255;
/** A batch of games. Of the arrays, callers read; the functions of this file write. */
export interface Games {
    readonly rules: Rules;
    readonly defence: Defence;
    /** The replies Black chooses from, one bit a direction, by state. */
    readonly choices: Uint8Array;
    /** B. */
    readonly count: number;
    /** M, room for White's moves in a game. */
    readonly mostMoves: number;
    /** Where each game began, [B]. */
    readonly starts: Int32Array;
    /** Where each game stands: White to move while it goes on, else its last position, [B]. */
    readonly states: Int32Array;
    /** White's moves allowed, [B]. */
    readonly limits: Uint16Array;
    /** White's moves played, [B]. */
    readonly moves: Uint16Array;
    /** Code of each game's outcome, [B]. */
    readonly outcomes: Uint8Array;
    /** White's actions, [B, M]; of a row the first `moves` count. */
    readonly actions: Uint8Array;
    /** Destinations of Black's replies, or `NO_REPLY`, [B, M]. */
    readonly replies: Uint8Array;
}
/** A finished game, or one under way, as it was played. */
export interface GameRecord {
    readonly start: number;
    readonly actions: readonly number[];
    /** One for each action; `NO_REPLY` where White's move ended the game. */
    readonly replies: readonly number[];
    readonly outcome: Outcome | 'playing';
}
/** A batch with room for `count` games of at most `mostMoves` White moves each; `startGame` begins them. */
export declare function createGames(ending: Ending, count: number, mostMoves: number, defence: Defence): Games;
/**
 * Begins a game anew.
 * @param start a legal position with White to move.
 * @param limit White's moves allowed, from 1.
 * @throws RangeError when the start is not legal, or the limit does not fit the batch.
 */
export declare function startGame(games: Games, game: number, start: number, limit: number): void;
/** Destination of Black's reply: of the choices in a state that has any, the one that `word` (uint32) picks. */
export declare function replyOf(choices: Uint8Array, state: number, word: number): number;
/**
 * Plays White's action in a game that goes on, and Black's reply. Returns the code of the outcome.
 * @param action a legal one: this is the hot path, and it is not checked again (`replay` does).
 * @param word uint32 that picks Black's reply.
 */
export declare function playMove(games: Games, game: number, action: number, word: number): number;
/** Writes the numbers of the games that go on to `into` [B], ascending, and returns how many there are. */
export declare function gamesGoingOn(games: Games, into: Int32Array): number;
/**
 * Plays one White move and its reply in every game that goes on; returns how many still do.
 * @param actions White's, [B]: those of ended games are not read.
 * @param key of Black's replies at this step; the word of a reply depends on the game and the move alone.
 */
export declare function playMoves(games: Games, actions: Uint8Array, key: GameKey): number;
/** A game as it was played so far. */
export declare function recordOf(games: Games, game: number): GameRecord;
/**
 * The states of a recorded game: before each of White's moves, and the last one (after mate or stalemate with
 * Black to move; where the piece is lost, Black's king stands on its square).
 * @throws RangeError when a move of the record is not legal.
 */
export declare function replay(ending: Ending, record: GameRecord): number[];
/** FNV-1a, 32 bits (Fowler, Noll & Vo, 1991). */
export declare const FNV_OFFSET = 2166136261;
/**
 * One number for all moves of a batch: FNV-1a over each game's start, actions, replies and outcome. Pass the hash
 * of the steps before as `hash` to cover a whole run.
 */
export declare function hashGames(games: Games, hash?: number): number;
