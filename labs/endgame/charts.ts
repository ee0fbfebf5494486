/** @file What the lab's two charts draw from the recorded rows: the climb, which is the timeline, and one curve at choice. */

import type { LineSeries, Mark, Reference } from '../../core/plot/series.ts';
import { percent } from '../../core/plot/numbers.ts';
import type { Row } from '../../core/training/experiment.ts';
import { strings } from './strings.ts';
import type { EndgameConfig, Ending } from './types.ts';

const words = strings.charts;

/** Longest mates of the solved tables, in moves. */
export const LONGEST: Readonly<Record<Ending, number>> = { KQK: 10, KRK: 16 };

/** Metrics the reader can choose among, by their name in a row. */
export type ChosenMetric = keyof typeof words.second;

/** The metrics in the order in which they are offered. */
export const CHOSEN_METRICS = Object.keys(words.second) as readonly ChosenMetric[];

/** One metric of all rows; null where a row does not carry it. */
function column(rows: readonly Row[], metric: string): (number | null)[] {
  return rows.map((row) => row[metric] ?? null);
}

/** How far the frontier has climbed, and how it fares there; with flat starts, how games fare at all. */
export function climbSeries(rows: readonly Row[], { ending, starts, control }: EndgameConfig): LineSeries[] {
  const longest = LONGEST[ending];
  const series: LineSeries[] = [];
  if (starts === 'reverse') {
    series.push({
      label: words.level(longest),
      values: rows.map(({ level }) => (level === undefined ? null : level / longest)),
      role: 'model',
    });
  }
  series.push({
    label: starts === 'reverse' ? words.success : words.mated,
    values: column(rows, starts === 'reverse' ? 'frontierSuccess' : 'meanReward'),
    role: starts === 'reverse' ? 'model-2' : 'model',
    width: 1,
  });
  if (control) {
    series.push({ label: words.controlMated, values: column(rows, 'control.meanReward'), role: 'control' });
  }
  return series;
}

/** The curriculum's thresholds. */
export function climbReferences({ starts, advanceAt, retreatBelow }: EndgameConfig): Reference[] {
  if (starts === 'flat') return [];
  return [
    { label: words.advance(percent(advanceAt)), value: advanceAt },
    { label: words.retreat(percent(retreatBelow)), value: retreatBelow },
  ];
}

/** Where the frontier first reached the longest mate. */
export function climbMarks(rows: readonly Row[], { ending, starts }: EndgameConfig): Mark[] {
  if (starts === 'flat') return [];
  const arrived = rows.find(({ level }) => level >= LONGEST[ending]);
  return arrived ? [{ x: arrived.step, label: words.last(arrived.step) }] : [];
}

/** What a screen reader adds to the step. */
export function climbText(row: Row, { ending, starts }: EndgameConfig): string {
  const { level = NaN, frontierSuccess = NaN, meanReward = NaN } = row;
  if (starts === 'flat') return words.flatText(percent(meanReward));
  return words.valueText(level, LONGEST[ending], percent(frontierSuccess));
}

/** Mean of greedy mate rates over all distances; null where a row carries none. */
function meanMateRate(row: Row, prefix: string): number | null {
  const rates = Object.entries(row).flatMap(([name, value]) =>
    name.startsWith(`${prefix}mate.`) ? [value] : [],
  );
  return rates.length === 0 ? null : rates.reduce((total, rate) => total + rate, 0) / rates.length;
}

function values(rows: readonly Row[], metric: ChosenMetric, prefix: '' | 'control.'): (number | null)[] {
  switch (metric) {
    case 'mateRate':
      return rows.map((row) => meanMateRate(row, prefix));
    case 'clipFraction':
      return rows.map((row) => {
        const low = row[`${prefix}clipLow`];
        return low === undefined ? null : low + row[`${prefix}clipHigh`];
      });
    default:
      return column(rows, prefix + metric);
  }
}

/** One metric, and the control's beside it where one is trained. */
export function metricSeries(
  rows: readonly Row[],
  metric: ChosenMetric,
  { control }: EndgameConfig,
): LineSeries[] {
  const series: LineSeries[] = [{ label: words.policy, values: values(rows, metric, ''), role: 'model' }];
  if (control) {
    series.push({ label: words.control, values: values(rows, metric, 'control.'), role: 'control' });
  }
  return series;
}
