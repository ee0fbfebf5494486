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

/** Whether any row carries the metric. */
function carries(rows: readonly Row[], metric: string): boolean {
  return rows.some((row) => Number.isFinite(row[metric] ?? NaN));
}

/** The loss of the training batches, and what of it no network could remove. */
export function lossSeries(rows: readonly Row[]): LineSeries[] {
  const loss: LineSeries = {
    label: words.lossSeries,
    values: column(rows, 'loss'),
    role: 'model',
    width: 1.5,
  };
  if (!carries(rows, 'lossFloor')) return [loss];
  return [loss, { label: words.floorSeries, values: column(rows, 'lossFloor'), role: 'control' }];
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

/** What true points give: the lower bound can be negative, and is not drawn then. */
export function distanceReferences({
  energyDistance: [, high],
}: Pick<NullBand, 'energyDistance'>): Reference[] {
  return [{ label: words.bandTop(formatValue(high)), value: high }];
}

/** What true points give; the upper bound is next to 1 and says nothing. */
export function qualityReferences({ highQuality: [low] }: Pick<NullBand, 'highQuality'>): Reference[] {
  return [{ label: words.bandBottom(formatValue(low)), value: low }];
}
