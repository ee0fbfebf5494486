/**
 * @file The full measures of both panels, made while the reader looks at them and nothing else is under way:
 * they take about a second, in which the worker does nothing else.
 */
import type { ReactiveControllerHost } from 'lit';
import type { Measures, PanelConfig } from './types.ts';
import type { MeasuresState } from './views/measures-view.ts';
/** Measures what is on display, once it has come to rest. */
export declare class MeasuresMemo {
    #private;
    private readonly host;
    private readonly measure;
    /** What there is to show now. */
    state: MeasuresState;
    constructor(host: ReactiveControllerHost, measure: (panel: PanelConfig) => Promise<Measures>);
    /**
     * To be called at every update.
     * @param picture on display, by identity; undefined while it is not to be measured
     */
    follow(picture: object | undefined, panels: readonly [PanelConfig, PanelConfig]): void;
    /** Forgets what was measured: it belongs to another run. */
    clear(): void;
}
