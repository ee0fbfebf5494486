/** @file How strongly each part of the induction circuit stands out from chance, and its strongest path. */

import type { Measures, PerHead } from '../types.ts';
import type { Chance } from './chance.ts';

/** Strengths 0..1 by which figures exceed what chance gives; 0 is "no more than chance". */
export interface CircuitStrengths {
  /** Previous-token attention of every head, `[layer][head]`. */
  readonly previousToken: PerHead;
  /** Composition of every pair, `[layer-1 head][layer-2 head]`; empty with one layer. */
  readonly composition: PerHead;
  /** Copying of every head, `[layer][head]`. */
  readonly copying: PerHead;
}

/** The pair of heads that forms the strongest induction circuit. */
export interface CircuitPath {
  readonly writer: number;
  readonly reader: number;
}

/** A part of the circuit that no head in action carries. */
export type MissingPart = 'previousToken' | 'match' | 'copy';

/** A head looks back when it does so twice as much as an even look; from one half on, its line has full width. */
const TWICE = 2;
const FULL_PREVIOUS_TOKEN = 0.5;

/** A composition this far above the band is drawn at full width: trained pairs end up 0.05 to 0.1 above it. */
const FULL_COMPOSITION = 0.1;

/** A pair matches when it multiplies attention to the right key by e. */
const LEAST_MATCH = 1;

function excess(value: number, floor: number, full: number): number {
  return Math.min(1, Math.max(0, (value - floor) / (full - floor)));
}

/** Strengths of the model's parts; heads out of action are not considered here. */
export function circuitStrengths(measures: Measures, chance: Chance): CircuitStrengths {
  const { composition, copying, previousToken } = chance;
  const each = (figures: PerHead, floor: number, full: number): PerHead =>
    figures.map((row) => row.map((value) => excess(value, floor, full)));
  return {
    previousToken: each(measures.previousToken, TWICE * previousToken, FULL_PREVIOUS_TOKEN),
    composition: each(measures.kCompositionPairs, composition.upper, composition.upper + FULL_COMPOSITION),
    copying: each(measures.ovCopying, copying.upper, 1),
  };
}

/**
 * The pair whose links all exceed chance and whose product is greatest; none where a link is missing.
 * @param inAction whether a head takes part.
 */
export function strongestPath(
  strengths: CircuitStrengths,
  matchPairs: PerHead,
  inAction: (layer: number, head: number) => boolean,
): CircuitPath | undefined {
  let best: CircuitPath | undefined;
  let most = 0;
  strengths.composition.forEach((row, writer) =>
    row.forEach((composition, reader) => {
      if (!inAction(0, writer) || !inAction(1, reader)) return;
      if (matchPairs[writer][reader] < LEAST_MATCH) return;
      const product = strengths.previousToken[0][writer] * composition * strengths.copying[1][reader];
      if (product > most) {
        most = product;
        best = { writer, reader };
      }
    }),
  );
  return best;
}

/** The parts that no head (or pair) in action carries; all of them empty does not yet make one path. */
export function missingParts(
  strengths: CircuitStrengths,
  matchPairs: PerHead,
  inAction: (layer: number, head: number) => boolean,
): MissingPart[] {
  const missing: MissingPart[] = [];
  const some = (row: readonly number[] | undefined, layer: number) =>
    row?.some((value, head) => value > 0 && inAction(layer, head)) ?? false;
  if (!some(strengths.previousToken[0], 0)) missing.push('previousToken');
  const matched = strengths.composition.some((row, writer) =>
    row.some(
      (value, reader) =>
        value > 0 && matchPairs[writer][reader] >= LEAST_MATCH && inAction(0, writer) && inAction(1, reader),
    ),
  );
  if (!matched) missing.push('match');
  if (!some(strengths.copying[1], 1)) missing.push('copy');
  return missing;
}
