/**
 * @file `<endgame-scene-stage>`: the button that opens the 3-D scene, which is loaded when it is first opened. Where
 * there is no WebGL, or WebGL in software, the stage says so and stays flat.
 */
import { ViewElement } from '../../../core/element/view-element.ts';
import type { Phase } from '../scene/phases.ts';
import type { ActedStep } from '../types.ts';
/**
 * The way into the scene.
 *
 * @fires lab-scene-phase - the phase that the scene has entered
 */
export declare class EndgameSceneStage extends ViewElement {
    #private;
    static styles: import("lit").CSSResult[];
    acted: ActedStep | undefined;
    /** Which of its groups. */
    group: number;
    /** The phase that the page around is in; the scene follows, and leads while it plays. */
    phase: Phase;
    private stage;
    private playing;
    private speed;
    render(): import("lit-html").TemplateResult<1>;
}
declare global {
    interface HTMLElementTagNameMap {
        'endgame-scene-stage': EndgameSceneStage;
    }
}
