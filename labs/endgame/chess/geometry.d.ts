/** @file The empty board as tables. Squares are 0..63 from a1 along the first rank to h8. */
export declare const SQUARES = 64;
/** A rook moves in the first four directions, a queen and a king in all. */
export declare const ROOK_DIRECTIONS = 4;
export declare const ALL_DIRECTIONS = 8;
/** 0 for file a .. 7 for file h. */
export declare function fileOf(square: number): number;
/** 0 for the first rank .. 7 for the eighth. */
export declare function rankOf(square: number): number;
/** `a1` .. `h8`. */
export declare function squareName(square: number): string;
/** The square called `name`, or -1 when there is none. */
export declare function squareCalled(name: string): number;
/** Ray `direction` of `square` is RAY_SQUARES from RAY_STARTS[square * 8 + direction] up to the next start. */
export declare const RAY_SQUARES: Uint8Array<ArrayBuffer>;
export declare const RAY_STARTS: Uint16Array<ArrayBuffer>;
/** Stands for a king's step over the edge. */
export declare const OFF_BOARD = 64;
/** Where a king on `square` comes in `direction`, at square * 8 + direction: a square, or `OFF_BOARD`. */
export declare const KING_STEPS: Uint8Array<ArrayBuffer>;
/** 1 at a * 64 + b where b is a or a neighbour of a: a king on either may not come to stand on the other. */
export declare const NEAR: Uint8Array<ArrayBuffer>;
/** Direction of the step from a king's square to a neighbouring one, at from * 64 + to; 255 elsewhere. */
export declare const STEP_DIRECTIONS: Uint8Array<ArrayBuffer>;
