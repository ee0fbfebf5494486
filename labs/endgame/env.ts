/**
 * @file Many games at once: White's moves are given, Black replies by the table or at random. B games, each of at
 * most M White moves, in flat arrays; nothing is allocated while they are played.
 *
 * A game ends when White's move mates or stalemates, when Black's reply takes the piece, or after the reply to the
 * last move it was allowed. It is recorded whole: start, White's actions, Black's replies.
 */

import { ALL_DIRECTIONS, KING_STEPS } from './chess/geometry.ts';
import {
  applyBlack,
  applyWhite,
  blackKingOf,
  inCheck,
  isBlackMove,
  isLegalForWhite,
  isWhiteMove,
  pieceIsLost,
  rulesOf,
  type Rules,
} from './chess/rules.ts';
import { gameWord, type GameKey } from './game-random.ts';
import { tablebaseOf } from './tablebase.ts';
import type { Defence, Ending, Outcome } from './types.ts';

/** What becomes of a game, by its code in `Games.outcomes`; 0 is a game that goes on. */
export const OUTCOMES = ['playing', 'mate', 'stalemate', 'piece-lost', 'out-of-moves'] as const;
export const PLAYING = 0;
export const MATE = 1;
export const STALEMATE = 2;
export const PIECE_LOST = 3;
export const OUT_OF_MOVES = 4;

/** In `Games.replies`: Black had no reply. */
export const NO_REPLY = 255;

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

/** How many directions a byte of them holds, and the n-th of them at byte * 8 + n. */
const CHOICE_COUNTS = new Uint8Array(256);
const CHOICES = new Uint8Array(256 * ALL_DIRECTIONS);
for (let byte = 0; byte < 256; byte++) {
  for (let direction = 0; direction < ALL_DIRECTIONS; direction++) {
    if (byte & (1 << direction)) CHOICES[byte * ALL_DIRECTIONS + CHOICE_COUNTS[byte]++] = direction;
  }
}

/** A batch with room for `count` games of at most `mostMoves` White moves each; `startGame` begins them. */
export function createGames(ending: Ending, count: number, mostMoves: number, defence: Defence): Games {
  const rules = rulesOf(ending);
  return {
    rules,
    defence,
    choices: defence === 'best' ? tablebaseOf(ending).bestReplies : rules.replies,
    count,
    mostMoves,
    starts: new Int32Array(count),
    states: new Int32Array(count),
    limits: new Uint16Array(count),
    moves: new Uint16Array(count),
    outcomes: new Uint8Array(count).fill(OUT_OF_MOVES),
    actions: new Uint8Array(count * mostMoves),
    replies: new Uint8Array(count * mostMoves),
  };
}

/**
 * Begins a game anew.
 * @param start a legal position with White to move.
 * @param limit White's moves allowed, from 1.
 * @throws RangeError when the start is not legal, or the limit does not fit the batch.
 */
export function startGame(games: Games, game: number, start: number, limit: number): void {
  if (!isLegalForWhite(games.rules, start)) {
    throw new RangeError(`State ${start} is not a legal ${games.rules.ending} position with White to move.`);
  }
  if (!(limit >= 1 && limit <= games.mostMoves)) {
    throw new RangeError(`A game of ${limit} moves does not fit this batch of 1 to ${games.mostMoves}.`);
  }
  games.starts[game] = start;
  games.states[game] = start;
  games.limits[game] = limit;
  games.moves[game] = 0;
  games.outcomes[game] = PLAYING;
}

/** Destination of Black's reply: of the choices in a state that has any, the one that `word` (uint32) picks. */
export function replyOf(choices: Uint8Array, state: number, word: number): number {
  const byte = choices[state];
  const n = Math.floor((word * CHOICE_COUNTS[byte]) / 2 ** 32);
  return KING_STEPS[blackKingOf(state) * ALL_DIRECTIONS + CHOICES[byte * ALL_DIRECTIONS + n]];
}

/**
 * Plays White's action in a game that goes on, and Black's reply. Returns the code of the outcome.
 * @param action a legal one: this is the hot path, and it is not checked again (`replay` does).
 * @param word uint32 that picks Black's reply.
 */
