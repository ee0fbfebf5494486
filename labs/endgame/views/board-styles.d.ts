/** @file The look of `<endgame-board>`. */
export declare const boardStyles: import("lit").CSSResult;
