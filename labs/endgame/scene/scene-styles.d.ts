/** @file How the scene lies on the page. */
/** Styles of the scene. */
export declare const sceneStyles: import("lit").CSSResult[];
