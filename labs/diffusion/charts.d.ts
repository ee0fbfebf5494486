/** @file What the lab's charts draw from the recorded rows: the loss, which is the timeline, and the samples' quality. */
import type { LineSeries, Reference } from '../../core/plot/series.ts';
import type { Row } from '../../core/training/experiment.ts';
import type { NullBand } from './types.ts';
/** Rows over whose batches the loss is averaged: a single batch's is mostly the luck of its noise. */
export declare const WINDOW = 50;
/** The loss of the training batches, and what of it no network could remove, both over the same batches. */
export declare function lossSeries(rows: readonly Row[]): LineSeries[];
/** Energy distance to the data. */
export declare function distanceSeries(rows: readonly Row[]): LineSeries[];
/** Share of high-quality samples; none where the data have no centres. */
export declare function qualitySeries(rows: readonly Row[]): LineSeries[];
/** What true points give: the lower bound can be negative, and is not drawn then. */
export declare function distanceReferences({ energyDistance: [, high], }: Pick<NullBand, 'energyDistance'>): Reference[];
/** What true points give; the upper bound is next to 1 and says nothing. */
export declare function qualityReferences({ highQuality: [low] }: Pick<NullBand, 'highQuality'>): Reference[];
