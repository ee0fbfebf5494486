import { type PropertyValues } from 'lit';
import { ViewElement } from '../../../core/element/view-element.ts';
import type { EndgameConfig } from '../types.ts';
/** Detail of `lab-config`: the configuration of the run to start. */
export interface ConfigDetail {
    readonly config: EndgameConfig;
}
/**
 * Everything that shapes a run, checked as it is typed.
 *
 * @fires lab-config - {@link ConfigDetail}: start a new run with this configuration.
 */
export declare class EndgameAdvanced extends ViewElement {
    #private;
    static styles: import("lit").CSSResult[];
    /** Configuration of the run in progress; the form starts from it. */
    config: EndgameConfig;
    private draft;
    protected willUpdate(changed: PropertyValues<this>): void;
    render(): import("lit-html").TemplateResult<1>;
}
declare global {
    interface HTMLElementTagNameMap {
        'endgame-advanced': EndgameAdvanced;
    }
}
