/**
 * @file A game of the reader's against the policy, as values: each function gives the game that follows. The
 * policy is White, the reader the lone king; nothing here draws or asks a model.
 */

import { SQUARES } from './chess/geometry.ts';
import {
  applyBlack,
  applyWhite,
  blackKingOf,
  blackMoves,
  inCheck,
  isMate,
  isStalemate,
  pieceIsLost,
  pieceOf,
  rulesOf,
  whiteKingOf,
} from './chess/rules.ts';
import type { Position } from './fen.ts';
import { blackSan, whiteSan } from './san.ts';
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

/** White's moves without mate after which a game is drawn. */
const FIFTY = 50;

/** Square a White action starts from. */
export function originOf(state: number, action: number): number {
  return action < SQUARES ? whiteKingOf(state) : pieceOf(state);
}

/** A game of no moves. */
export function newGame(start: Position): Game {
  return { start, moves: [], position: start, result: undefined };
}

/** The reader's legal destinations; none while White is to move or the game is over. */
export function readerChoices({ position, result }: Game): number[] {
  if (result || position.toMove === 'white') return [];
  const squares = new Uint8Array(8);
  return [...squares.subarray(0, blackMoves(rulesOf(position.ending), position.state, squares))];
}

/** What is the matter with Black's king. */
export function alarmOf({ ending, state, toMove }: Position): 'check' | 'mate' | 'stalemate' | undefined {
  if (toMove === 'white') return undefined;
  const rules = rulesOf(ending);
  if (isMate(rules, state)) return 'mate';
  if (isStalemate(rules, state)) return 'stalemate';
  return inCheck(rules, state) ? 'check' : undefined;
}

function whiteMoveCount({ moves }: Game): number {
  return moves.filter(({ side }) => side === 'white').length;
}

/** The game after a move of the policy's; White has to be to move, and the candidate to be legal. */
export function afterPolicy(game: Game, { action, regret, distance }: Candidate): Game {
  const { position } = game;
  const { ending, state } = position;
  const after = applyWhite(state, action);
  const rules = rulesOf(ending);
  const move: PlayedMove = {
    side: 'white',
    san: whiteSan(ending, state, action),
    from: originOf(state, action),
    to: action & 63,
    before: position,
    lost: regret,
    distance,
  };
  return {
    ...game,
    moves: [...game.moves, move],
    position: { ending, state: after, toMove: 'black' },
    result: isMate(rules, after) ? 'mate' : isStalemate(rules, after) ? 'stalemate' : undefined,
  };
}

/** The game after a move of the reader's king to one of `readerChoices`. */
export function afterReader(game: Game, to: number): Game {
  const { position } = game;
  const { ending, state } = position;
  const after = applyBlack(state, to);
  const lost = pieceIsLost(after);
  const move: PlayedMove = {
    side: 'black',
    san: blackSan(state, to),
    from: blackKingOf(state),
    to,
    before: position,
    // Known once the table has been asked about the new position.
    lost: lost ? 0 : undefined,
  };
  return {
    ...game,
    moves: [...game.moves, move],
    position: { ending, state: after, toMove: 'white' },
    result: lost ? 'piece-lost' : whiteMoveCount(game) >= FIFTY ? 'fifty' : undefined,
  };
}

/** Notes what the reader's last move gave away, now that the table has said how far mate is. */
export function withGiven(game: Game, distance: number | null): Game {
  const last = game.moves.at(-1);
  const resisting = game.moves.at(-2)?.distance;
  if (last?.side !== 'black' || last.lost !== undefined || resisting === undefined) return game;
  // In a drawn position the draw is all that can be given away.
  const lost = distance === null ? 0 : resisting === null ? null : resisting - distance;
  return { ...game, moves: [...game.moves.slice(0, -1), { ...last, lost }] };
}

/** The game before the reader's last move, or as it began. */
export function takenBack(game: Game): Game {
  const at = game.moves.findLastIndex(({ side }) => side === 'black');
  if (at < 0) return newGame(game.start);
  return {
    ...game,
    moves: game.moves.slice(0, at),
    position: game.moves[at].before,
    result: undefined,
  };
}
