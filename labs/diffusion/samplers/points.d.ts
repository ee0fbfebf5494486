/** @file Arithmetic on points: samplers work coordinate by coordinate, so shapes do not matter to them. */
/** Coordinates of any number of points of any dimension. */
export type Points = Float32Array | Float64Array;
/** An array of the same kind and length, to be filled. */
export declare function emptyLike<A extends Points>(x: A): A;
/** a x + b y */
export declare function combine<A extends Points>(a: number, x: A, b: number, y: A): A;
/** x + scale noise, in place. */
export declare function addNoise<A extends Points>(x: A, scale: number, noise: A): A;
