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
/** Strengths of the model's parts; heads out of action are not considered here. */
export declare function circuitStrengths(measures: Measures, chance: Chance): CircuitStrengths;
/**
 * The pair whose links all exceed chance and whose product is greatest; none where a link is missing.
 * @param inAction whether a head takes part.
 */
export declare function strongestPath(strengths: CircuitStrengths, matchPairs: PerHead, inAction: (layer: number, head: number) => boolean): CircuitPath | undefined;
/** The parts that no head (or pair) in action carries; all of them empty does not yet make one path. */
export declare function missingParts(strengths: CircuitStrengths, matchPairs: PerHead, inAction: (layer: number, head: number) => boolean): MissingPart[];
