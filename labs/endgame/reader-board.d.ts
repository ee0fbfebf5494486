/**
 * @file The reader's board behind its picture: the position, the game against the policy, and what was asked of
 * them. Positions come in as FEN and are checked; one that is refused changes nothing but the message.
 */
import { type Position } from './fen.ts';
import { type Game } from './play.ts';
import type { EndgamePicture, Ending } from './types.ts';
/** What the board is for: looking at a position, playing from it, setting one up. */
export type BoardMode = 'look' | 'play' | 'setup';
/** How the policy chooses its move: the likeliest, or one drawn by its probabilities. */
export type PolicyChoice = 'greedy' | 'sampled';
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
export declare class ReaderBoard {
    #private;
    private readonly host;
    game: Game;
    mode: BoardMode;
    choice: PolicyChoice;
    /** Why the position asked for last is not shown; '' when it is. */
    problem: string;
    /** The last position with White to move that stood on the board. */
    asked: Position;
    constructor(host: BoardHost);
    /** The position as a FEN. */
    get fen(): string;
    /**
     * Begins at a position.
     * @throws LabError when it is none, is illegal, over, or of the other ending; the board stays as it is.
     */
    set(fen: string): void;
    /** The same for what a reader typed or set up: what is wrong becomes the `problem`. */
    propose(fen: string): void;
    /** A new game from a position. */
    begin(position: Position): void;
    /** The opening position of the lab's ending, if the board still shows the other ending. */
    followEnding(): void;
    /** Another of the seed's random positions. */
    another(): void;
    takeBack(): void;
    setChoice(choice: PolicyChoice): void;
    setMode(mode: BoardMode): void;
    /** The lone king's move, if it is legal. */
    move(to: number): void;
}
/** @throws LabError `wrong-ending`. */
export declare function requireEnding(position: Position, ending: Ending): void;
