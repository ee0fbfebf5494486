/** @file The look of `<induction-attention>`. */
export declare const attentionStyles: import("lit").CSSResult;
