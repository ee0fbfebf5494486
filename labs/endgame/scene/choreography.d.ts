/**
 * @file What moves when: every amount in the picture as a pure function of the moment. The parts of the scene
 * read these amounts and know nothing of phases.
 */
import { type Moment } from './phases.ts';
/** The amounts. All are 0 to 1. */
export interface Cues {
    /** The candidates' columns of probability, 0 flat to 1 full height. */
    columns: number;
    /** How strongly they show. */
    columnOpacity: number;
    /** Their height between the probability before the update (0) and after it (1). */
    after: number;
    /** How far the games have got, from their start to the end of the longest. */
    games: number;
    /** How strongly the games show. */
    gameOpacity: number;
    /** The seal that closes a mate. */
    seals: number;
    /** The frame that rewards hang on. */
    frame: number;
    /** A reward's way from the end of its game to its place in the frame. */
    rewards: number;
    /** The plane at the mean of the rewards. */
    mean: number;
    /** The bars between the mean and each reward. */
    bars: number;
    /** How golden what is above the mean has become. */
    gold: number;
    /** How far the embers of what is below it have fallen. */
    embers: number;
    /** How strongly the network shows. */
    network: number;
    /** The spark's way from the frame to the network's outputs. */
    spark: number;
    /** How far the credit has come back through the layers, outputs to inputs. */
    edges: number;
}
/** Amounts to write into. */
export declare function stillCues(): Cues;
/** Writes the amounts at `moment` into `cues`. Each phase begins where the one before it ended. */
export declare function cuesAt({ phase, progress: at }: Moment, cues: Cues): void;
