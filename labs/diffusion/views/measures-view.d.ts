/** @file `<diffusion-measures>`: every figure of both panels with its null band and, one press away, its definition. */
import { ViewElement } from '../../../core/element/view-element.ts';
import type { Measures } from '../types.ts';
/** What there is to show. */
export type MeasuresState = {
    readonly kind: 'waiting';
} | {
    readonly kind: 'working';
} | {
    readonly kind: 'failed';
    readonly message: string;
}
/** One for each panel. `current` is false once another step is on display. */
 | {
    readonly kind: 'measured';
    readonly panels: readonly [Measures, Measures];
    readonly current: boolean;
};
/** The table, and the error of the score by noise level. */
export declare class DiffusionMeasures extends ViewElement {
    #private;
    static styles: import("lit").CSSResult[];
    state: MeasuresState;
    private open;
    protected render(): import("lit-html").TemplateResult<1>;
}
declare global {
    interface HTMLElementTagNameMap {
        'diffusion-measures': DiffusionMeasures;
    }
}
