import { type PropertyValues } from 'lit';
import { ViewElement } from '../../../core/element/view-element.ts';
import type { ActedStep } from '../types.ts';
import { type SceneMode, type SceneStatus } from './director.ts';
import { type Phase } from './phases.ts';
/** Detail of `lab-phase`. */
export interface PhaseDetail {
    readonly step: number;
    readonly group: number;
    readonly phase: Phase;
}
/** Detail of `lab-act`: what the reader asked of the scene's own controls. */
export interface ActDetail {
    readonly playing: boolean;
    readonly speed: number;
}
/** Detail of `lab-acted`. */
export interface ActedDetail {
    readonly step: number;
    readonly group: number;
}
/** Detail of `lab-graphics`: how the scene is drawn here; with `none` it shows a message. */
export interface GraphicsDetail {
    readonly status: SceneStatus;
    readonly animated: boolean;
}
/**
 * One step of training, acted out in space with its real numbers: sample, reward, advantage, update.
 *
 * While it plays, a new `acted` waits until the present one has come to its end; at rest it is shown at once.
 *
 * @fires lab-phase - {@link PhaseDetail}, when another phase begins
 * @fires lab-acted - {@link ActedDetail}, at the end of the last phase; unless a new step is given by then, playing stops
 * @fires lab-act - {@link ActDetail}, when the reader presses play or chooses a speed
 * @fires lab-graphics - {@link GraphicsDetail}, when it is known how the scene can be drawn, and when that changes
 * @slot message - shown in place of the built-in sentence where there is no WebGL
 */
export declare class EndgameScene extends ViewElement {
    static styles: import("lit").CSSResult[];
    /** The step to act out. */
    acted?: ActedStep;
    /** Which of its groups. */
    group: number;
    playing: boolean;
    /** 1: slow motion, with captions that are read out; above: that many times as fast. */
    speed: number;
    phase: Phase;
    /** `auto` animates on a graphics card unless the reader prefers reduced motion; the others insist. */
    mode: SceneMode;
    private status;
    private shown?;
    private announced;
    private readonly surface;
    private unwatch;
    private readonly colors;
    private readonly director;
    constructor();
    /** What the last frame cost and what the GPU holds; undefined before the first. */
    get info(): import("./stage.ts").StageInfo | undefined;
    /** Whether phases move here, or stand as stills. */
    get animated(): boolean;
    /** Acts out the newest step from its first phase. */
    restart(): void;
    /** Stands at a moment of a phase, `progress` from 0 to 1; for pictures and tests. */
    seek(phase: Phase, progress: number): void;
    connectedCallback(): void;
    disconnectedCallback(): void;
    protected firstUpdated(): void;
    protected willUpdate(changed: PropertyValues<this>): void;
    protected updated(): void;
    render(): import("lit-html").TemplateResult<1>;
    private get actedGroup();
    private watch;
    private repaint;
    private onKey;
    private choose;
    private act;
    private enter;
    private tellPhase;
    private end;
    private tellGraphics;
}
declare global {
    interface HTMLElementTagNameMap {
        'endgame-scene': EndgameScene;
    }
}
