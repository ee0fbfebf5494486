import { ViewElement } from '../../../core/element/view-element.ts';
import '../../../core/plot/heat-map.ts';
import type { Head, InductionConfig, InductionPicture } from '../types.ts';
/** Detail of `lab-ablate`: the head the reader toggled. */
export interface AblateDetail {
    readonly head: Head;
}
/** Detail of `lab-token`: the positions under the pointer or in focus; null where there is none. */
export interface TokenDetail {
    readonly query: number | null;
    readonly key: number | null;
}
/**
 * Attention pattern of every head on the shown sequence, layers as rows and heads as columns, each head a
 * toggle that takes it out of action.
 *
 * @fires lab-ablate - {@link AblateDetail}: toggle this head.
 * @fires lab-token - {@link TokenDetail}: the cell under the pointer.
 */
export declare class InductionAttention extends ViewElement {
    static styles: import("lit").CSSResult[];
    /** What to draw; nothing is drawn without it. */
    picture?: InductionPicture;
    /** Of the run shown: for the tokens' spelling and for chance. */
    config: InductionConfig;
    /** Position whose row is marked in every map, as when its token is pointed at elsewhere. */
    highlightQuery: number | null;
    /** The head in the tab order, by place in the grid. */
    private current;
    private detailOpen;
    /** Row under the pointer in one of the maps, marked in all. */
    private hovered;
    private labels;
    /** Vocabulary and tokens that labels and stripe are made from. */
    private shown;
    private stripe;
    private highlight;
    private readonly describeCell;
    protected willUpdate(): void;
    render(): import("lit-html").TemplateResult<1>;
    private head;
    private map;
    /** The grid's maps are pictures; one map at a time can be read cell by cell, by keyboard and as a table. */
    private detail;
    private toggle;
    private onCell;
    private onKey;
}
declare global {
    interface HTMLElementTagNameMap {
        'induction-attention': InductionAttention;
    }
}
