/** @file `<diffusion-drawing>`: the reader's own data, set by pointer, by keyboard or as text. */
import { type PropertyValues } from 'lit';
import { ViewElement } from '../../../core/element/view-element.ts';
import type { DiffusionConfig } from '../types.ts';
import { type Point } from './point-text.ts';
/** Detail of `lab-drawing`: the points to train on. */
export interface DrawingDetail {
    readonly points: readonly Point[];
}
/**
 * A pad for points. Nothing is trained before the reader asks.
 *
 * @fires lab-drawing - {@link DrawingDetail}
 */
export declare class DiffusionDrawing extends ViewElement {
    #private;
    static styles: import("lit").CSSResult[];
    /** Of the run shown; the pad begins with its drawing. */
    config: DiffusionConfig;
    private points;
    private cursor;
    /** What the last action did, for those who do not see it. */
    private said;
    private problem;
    private text;
    private pad;
    protected willUpdate(changed: PropertyValues<this>): void;
    protected render(): import("lit-html").TemplateResult<1>;
}
declare global {
    interface HTMLElementTagNameMap {
        'diffusion-drawing': DiffusionDrawing;
    }
}
