/** @file The look of `<induction-circuit>`. */
export declare const circuitStyles: import("lit").CSSResult;
