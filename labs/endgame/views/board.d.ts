/**
 * @file `<endgame-board>`: the three pieces on sixty-four squares. A grid of cells, one of them in the tab order;
 * each says what stands on it and what the policy makes of it, so that the picture needs no other twin.
 */
import { type PropertyValues } from 'lit';
import { ViewElement } from '../../../core/element/view-element.ts';
import type { Ending } from '../types.ts';
import { type MoveArrow } from './move-arrows.ts';
/** Detail of `lab-square`: a square that was pressed. */
export interface SquareDetail {
    readonly square: number;
}
/** A heading that is drawn on the king's square: in check, or mated. */
export type Alarm = 'check' | 'mate' | 'stalemate';
/**
 * A board with heat on destinations, arrows for moves, and marks for the last move, check and choices.
 *
 * @fires lab-square - {@link SquareDetail}, when a square is pressed and `pressable` is set
 */
export declare class EndgameBoard extends ViewElement {
    #private;
    static styles: import("lit").CSSResult[];
    ending: Ending;
    /** The position; where piece and Black's king share a square, the piece has been taken. */
    position: number;
    /** Name of the board. */
    label: string;
    /** Share of the policy's moves that go to a square. */
    heat: ReadonlyMap<number, number>;
    arrows: readonly MoveArrow[];
    /** Where the last move came from and went to. */
    lastMove: readonly [number, number] | undefined;
    /** What is the matter with Black's king. */
    alarm: Alarm | undefined;
    /** Squares that the reader may choose. */
    choices: readonly number[];
    /** The square chosen to move from. */
    selected: number | undefined;
    /** Whether pressing a square does anything. */
    pressable: boolean;
    private active;
    willUpdate(changed: PropertyValues<this>): void;
    render(): import("lit-html").TemplateResult<1>;
}
declare global {
    interface HTMLElementTagNameMap {
        'endgame-board': EndgameBoard;
    }
}
