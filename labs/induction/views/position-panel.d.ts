/** @file What the model does at one position of the reader's sequence: attention, prediction, attribution. */
import type { Head, SequencePicture } from '../types.ts';
/** Styles of the panel's three lists: name, bar, number. */
export declare const positionPanelStyles: import("lit").CSSResult;
/**
 * The panel for position `at`.
 * @param shown the heads of the token strip's lanes, in order.
 */
export declare function positionPanel(picture: SequencePicture, at: number, vocabulary: number, shown: readonly Head[]): import("lit-html").TemplateResult<1>;
