/**
 * @file The reader's board behind its picture: the position, the game against the policy, and what was asked of
 * them. Positions come in as FEN and are checked; one that is refused changes nothing but the message.
 */

import { LabError } from '../../core/element/errors.ts';
import { randomStream } from '../../core/training/random.ts';
import { formatFen, parseFen, type Position } from './fen.ts';
import { afterPolicy, afterReader, newGame, readerChoices, takenBack, withGiven, type Game } from './play.ts';
import { anotherPosition, openingPosition } from './start-positions.ts';
import { PositionError } from './position-error.ts';
import { strings } from './strings.ts';
import type { Candidate, EndgamePicture, Ending } from './types.ts';

/** What the board is for: looking at a position, playing from it, setting one up. */
export type BoardMode = (typeof BOARD_MODES)[number];

/** The modes in the order in which they are offered. */
export const BOARD_MODES = ['look', 'play', 'setup'] as const;

/** How the policy chooses its move: the likeliest, or one drawn by its probabilities. */
export type PolicyChoice = (typeof POLICY_CHOICES)[number];

/** The choices in the order in which they are offered. */
export const POLICY_CHOICES = ['greedy', 'sampled'] as const;

/** How long the policy seems to think in a game, in milliseconds. */
const POLICY_MS = 500;

/** What the board needs of its lab. */
export interface BoardHost {
  /** The run's seed: the same seed draws the same starts and moves. */
  seed(): number;
  ending(): Ending;
  /** What the policy of the step on display makes of a state with White to move. Rejects with a LabError. */
  look(state: number): Promise<EndgamePicture>;
  /** Another position with White to move is on the board. */
  asks(): void;
  /** Something to be drawn has changed. */
  changed(): void;
}

/** The reader's board. */
export class ReaderBoard {
  game: Game;
  mode: BoardMode = 'look';
  choice: PolicyChoice = 'greedy';
  /** Why the position asked for last is not shown, if it is not. */
  problem: LabError | undefined;
  /** The last position with White to move that stood on the board. */
  asked: Position;

  #others = 0;
  #games = 0;

  constructor(private readonly host: BoardHost) {
    this.asked = openingPosition(host.ending());
    this.game = newGame(this.asked);
  }

  /** The position as a FEN. */
  get fen(): string {
    const { ending, state, toMove } = this.game.position;
    return formatFen(ending, state, toMove);
  }

  /** What can be set up again: the position, or the start of a game that is over. */
  get shareable(): Position {
    return this.game.result ? this.game.start : this.game.position;
  }

  /**
   * Begins at a position.
   * @throws LabError when it is none, is illegal, over, or of the other ending; the board stays as it is.
   */
  set(fen: string): void {
    const position = parseFen(fen);
    requireEnding(position, this.host.ending());
    this.begin(position);
  }

  /** The same for what a reader typed or set up: what is wrong becomes the `problem`. */
  propose(fen: string): void {
    try {
      this.set(fen);
    } catch (error) {
      this.problem = error as LabError;
      this.host.changed();
    }
  }

  /** A new game from a position. */
  begin(position: Position): void {
    this.#games++;
    this.#show(newGame(position));
  }

  /** The opening position of the lab's ending, if the board still shows the other ending. */
  followEnding(): void {
    if (this.game.position.ending !== this.host.ending()) this.begin(openingPosition(this.host.ending()));
  }

  /** Another of the seed's random positions. */
  another(): void {
    this.begin(anotherPosition(this.host.ending(), this.host.seed(), this.#others++));
  }

  /** A new game from a position, in a mode. */
  restore(position: Position, mode: BoardMode, choice: PolicyChoice): void {
    this.mode = mode;
    this.choice = choice;
    this.begin(position);
  }

  takeBack(): void {
    this.#show(takenBack(this.game));
  }

  setChoice(choice: PolicyChoice): void {
    this.choice = choice;
    this.host.changed();
  }

  setMode(mode: BoardMode): void {
    this.mode = mode;
    // A finished game is played again from its start.
    if (this.game.result && mode !== 'look') this.begin(this.game.start);
    else this.#show(this.game);
  }

  /** The lone king's move, if it is legal. */
  move(to: number): void {
    if (readerChoices(this.game).includes(to)) this.#show(afterReader(this.game, to));
  }

  #show(game: Game): void {
    this.game = game;
    this.problem = undefined;
    const { position, result } = game;
    if (position.toMove === 'white' && !result && position !== this.asked) {
      this.asked = position;
      this.host.asks();
    }
    this.host.changed();
    void this.#policyMoves();
  }

  /** The policy's move in the game, when it is its turn. */
  async #policyMoves(): Promise<void> {
    const { game } = this;
    const { position, result, moves } = game;
    if (this.mode !== 'play' || result || position.toMove === 'black') return;
    const thought = new Promise((resolve) => setTimeout(resolve, POLICY_MS));
    const seen = await this.host.look(position.state).catch((error: LabError) => error);
    await thought;
    if (this.game !== game || this.mode !== 'play') return;
    if (seen instanceof LabError) {
      this.problem = seen;
      this.host.changed();
      return;
    }
    const { candidates, distance } = seen;
    const candidate = this.choice === 'greedy' ? candidates[0] : this.#drawn(candidates, moves.length);
    this.#show(afterPolicy(withGiven(game, distance), candidate));
  }

  /** One of the candidates, by their probabilities; the same for the same seed, game and ply. */
  #drawn(candidates: readonly Candidate[], ply: number): Candidate {
    let left = randomStream(this.host.seed(), `reader game ${this.#games}`, ply).uniform();
    return candidates.find(({ probability }) => (left -= probability) < 0) ?? candidates[0];
  }
}

/** @throws PositionError `wrong-ending`. */
export function requireEnding(position: Position, ending: Ending): void {
  if (position.ending !== ending)
    throw new PositionError('wrong-ending', () => strings.errors.wrongPiece(ending));
}
