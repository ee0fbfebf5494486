/** @file The look of `<induction-measures>`. */
export declare const measuresStyles: import("lit").CSSResult;
