/** @file `<endgame-measures>`: mate rates, regret and table-best moves, by kind of play and of defence. */
import { ViewElement } from '../../../core/element/view-element.ts';
import type { Measures } from '../types.ts';
/**
 * The measures as tables.
 *
 * @fires lab-measure - the measures of the step on display are wanted
 */
export declare class EndgameMeasures extends ViewElement {
    #private;
    static styles: import("lit").CSSResult[];
    measures: Measures | undefined;
    /** The step on display. */
    step: number;
    /** Whether the measures are being made. */
    measuring: boolean;
    /** Why they could not be made. */
    problem: string;
    render(): import("lit-html").TemplateResult<1>;
}
declare global {
    interface HTMLElementTagNameMap {
        'endgame-measures': EndgameMeasures;
    }
}
