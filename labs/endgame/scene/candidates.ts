/** @file Where the candidates' columns of probability stand, and which of them are labelled. */

import type { Candidate } from '../types.ts';
import { squareX, squareZ } from './space.ts';

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
export const CERTAIN = 3.6;

/** The columns of a group's candidates; two moves to one square share it. */
export function columnsOf(candidates: readonly Candidate[]): Column[] {
  const takers = new Map<number, number>();
  for (const { action } of candidates) takers.set(action & 63, (takers.get(action & 63) ?? 0) + 1);
  return candidates.map(({ action, san, probability, after }) => {
    const square = action & 63;
    const shared = takers.get(square)! > 1;
    return {
      x: squareX(square) + (shared ? (action >> 6 ? 0.21 : -0.21) : 0),
      z: squareZ(square),
      width: shared ? 0.34 : 0.62,
      san,
      before: probability,
      after: after ?? probability,
    };
  });
}

/** Probability that a column shows, between before and after. */
export function shownProbability({ before, after }: Column, share: number): number {
  return before + (after - before) * share;
}

/** Indices of the columns to label: the most probable and the most changed, at most `most`. */
export function labelled(columns: readonly Column[], most: number): number[] {
  return columns
    .map((column, index) => ({
      index,
      weight: Math.max(column.before, column.after) + Math.abs(column.after - column.before),
    }))
    .sort((a, b) => b.weight - a.weight || a.index - b.index)
    .slice(0, most)
    .map(({ index }) => index);
}
