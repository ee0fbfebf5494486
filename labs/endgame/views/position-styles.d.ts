/** @file The look of `<endgame-position>`. */
export declare const positionStyles: import("lit").CSSResult;
