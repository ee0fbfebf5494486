/**
 * @file `<endgame-position>`: the reader's own position with the policy's moves beside the truth; a board to play
 * the lone king on, and to set pieces up. The game itself is the lab's; this shows it and says what was asked.
 */
import { type PropertyValues } from 'lit';
import { ViewElement } from '../../../core/element/view-element.ts';
import { type Game } from '../play.ts';
import type { BoardMode, PolicyChoice } from '../reader-board.ts';
import type { EndgamePicture } from '../types.ts';
import './board.ts';
/** What the reader asks of the lab, as details of `lab-play-*` events. */
export interface FenDetail {
    readonly fen: string;
}
export interface ModeDetail {
    readonly mode: BoardMode;
}
export interface MoveDetail {
    readonly to: number;
}
export interface PolicyChoiceDetail {
    readonly choice: PolicyChoice;
}
/**
 * The reader's position.
 *
 * @fires lab-position - {@link FenDetail}: a position to show, to be checked
 * @fires lab-board-mode - {@link ModeDetail}
 * @fires lab-reader-move - {@link MoveDetail}: the lone king's destination
 * @fires lab-policy-choice - {@link PolicyChoiceDetail}
 * @fires lab-take-back - the reader's last move is to be undone
 * @fires lab-new-game - the game is to start again
 * @fires lab-another - another start is wanted
 */
export declare class EndgamePosition extends ViewElement {
    #private;
    static styles: import("lit").CSSResult[];
    picture: EndgamePicture | undefined;
    game: Game | undefined;
    mode: BoardMode;
    choice: PolicyChoice;
    /** Why the position asked for last is not shown. */
    problem: string;
    /** While pieces are set up: where they stand, legal or not. */
    private draft;
    /** The piece picked up, by its square. */
    private lifted;
    /** The FEN as typed, until it is shown. */
    private typed;
    private whole;
    protected willUpdate(changed: PropertyValues<this>): void;
    render(): import("lit-html").TemplateResult<1>;
}
declare global {
    interface HTMLElementTagNameMap {
        'endgame-position': EndgamePosition;
    }
}
