import { type TemplateResult } from 'lit';
import { ViewElement } from '../../../core/element/view-element.ts';
import '../../../core/plot/heat-map.ts';
import type { InductionConfig, InductionPicture } from '../types.ts';
/** Every figure of `measure()` with its baseline and, one press away, its definition. */
export declare class InductionMeasures extends ViewElement {
    static styles: import("lit").CSSResult[];
    /** What to draw; nothing is drawn without it. */
    picture?: InductionPicture;
    /** Of the run shown: for chance and random bands. */
    config: InductionConfig;
    private open;
    render(): TemplateResult<1>;
    private behaviour;
    private byPosition;
    private heads;
    private weights;
    private recall;
    /** A figure of heads or pairs: its name, what chance gives, its values. */
    private figure;
    private row;
    private term;
    private definition;
    private toggle;
}
declare global {
    interface HTMLElementTagNameMap {
        'induction-measures': InductionMeasures;
    }
}
