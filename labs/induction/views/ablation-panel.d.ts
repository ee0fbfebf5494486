import { type PropertyValues } from 'lit';
import { ViewElement } from '../../../core/element/view-element.ts';
import type { Ablations, InductionConfig, InductionPicture } from '../types.ts';
/** Detail of `lab-ablations`: all heads that are to be out of action from now on, and how. */
export interface AblationsDetail {
    readonly ablations: Ablations;
}
/**
 * How heads are taken out of action, heads in groups, and what it does to the loss.
 *
 * @fires lab-ablations - {@link AblationsDetail}
 */
export declare class InductionAblation extends ViewElement {
    static styles: import("lit").CSSResult[];
    /** What to draw; nothing is drawn without it. */
    picture?: InductionPicture;
    /** Of the run shown: chance is ln V. */
    config: InductionConfig;
    /** What a screen reader is told: the effect of the reader's latest choice, not of every step of a run. */
    private announced;
    private announcedFor;
    protected willUpdate(changed: PropertyValues<this>): void;
    render(): import("lit-html").TemplateResult<1>;
    private kind;
    private groups;
    private effect;
    private verdict;
    private change;
}
declare global {
    interface HTMLElementTagNameMap {
        'induction-ablation': InductionAblation;
    }
}
