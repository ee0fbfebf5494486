import { type PropertyValues } from 'lit';
import { ViewElement } from '../../../core/element/view-element.ts';
import type { InductionConfig } from '../types.ts';
/** Detail of `lab-config`: the configuration of the run to start. */
export interface ConfigDetail {
    readonly config: InductionConfig;
}
/**
 * Everything that shapes a run, checked as it is typed.
 *
 * @fires lab-config - {@link ConfigDetail}: start a new run with this configuration.
 */
export declare class InductionAdvanced extends ViewElement {
    static styles: import("lit").CSSResult[];
    /** Configuration of the run in progress; the form starts from it. */
    config: InductionConfig;
    private draft;
    protected willUpdate(changed: PropertyValues<this>): void;
    render(): import("lit-html").TemplateResult<1>;
    private get isEdited();
    private field;
    private choice;
    private edit;
    private onSubmit;
}
declare global {
    interface HTMLElementTagNameMap {
        'induction-advanced': InductionAdvanced;
    }
}
