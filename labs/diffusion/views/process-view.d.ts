/**
 * @file `<diffusion-process>`: everything that moves with diffusion time, side by side: the forward process, the
 * two panels, the schedules. The time lives here, so that moving it touches nothing else on the page.
 */
import { type PropertyValues } from 'lit';
import { ViewElement } from '../../../core/element/view-element.ts';
import type { DiffusionConfig, DiffusionPicture, PanelConfig, WeightsChoice } from '../types.ts';
import type { FieldKind } from './arrows.ts';
import './forward-view.ts';
import './panel-view.ts';
import './schedule-view.ts';
import './time-scrubber.ts';
/** What the reader chooses about the picture, without a new run. */
export interface ViewChoices {
    readonly field: FieldKind;
    readonly count: number;
    readonly weights: WeightsChoice;
}
/** Detail of `lab-choices`: what changes. */
export type ChoicesDetail = Partial<ViewChoices> & {
    readonly newNoise?: true;
};
/**
 * The moving pictures.
 *
 * @fires lab-time - {@link TimeDetail}: diffusion time has been moved
 * @fires lab-choices - {@link ChoicesDetail}
 * @fires lab-panel - from the panels' settings
 * @fires lab-copy - from the panels' settings
 */
export declare class DiffusionProcess extends ViewElement {
    #private;
    static styles: import("lit").CSSResult[];
    picture?: DiffusionPicture;
    /** Of the run shown. */
    config: DiffusionConfig;
    /** Settings wanted of the panels; the picture's may be older. */
    panels?: readonly [PanelConfig, PanelConfig];
    /** The points the run learns from, [n, 2], where it has only so many. */
    training?: Float32Array;
    choices?: ViewChoices;
    /** Diffusion time on display: 1 is the last noise level, 0 the data. */
    time: number;
    private trails;
    /** Whether the pictures stand one under the other. */
    private narrow;
    connectedCallback(): void;
    disconnectedCallback(): void;
    protected willUpdate(changed: PropertyValues): void;
    protected render(): import("lit-html").TemplateResult<1>;
}
declare global {
    interface HTMLElementTagNameMap {
        'diffusion-process': DiffusionProcess;
    }
}
