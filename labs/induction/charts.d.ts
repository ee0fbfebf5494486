/** @file What the lab's two charts draw from the recorded rows: the loss, which is the timeline, and the scores. */
import type { LineSeries, Mark, Reference } from '../../core/plot/series.ts';
import type { Row } from '../../core/training/experiment.ts';
import { type Cliff } from './measures/cliff.ts';
import type { Behaviour, InductionConfig } from './types.ts';
/** Loss on inducible and on other positions, and the control's where one trains. */
export declare function lossSeries(rows: readonly Row[], config: InductionConfig): LineSeries[];
/** Chance, and the task's exact predictor where it is known. */
export declare function lossReferences(vocabulary: number, exact: Behaviour | undefined): Reference[];
/** The cliff of a run, or undefined while there is none. Rule: `measures/cliff.ts`. */
export declare function cliffOf(rows: readonly Row[], vocabulary: number): Cliff | undefined;
/** The cliff as a mark on the timeline. */
export declare function cliffMarks(cliff: Cliff | undefined): Mark[];
/** The best head's scores and the three gauges, all from 0 to 1. */
export declare function scoreSeries(rows: readonly Row[], config: InductionConfig): LineSeries[];
