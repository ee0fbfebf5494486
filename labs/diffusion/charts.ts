/** @file What the lab's charts draw from the recorded rows: the loss, which is the timeline, and the samples' quality. */

import type { LineSeries, Reference } from '../../core/plot/series.ts';
import { formatValue } from '../../core/plot/format.ts';
import type { Row } from '../../core/training/experiment.ts';
import { strings } from './strings.ts';
import type { NullBand } from './types.ts';

const words = strings.charts;

/** One metric of all rows; null where a row does not carry it. */
function column(rows: readonly Row[], metric: string): (number | null)[] {
  return rows.map((row) => row[metric] ?? null);
}

/** Rows over whose batches the loss is averaged: a single batch's is mostly the luck of its noise. */
export const WINDOW = 50;

/** Mean over the last WINDOW rows of those that carry the metric; null where none does. */
function runningMean(rows: readonly Row[], metric: string): (number | null)[] {
  let sum = 0;
  let count = 0;
  const value = (row: Row | undefined) => row?.[metric];
  return rows.map((row, i) => {
    const entering = value(row);
    const leaving = value(rows[i - WINDOW]);
    if (entering !== undefined) [sum, count] = [sum + entering, count + 1];
    if (leaving !== undefined) [sum, count] = [sum - leaving, count - 1];
    return count > 0 ? sum / count : null;
  });
}

/** Whether any row carries the metric. */
function carries(rows: readonly Row[], metric: string): boolean {
  return rows.some((row) => Number.isFinite(row[metric] ?? NaN));
}

/** The loss of the training batches, and what of it no network could remove, both over the same batches. */
export function lossSeries(rows: readonly Row[]): LineSeries[] {
  const loss: LineSeries = {
    label: words.lossSeries,
    values: runningMean(rows, 'loss'),
    role: 'model',
  };
  if (!carries(rows, 'lossFloor')) return [loss];
  return [loss, { label: words.floorSeries, values: runningMean(rows, 'lossFloor'), role: 'control' }];
}

/** Energy distance to the data. */
export function distanceSeries(rows: readonly Row[]): LineSeries[] {
  return [{ label: words.distanceSeries, values: column(rows, 'energyDistance'), role: 'model' }];
}

/** Share of high-quality samples; none where the data have no centres. */
export function qualitySeries(rows: readonly Row[]): LineSeries[] {
  if (!carries(rows, 'highQuality')) return [];
  return [{ label: words.qualitySeries, values: column(rows, 'highQuality'), role: 'model' }];
}

/** A bound of the null band; kept for longer than a language may last, so its label is made when it is read. */
function reference(bound: 'bandTop' | 'bandBottom', value: number): Reference {
  return {
    value,
    get label() {
      return words[bound](formatValue(value));
    },
  };
}

/** What true points give: the lower bound can be negative, and is not drawn then. */
export function distanceReferences({
  energyDistance: [, high],
}: Pick<NullBand, 'energyDistance'>): Reference[] {
  return [reference('bandTop', high)];
}

/** What true points give; the upper bound is next to 1 and says nothing. */
export function qualityReferences({ highQuality: [low] }: Pick<NullBand, 'highQuality'>): Reference[] {
  return [reference('bandBottom', low)];
}
