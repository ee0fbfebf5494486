/**
 * @file The frame that rewards hang on: a rod for each game of the group in a row behind the board, heights
 * from 0 (no mate) to 1 (mate), and among them the plane of the group's mean.
 */
/** Where the frame stands, and where its 0 and its 1 are, in squares. */
export declare const FRAME_Z = -5.1;
export declare const REWARD_ZERO = 3.4;
export declare const REWARD_ONE = 6.4;
/** Height of a reward in the frame. */
export declare function rewardHeight(reward: number): number;
/** Where the rod of a game stands along x. */
export declare function rodX(index: number, count: number): number;
/** Distance between two rods. */
export declare function rodSpacing(count: number): number;
/**
 * Order of the rods: the games as they were drawn, the mates first, so that the row reads as a share.
 * @returns for each game, its rod.
 */
export declare function rodOrder(rewards: readonly number[]): number[];
/** How far the reward on `rod` has come when all together are at `amount`: they leave one after another. */
export declare function rewardProgress(amount: number, rod: number, count: number): number;
/** Writes where a reward is on its way from a game's end to its place, along an arc, to `out` as x, y, z. */
export declare function rewardAt(from: Float32Array, fromAt: number, x: number, y: number, progress: number, out: Float32Array, at: number): void;
