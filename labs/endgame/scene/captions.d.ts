/** @file What the four phases say, with the numbers of the step, and the whole step in words. */
import type { ActedGroup, ActedStep } from '../types.ts';
import type { Phase } from './phases.ts';
/** What a phase of the step says. */
export declare function caption(acted: ActedStep, group: ActedGroup, phase: Phase): string;
/** A heading and its lines. */
export interface Paragraph {
    readonly heading: string;
    readonly lines: readonly string[];
}
/** Everything the picture shows of a group, as text. */
export declare function description(acted: ActedStep, group: ActedGroup): Paragraph[];
