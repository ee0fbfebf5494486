/** @file The look of `<endgame-curriculum>`. */
export declare const curriculumStyles: import("lit").CSSResult;