export function playMove(games: Games, game: number, action: number, word: number): number {
  const move = games.moves[game]++;
  const at = game * games.mostMoves + move;
  const afterWhite = applyWhite(games.states[game], action);
  games.actions[at] = action;
  if (games.choices[afterWhite] === 0) {
    games.replies[at] = NO_REPLY;
    games.states[game] = afterWhite;
    return (games.outcomes[game] = inCheck(games.rules, afterWhite) ? MATE : STALEMATE);
  }
  const to = replyOf(games.choices, afterWhite, word);
  const state = applyBlack(afterWhite, to);
  games.replies[at] = to;
  games.states[game] = state;
  if (pieceIsLost(state)) return (games.outcomes[game] = PIECE_LOST);
  if (move + 1 === games.limits[game]) return (games.outcomes[game] = OUT_OF_MOVES);
  return PLAYING;
}

/** Writes the numbers of the games that go on to `into` [B], ascending, and returns how many there are. */
export function gamesGoingOn(games: Games, into: Int32Array): number {
  let count = 0;
  for (let game = 0; game < games.count; game++) if (games.outcomes[game] === PLAYING) into[count++] = game;
  return count;
}

/**
 * Plays one White move and its reply in every game that goes on; returns how many still do.
 * @param actions White's, [B]: those of ended games are not read.
 * @param key of Black's replies at this step; the word of a reply depends on the game and the move alone.
 */
export function playMoves(games: Games, actions: Uint8Array, key: GameKey): number {
  let goingOn = 0;
  for (let game = 0; game < games.count; game++) {
    if (games.outcomes[game] !== PLAYING) continue;
    const outcome = playMove(games, game, actions[game], gameWord(key, game, games.moves[game]));
    if (outcome === PLAYING) goingOn++;
  }
  return goingOn;
}

/** A game as it was played so far. */
export function recordOf(games: Games, game: number): GameRecord {
  const from = game * games.mostMoves;
  const to = from + games.moves[game];
  return {
    start: games.starts[game],
    actions: Array.from(games.actions.subarray(from, to)),
    replies: Array.from(games.replies.subarray(from, to)),
    outcome: OUTCOMES[games.outcomes[game]],
  };
}

/**
 * The states of a recorded game: before each of White's moves, and the last one (after mate or stalemate with
 * Black to move; where the piece is lost, Black's king stands on its square).
 * @throws RangeError when a move of the record is not legal.
 */
export function replay(ending: Ending, record: GameRecord): number[] {
  const rules = rulesOf(ending);
  const states = [record.start];
  record.actions.forEach((action, move) => {
    const state = states[move];
    if (!isLegalForWhite(rules, state) || !isWhiteMove(rules, state, action)) {
      throw new RangeError(`White's move ${move + 1} of this record is not legal: action ${action}.`);
    }
    const afterWhite = applyWhite(state, action);
    const to = record.replies[move];
    if (to === NO_REPLY ? rules.replies[afterWhite] !== 0 : !isBlackMove(rules, afterWhite, to)) {
      throw new RangeError(`Black's reply ${move + 1} of this record is not legal: to square ${to}.`);
    }
    states.push(to === NO_REPLY ? afterWhite : applyBlack(afterWhite, to));
  });
  return states;
}

/** FNV-1a, 32 bits (Fowler, Noll & Vo, 1991). */
export const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/**
 * One number for all moves of a batch: FNV-1a over each game's start, actions, replies and outcome. Pass the hash
 * of the steps before as `hash` to cover a whole run.
 */
export function hashGames(games: Games, hash = FNV_OFFSET): number {
  let h = hash;
  for (let game = 0; game < games.count; game++) {
    const start = games.starts[game];
    h = Math.imul(h ^ (start & 63), FNV_PRIME);
    h = Math.imul(h ^ ((start >> 6) & 63), FNV_PRIME);
    h = Math.imul(h ^ (start >> 12), FNV_PRIME);
    const from = game * games.mostMoves;
    for (let at = from; at < from + games.moves[game]; at++) {
      h = Math.imul(h ^ games.actions[at], FNV_PRIME);
      h = Math.imul(h ^ games.replies[at], FNV_PRIME);
    }
    h = Math.imul(h ^ games.outcomes[game], FNV_PRIME);
  }
  return h >>> 0;
}
