import { type PropertyValues } from 'lit';
import { ViewElement } from '../../../core/element/view-element.ts';
import type { InductionConfig, InductionPicture } from '../types.ts';
/** Detail of `lab-sequence`: the sequence the reader wants to see. */
export interface SequenceDetail {
    readonly tokens: readonly number[];
}
/**
 * The reader's own sequence: edited as text, shown as tokens with loss and attention, and explained at the
 * position that is chosen or pointed at.
 *
 * @fires lab-sequence - {@link SequenceDetail}: every time the text is a valid sequence.
 * @fires lab-token - {@link TokenDetail}: the position chosen or pointed at; `key` is null.
 */
export declare class InductionSequence extends ViewElement {
    static styles: import("lit").CSSResult[];
    /** What to draw; without it only the text can be edited. */
    picture?: InductionPicture;
    /** Of the run shown: its vocabulary spells the tokens, its context is the longest sequence. */
    config: InductionConfig;
    /** Position marked because it is pointed at elsewhere. */
    highlightQuery: number | null;
    private text;
    private problem?;
    /** Position the reader chose; null until then, which shows the last one that has a next token to explain. */
    private chosen;
    private hovered;
    /** Random sequences drawn so far: the number of the next. */
    private draws;
    private input;
    protected willUpdate(changed: PropertyValues<this>): void;
    render(): import("lit-html").TemplateResult<1>;
    private editor;
    private explained;
    private onInput;
    private replace;
    private send;
    private choose;
    private point;
    private announce;
    private onKey;
}
declare global {
    interface HTMLElementTagNameMap {
        'induction-sequence': InductionSequence;
    }
}
