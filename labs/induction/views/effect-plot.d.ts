/** @file One figure, intact against ablated, on a line with its reference values; numbers included. */
/** What one line of the plot shows; all values in nats. */
export interface Effect {
    readonly name: string;
    /** Ends of the line. */
    readonly from: number;
    readonly to: number;
    readonly intact: number;
    /** Absent while no head is out of action. */
    readonly ablated?: number;
    /** Values to compare with, drawn as ticks. */
    readonly references: readonly {
        readonly name: string;
        readonly value: number;
    }[];
}
/** Styles of {@link effectPlot}. */
export declare const effectPlotStyles: import("lit").CSSResult;
/**
 * The ring of the ablated model lies around the dot of the intact one when nothing changed: no effect has no
 * length. Reference labels stand above the line on one side and below it on the other, so that they never meet.
 */
export declare function effectPlot(effect: Effect): import("lit-html").TemplateResult<1>;
