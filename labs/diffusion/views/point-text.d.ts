/** @file Points as text, one `x, y` a line, and back. */
/** A point, [x, y] in data units. */
export type Point = readonly [number, number];
/** What the text says, or which line it is that says nothing. */
export type ParsedPoints = {
    readonly points: readonly Point[];
    readonly problem?: undefined;
} | {
    readonly problem: string;
};
/** One line a point, two decimals at most. */
export declare function writePoints(points: readonly Point[]): string;
/** Two numbers a line, separated by a comma or space; empty lines count nothing. */
export declare function readPoints(text: string): ParsedPoints;
