/**
 * @file Where games start. Reverse curriculum (Florensa et al., "Reverse Curriculum Generation for Reinforcement
 * Learning", CoRL 2017): starts lie near checkmate first and slide back as the policy learns to finish from there.
 *
 * A level holds the positions of one distance to mate. Most starts come from the frontier, the others uniformly
 * from the levels below it, lest they be forgotten. When the moving average of success at the frontier passes a
 * threshold the frontier advances and the average starts again from 0; when it stays too low for too long it falls
 * back one level (Salimans & Chen, "Learning Montezuma's Revenge from a Single Demonstration", 2018). Once the
 * threshold is passed at the last level, too, starts come from all levels evenly.
 *
 * `flat` is the control: every position is as likely as any other, from the first step on.
 */
import type { Tablebase } from './tablebase.ts';
import type { EndgameConfig } from './types.ts';
/** Weight of a step in the moving average of success at the frontier. */
export declare const FRONTIER_SMOOTHING = 0.2;
/** The rule, in numbers; `EndgameConfig` says what each means. */
export interface CurriculumConfig extends Pick<EndgameConfig, 'starts' | 'frontierShare' | 'advanceAt' | 'retreatBelow' | 'retreatAfter'> {
    /** Weight of a step in the moving average, 0 to 1. */
    readonly smoothing?: number;
}
/** How far a run has got. */
export interface Curriculum {
    /** The frontier: a distance to mate, in White's moves. With `flat` starts the longest. */
    readonly level: number;
    /** Moving average of success at the frontier, 0 to 1: a float32, so that it is stored without loss. */
    readonly success: number;
    /** Steps in a row that the average has been below `retreatBelow`. */
    readonly stuck: number;
}
/** Where a run begins. */
export declare function firstCurriculum(config: CurriculumConfig, longest: number): Curriculum;
/**
 * The starts of one step: states with White to move, [count]. The same arguments give the same starts; their
 * distances are in `table.white`.
 */
export declare function drawStarts(config: CurriculumConfig, curriculum: Curriculum, table: Tablebase, count: number, seed: number, step: number, stream?: string): Int32Array;
/**
 * Mean success over the starts of a step that lie at the frontier; undefined where none does.
 * @param distances of the starts, [starts].
 * @param successes share of each start's games that White won, [starts].
 */
export declare function frontierSuccess({ level }: Curriculum, distances: ArrayLike<number>, successes: ArrayLike<number>): number | undefined;
/**
 * The curriculum after a step.
 * @param success at the frontier in this step, 0 to 1; undefined where no start lay there, and nothing changes.
 */
export declare function afterStep(config: CurriculumConfig, before: Curriculum, longest: number, success: number | undefined): Curriculum;
/** The curriculum as three numbers that a float32 array holds without loss. */
export declare function curriculumNumbers({ level, success, stuck }: Curriculum): [number, number, number];
/**
 * The curriculum those numbers stand for.
 * @throws RangeError when they are not such numbers.
 */
export declare function curriculumOf(numbers: ArrayLike<number>, longest: number): Curriculum;
