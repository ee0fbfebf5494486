/** @file Sequences to start the reader off: one that repeats, one that cannot be predicted. */
/**
 * T uniform tokens of V, of which a run of random length from 8 to T/2 repeats to the end.
 * @param draw which of the possible ones; the same number gives the same sequence.
 */
export declare function repeatedSequence(vocabulary: number, context: number, draw: number): number[];
/**
 * Different tokens in random order, so that no position can be copied from an earlier one: T of them, or V
 * where the vocabulary is smaller.
 * @param draw which of the possible ones; the same number gives the same sequence.
 */
export declare function unrepeatedSequence(vocabulary: number, context: number, draw: number): number[];
