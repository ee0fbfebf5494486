/** @file What the lab's two charts draw from the recorded rows: the loss, which is the timeline, and the scores. */

import { formatFixed } from '../../core/plot/format.ts';
import type { LineSeries, Mark, Reference } from '../../core/plot/series.ts';
import type { Row } from '../../core/training/experiment.ts';
import { findCliff, type Cliff } from './measures/cliff.ts';
import { strings } from './strings.ts';
import type { Behaviour, InductionConfig } from './types.ts';

const words = strings.charts;

/** One metric of all rows; null where a row does not carry it. */
function column(rows: readonly Row[], metric: string): (number | null)[] {
  return rows.map((row) => row[metric] ?? null);
}

/** Loss on inducible and on other positions, and the control's where one trains. */
export function lossSeries(rows: readonly Row[], config: InductionConfig): LineSeries[] {
  const series: LineSeries[] = [
    { label: words.inducible, values: column(rows, 'inducibleLoss'), role: 'model', unit: words.nats },
    { label: words.other, values: column(rows, 'otherLoss'), role: 'neutral', unit: words.nats, width: 1 },
  ];
  if (config.control) {
    const values = column(rows, 'control.inducibleLoss');
    series.push({ label: words.control, values, role: 'control', unit: words.nats });
  }
  return series;
}

/** Chance, and the task's exact predictor where it is known. */
export function lossReferences(vocabulary: number, exact: Behaviour | undefined): Reference[] {
  const chance = Math.log(vocabulary);
  const references: Reference[] = [{ label: words.chance(vocabulary, formatFixed(chance)), value: chance }];
  if (exact)
    references.push({ label: words.exact(formatFixed(exact.inducibleLoss)), value: exact.inducibleLoss });
  return references;
}

/** The cliff of a run, or undefined while there is none. Rule: `measures/cliff.ts`. */
export function cliffOf(rows: readonly Row[], vocabulary: number): Cliff | undefined {
  return findCliff(
    rows.map((row) => ({ step: row.step, loss: row.measuredInducibleLoss ?? NaN })),
    vocabulary,
  );
}

/** The cliff as a mark on the timeline. */
export function cliffMarks(cliff: Cliff | undefined): Mark[] {
  return cliff ? [{ x: cliff.step, label: words.cliff(cliff.step) }] : [];
}

/** The best head's scores and the three gauges, all from 0 to 1. */
export function scoreSeries(rows: readonly Row[], config: InductionConfig): LineSeries[] {
  const series: LineSeries[] = [
    { label: words.prefixMatching, values: column(rows, 'prefixMatching'), role: 'model' },
    { label: words.recallPrevious, values: column(rows, 'recallPrevious'), role: 'neutral', width: 1 },
    { label: words.recallMatch, values: column(rows, 'recallMatch'), role: 'model-2', width: 1 },
    { label: words.recallCopy, values: column(rows, 'recallCopy'), role: 'model-3', width: 1 },
  ];
  if (config.control) {
    const values = column(rows, 'control.prefixMatching');
    series.push({ label: words.controlPrefixMatching, values, role: 'control' });
  }
  return series;
}
