/** @file `<diffusion-forward>`: true points with as much noise as the training schedule adds at a time. */
import { type PropertyValues } from 'lit';
import { ViewElement } from '../../../core/element/view-element.ts';
import './cloud.ts';
import { type Surroundings } from './panel-view.ts';
/** The forward process at one time. */
export declare class DiffusionForward extends ViewElement {
    #private;
    static styles: import("lit").CSSResult[];
    /** Standard normal, [n, 2], one for each of the true points. */
    noise?: Float32Array;
    surroundings?: Surroundings;
    /** Signal power of the level on display. */
    alphaBar: number;
    protected willUpdate(_changed: PropertyValues<this>): void;
    protected render(): import("lit-html").TemplateResult<1>;
}
declare global {
    interface HTMLElementTagNameMap {
        'diffusion-forward': DiffusionForward;
    }
}
