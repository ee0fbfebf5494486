/**
 * @file The data: sequences in which some tokens can be copied from earlier in the same sequence.
 *
 * Shapes: B sequences of T tokens out of V, flat and row-major [B, T]. Position t predicts token t + 1, so the
 * last position of a sequence predicts nothing: its target is 0 and its weight is 0.
 *
 * - `random-period`: a period P, uniform in [`smallestPeriod`(T), T / 2], is drawn for each sequence; the first P
 *   tokens are uniform over V and the rest repeats them. Since P changes, no fixed look-back can solve it.
 * - `fixed-period`: the same with P = T / 2 always: a single head that looks back a fixed distance suffices.
 * - `bigrams`: trigger tokens in a Markov background; see `bigrams.ts`.
 */
import type { InductionConfig } from './types.ts';
/** The part of the configuration that shapes the data. */
export type TaskConfig = Pick<InductionConfig, 'task' | 'vocabulary' | 'context' | 'batch'>;
/** Sequences and what is asked about them; every array is [B * T]. */
export interface Batch {
    readonly tokens: Int32Array;
    /** The next token; 0 at the last position. */
    readonly targets: Int32Array;
    /**
     * 1 where token t was followed, earlier in the sequence, by what follows it now: where an induction head
     * that finds the earlier occurrence predicts token t + 1.
     */
    readonly inducible: Uint8Array;
    /** The period of each sequence, [B]; absent in the bigram task. */
    readonly periods?: readonly number[];
}
/** Shortest context any task accepts: two periods of two tokens must fit twice over. */
export declare const SHORTEST_CONTEXT = 8;
/**
 * Weight of a position that is not inducible, relative to one that is, in the bigram task. Bietti et al. train
 * on inducible positions alone; a little weight on the rest lets the background be learnt first, in plain
 * sight, and costs the transition no time.
 */
export declare const BACKGROUND_WEIGHT = 0.1;
/** Lower end of the periods' range: 8, or a quarter of a context below 32. */
export declare function smallestPeriod(context: number): number;
/** Upper end of the periods' range, and the period of the `fixed-period` task: half the context. */
export declare function largestPeriod(context: number): number;
/** Index of the first token that can be a copy of what came before in any sequence of the task. */
export declare function earliestCopy(config: TaskConfig): number;
/** Tokens the match of an induction head is about: the triggers in the bigram task, else all. */
export declare function matchedTokens(config: TaskConfig): readonly number[];
/** Tokens an induction head has to copy: the possible outputs in the bigram task, else all. */
export declare function copiedTokens(config: TaskConfig): readonly number[];
/**
 * The sequences of one step. The same arguments give the same batch; `stream` sets apart draws that must not
 * coincide (training, measuring). The bigram background depends on the seed alone, so all streams share it.
 * @throws RangeError when a size is below its limit.
 */
export declare function sampleBatch(config: TaskConfig, seed: number, step: number, stream?: string): Batch;
/** Token t + 1 at each position t of flat [B, T] tokens, 0 at the last. */
export declare function nextTokens(tokens: Int32Array, context: number): Int32Array;
/**
 * Weight of each position in the training loss, [B * T], summing to 1: equal over all positions that predict
 * something, except that in the bigram task positions that are not inducible count `BACKGROUND_WEIGHT` as much.
 */
export declare function lossWeights(config: TaskConfig, batch: Batch): Float32Array;
