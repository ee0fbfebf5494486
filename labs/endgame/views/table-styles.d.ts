/** @file The look of the lab's tables: bars behind shares, marks of what an update did, foldable length. */
export declare const tableStyles: import("lit").CSSResult;
