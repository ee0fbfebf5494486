/**
 * @file Rewards: a seal closes each mate; a pearl carries each game's reward to its rod in the frame; the mean of
 * the group is a plane, and bars join it to the rewards above and below.
 */
import type { Part } from './part.ts';
/** The rewards and their mean. */
export declare function createRewards(): Part;
