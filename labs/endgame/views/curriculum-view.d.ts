/**
 * @file `<endgame-curriculum>`: how far the starts have climbed from checkmate, over all positions by distance,
 * and at which distances greedy play mates. Two rows of bars over one axis.
 */
import { ViewElement } from '../../../core/element/view-element.ts';
import type { EndgameConfig, EndgamePicture } from '../types.ts';
/** Where the curriculum stands. */
export declare class EndgameCurriculum extends ViewElement {
    #private;
    static styles: import("lit").CSSResult[];
    picture: EndgamePicture | undefined;
    config: EndgameConfig;
    render(): import("lit-html").TemplateResult<1>;
}
declare global {
    interface HTMLElementTagNameMap {
        'endgame-curriculum': EndgameCurriculum;
    }
}
