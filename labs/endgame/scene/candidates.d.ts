/** @file Where the candidates' columns of probability stand, and which of them are labelled. */
import type { Candidate } from '../types.ts';
/** One legal move as a column on its destination. */
export interface Column {
    readonly x: number;
    readonly z: number;
    readonly width: number;
    readonly san: string;
    readonly before: number;
    readonly after: number;
}
/** Height of a column of probability 1, in squares. The scale is never stretched: near coin-tosses lie flat. */
export declare const CERTAIN = 3.6;
/** The columns of a group's candidates; two moves to one square share it. */
export declare function columnsOf(candidates: readonly Candidate[]): Column[];
/** Probability that a column shows, between before and after. */
export declare function shownProbability({ before, after }: Column, share: number): number;
/** Indices of the columns to label: the most probable and the most changed, at most `most`. */
export declare function labelled(columns: readonly Column[], most: number): number[];
