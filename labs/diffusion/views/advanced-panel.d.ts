/** @file `<diffusion-advanced>`: everything that shapes a run, checked as it is typed. */
import { type PropertyValues } from 'lit';
import { ViewElement } from '../../../core/element/view-element.ts';
import type { DiffusionConfig } from '../types.ts';
/** Detail of `lab-config`: the configuration of the run to start. */
export interface ConfigDetail {
    readonly config: DiffusionConfig;
}
/**
 * The form.
 *
 * @fires lab-config - {@link ConfigDetail}: start a new run with this configuration
 */
export declare class DiffusionAdvanced extends ViewElement {
    #private;
    static styles: import("lit").CSSResult[];
    /** Configuration of the run in progress; the form starts from it. */
    config: DiffusionConfig;
    private draft;
    protected willUpdate(changed: PropertyValues<this>): void;
    protected render(): import("lit-html").TemplateResult<1>;
}
declare global {
    interface HTMLElementTagNameMap {
        'diffusion-advanced': DiffusionAdvanced;
    }
}
