/** @file `<diffusion-time>`: the one scrubber of diffusion time, from noise on the left to data on the right. */
import { ViewElement } from '../../../core/element/view-element.ts';
/** Detail of `lab-time`: the diffusion time wanted, 1 (noise) to 0 (data). */
export interface TimeDetail {
    readonly time: number;
}
/**
 * A range to drag, buttons from one completed step to the next, and one that runs the reverse process.
 * With reduced motion there are steps only.
 *
 * @fires lab-time - {@link TimeDetail}
 */
export declare class DiffusionTime extends ViewElement {
    #private;
    static styles: import("lit").CSSResult[];
    /** Diffusion time on display. */
    time: number;
    /** Signal power of the training schedule at that time. */
    alphaBar: number;
    /** Times at which a panel completes a step, descending. */
    stops: readonly number[];
    private running;
    private reduced;
    connectedCallback(): void;
    disconnectedCallback(): void;
    /** Runs the reverse process from where it stands, or from the noise once it has arrived. */
    run(): void;
    /** Stands still. */
    stop(): void;
    protected render(): import("lit-html").TemplateResult<1>;
}
declare global {
    interface HTMLElementTagNameMap {
        'diffusion-time': DiffusionTime;
    }
}
