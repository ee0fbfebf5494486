/** @file Where the lab's pictures stand: one column on a narrow page, two on a wide one. */
export declare const labStyles: import("lit").CSSResult;
