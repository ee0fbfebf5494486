/** @file The reader's sequence as cells: token, where each head looks, loss of predicting the next token. */
import type { Head, SequencePicture } from '../types.ts';
/** Styles of {@link tokenStrip}. */
export declare const tokenStripStyles: import("lit").CSSResult;
/** The heads whose lanes are drawn: all where they are few, else those that look hardest somewhere. */
export declare function lanes({ patterns, tokens }: SequencePicture, at: number): Head[];
/** What the strip needs besides the picture. */
export interface TokenStrip {
    readonly picture: SequencePicture;
    readonly vocabulary: number;
    /** Position whose attention the lanes show. */
    readonly at: number;
    /** Position in the tab order, and selected. */
    readonly selected: number;
    /** Position pointed at elsewhere. */
    readonly marked: number | null;
    readonly shown: readonly Head[];
}
/** The cells; the element delegates their events. */
export declare function tokenStrip({ picture, vocabulary, at, selected, marked, shown }: TokenStrip): import("lit-html").TemplateResult<1>[];
