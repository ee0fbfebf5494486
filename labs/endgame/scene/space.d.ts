/**
 * @file The scene's space. One unit is one square; the board lies in the plane y = 0 with its centre at the
 * origin, a1 at the front left: files run along x, ranks away from the viewer along −z, time up along y.
 */
/** A square's centre along x. */
export declare function squareX(square: number): number;
/** A square's centre along z. */
export declare function squareZ(square: number): number;
/** A point, or a colour's linear red, green and blue. */
export type Triple = readonly [number, number, number];
/** Games of one group run side by side on a ring within the square, so that those that agree form a bundle. */
export declare function bundleOffset(index: number, count: number): readonly [number, number];
