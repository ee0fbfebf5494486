/** @file The camera's way around the scene, as pure functions: orbiting, zooming, and fitting all into view. */
/** Where the camera is. Angles in radians, distance in squares. */
export interface View {
    /** Around the vertical; 0 looks from White's side, positive from the right. */
    readonly azimuth: number;
    /** Above the horizon. */
    readonly elevation: number;
    /** 1 fits the scene; 2 shows it twice as large. */
    readonly zoom: number;
}
export declare const HOME: View;
/** The camera's vertical field of view, in degrees. */
export declare const FIELD_OF_VIEW = 26;
/** The view turned by these angles. */
export declare function orbit(view: View, azimuth: number, elevation: number): View;
/** The view magnified by a factor. */
export declare function zoom(view: View, factor: number): View;
/** The view after a key, or undefined when the key means nothing here. */
export declare function viewAfterKey(view: View, key: string): View | undefined;
/** What the camera looks at, and from how far, in squares. */
export interface Fit {
    readonly target: readonly [number, number, number];
    readonly distance: number;
}
/**
 * The target and the least distance from which all points, [n, 3], are seen from the view's direction.
 * @param aspect width of the picture over its height.
 */
export declare function fit(points: Float32Array, { azimuth, elevation }: View, aspect: number): Fit;
