/** @file The empty board as tables. Squares are 0..63 from a1 along the first rank to h8. */

export const SQUARES = 64;

/** The eight directions as steps of [file, rank]: four along ranks and files, then four along diagonals. */
const DIRECTIONS = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
  [1, 1],
  [1, -1],
  [-1, 1],
  [-1, -1],
] as const;

/** A rook moves in the first four directions, a queen and a king in all. */
export const ROOK_DIRECTIONS = 4;
export const ALL_DIRECTIONS = 8;

/** 0 for file a .. 7 for file h. */
export function fileOf(square: number): number {
  return square & 7;
}

/** 0 for the first rank .. 7 for the eighth. */
export function rankOf(square: number): number {
  return square >> 3;
}

/** `a1` .. `h8`. */
export function squareName(square: number): string {
  return 'abcdefgh'[fileOf(square)] + (rankOf(square) + 1);
}

/** The square called `name`, or -1 when there is none. */
export function squareCalled(name: string): number {
  return /^[a-h][1-8]$/.test(name) ? name.charCodeAt(0) - 97 + (name.charCodeAt(1) - 49) * 8 : -1;
}

/** Squares from a square to the edge in each direction, one ray after the other. */
const rays = Array.from({ length: SQUARES }, (_, square) =>
  DIRECTIONS.map(([dx, dy]) => {
    const ray: number[] = [];
    let [x, y] = [fileOf(square) + dx, rankOf(square) + dy];
    for (; x >= 0 && x < 8 && y >= 0 && y < 8; x += dx, y += dy) ray.push(x + 8 * y);
    return ray;
  }),
);

/** Ray `direction` of `square` is RAY_SQUARES from RAY_STARTS[square * 8 + direction] up to the next start. */
export const RAY_SQUARES = Uint8Array.from(rays.flat(2));
export const RAY_STARTS = new Uint16Array(SQUARES * ALL_DIRECTIONS + 1);
rays.flat().forEach((ray, i) => {
  RAY_STARTS[i + 1] = RAY_STARTS[i] + ray.length;
});

/** Stands for a king's step over the edge. */
export const OFF_BOARD = 64;

/** Where a king on `square` comes in `direction`, at square * 8 + direction: a square, or `OFF_BOARD`. */
export const KING_STEPS = Uint8Array.from(rays.flat(), (ray) => ray[0] ?? OFF_BOARD);

/** 1 at a * 64 + b where b is a or a neighbour of a: a king on either may not come to stand on the other. */
export const NEAR = new Uint8Array(SQUARES * SQUARES);
for (let square = 0; square < SQUARES; square++) {
  NEAR[square * SQUARES + square] = 1;
  for (const [next] of rays[square]) if (next !== undefined) NEAR[square * SQUARES + next] = 1;
}

/** Direction of the step from a king's square to a neighbouring one, at from * 64 + to; 255 elsewhere. */
export const STEP_DIRECTIONS = new Uint8Array(SQUARES * SQUARES).fill(255);
rays.forEach((ofSquare, square) =>
  ofSquare.forEach(([next], direction) => {
    if (next !== undefined) STEP_DIRECTIONS[square * SQUARES + next] = direction;
  }),
);
