/**
 * @file `<endgame-acted>`: one training step in four phases, with its own numbers: sample, reward, advantage,
 * update. Board and tables stay complete in every phase; a phase says what to look at.
 */
import { type PropertyValues } from 'lit';
import { ViewElement } from '../../../core/element/view-element.ts';
import type { ActedStep, EndgameConfig } from '../types.ts';
import './board.ts';
import './scene-stage.ts';
/** The step's story. Nothing is drawn without `acted`. */
export declare class EndgameActed extends ViewElement {
    #private;
    static styles: import("lit").CSSResult[];
    acted: ActedStep | undefined;
    /** Of the run: how advantages are made, how long games may be. */
    config: EndgameConfig;
    /** The step on display; another than the acted one while training runs. */
    step: number;
    private phase;
    private chosen;
    private whole;
    private allGames;
    private edgesOpen;
    /** The caption of the phase or group the reader has chosen; not that of every step of a run. */
    private announced;
    protected willUpdate(changed: PropertyValues<this>): void;
    render(): import("lit-html").TemplateResult<1>;
}
declare global {
    interface HTMLElementTagNameMap {
        'endgame-acted': EndgameActed;
    }
}
