/** @file The look of `<endgame-acted>`. */
export declare const actedStyles: import("lit").CSSResult;
