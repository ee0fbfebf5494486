/** @file What the lab's views share in looks: headings, notes, figures. */
/** Styles of every view, to be followed by its own. */
export declare const viewStyles: import("lit").CSSResult[];
