/** @file `<diffusion-sampler>`: the settings of one panel, checked as they are made. */
import { type PropertyValues } from 'lit';
import { ViewElement } from '../../../core/element/view-element.ts';
import type { PanelConfig, Prediction } from '../types.ts';
/** Detail of `lab-panel`: new settings of a panel. */
export interface PanelDetail {
    readonly index: number;
    readonly panel: PanelConfig;
}
/** Detail of `lab-copy`: a panel is to take over the other's settings. */
export interface CopyDetail {
    /** The panel that changes. */
    readonly index: number;
}
/**
 * A form without a button: what is changed is in force at once, unless it is out of bounds.
 *
 * @fires lab-panel - {@link PanelDetail}
 * @fires lab-copy - {@link CopyDetail}
 */
export declare class DiffusionSampler extends ViewElement {
    #private;
    static styles: import("lit").CSSResult[];
    /** 0 or 1. */
    index: number;
    panel: PanelConfig;
    /** What the network predicts: some schedules cannot be walked with some. */
    prediction: Prediction;
    dataScale: number;
    /** Why the last change is not in force. */
    private problem;
    protected willUpdate(changed: PropertyValues<this>): void;
    protected render(): import("lit-html").TemplateResult<1>;
}
declare global {
    interface HTMLElementTagNameMap {
        'diffusion-sampler': DiffusionSampler;
    }
}
