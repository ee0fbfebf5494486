/** @file `<diffusion-schedule>`: how fast each schedule takes the signal away, and what it leaves at the end. */
import { type PropertyValues } from 'lit';
import { ViewElement } from '../../../core/element/view-element.ts';
import '../../../core/plot/line-chart.ts';
import type { PanelConfig, ScheduleConfig } from '../types.ts';
/**
 * The schedules of the training and of both panels.
 *
 * @fires lab-time - the curves have been scrubbed; {@link TimeDetail}
 */
export declare class DiffusionSchedule extends ViewElement {
    #private;
    static styles: import("lit").CSSResult[];
    /** Of the training. */
    schedule?: ScheduleConfig;
    panels?: readonly [PanelConfig, PanelConfig];
    /** Variance of the data a coordinate in model units; decides how wrong a start from pure noise is. */
    variance: number;
    /** Diffusion time on display. */
    time: number;
    private quantity;
    protected willUpdate(changed: PropertyValues): void;
    protected render(): import("lit-html").TemplateResult<1>;
}
declare global {
    interface HTMLElementTagNameMap {
        'diffusion-schedule': DiffusionSchedule;
    }
}
