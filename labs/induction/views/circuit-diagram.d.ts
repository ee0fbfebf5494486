import { ViewElement } from '../../../core/element/view-element.ts';
import type { InductionConfig, InductionPicture } from '../types.ts';
/**
 * The induction circuit as a diagram: token, layer-1 heads, layer-2 heads, logit, joined by what the weights
 * and patterns measure, drawn only as far as it exceeds chance. Gauges of its three parts, and a table twin.
 */
export declare class InductionCircuit extends ViewElement {
    static styles: import("lit").CSSResult[];
    /** What to draw; nothing is drawn without it. */
    picture?: InductionPicture;
    /** Of the run shown: its widths set the random bands, its vocabulary chance. */
    config: InductionConfig;
    render(): import("lit-html").TemplateResult<1>;
    private state;
    private diagram;
    /** The strongest path's figures, written on its lines. */
    private values;
}
declare global {
    interface HTMLElementTagNameMap {
        'induction-circuit': InductionCircuit;
    }
}
