/** @file What a line chart draws. */

import type { ColorName } from '../element/theme.ts';

/** Whose line it is; decides the colour and, unless given, the dash. */
export type SeriesRole = 'model' | 'model-2' | 'model-3' | 'reader' | 'control' | 'neutral';

/** One curve. */
export interface LineSeries {
  readonly label: string;
  /** One value for each step in `x`; null or NaN where none was measured: the line runs on across it. */
  readonly values: readonly (number | null)[];
  readonly role: SeriesRole;
  /** Shown behind values, such as `nats`. */
  readonly unit?: string;
  /** Lengths of strokes and gaps in CSS pixels; an empty array is a solid line. */
  readonly dash?: readonly number[];
  /** CSS pixels. */
  readonly width?: number;
}

/** A horizontal line that the curves are to be read against, such as chance. */
export interface Reference {
  /** As it is to be read beside the line: `ln V = 4.16`. */
  readonly label: string;
  readonly value: number;
  readonly role?: SeriesRole;
}

/** A named moment: a vertical line. */
export interface Mark {
  readonly x: number;
  readonly label: string;
}

export type AxisScale = 'linear' | 'log';

/** Everything a redraw looks at. */
export interface PlotView {
  readonly x: readonly number[];
  readonly series: readonly LineSeries[];
  readonly references: readonly Reference[];
  readonly marks: readonly Mark[];
  /** Right end of the x axis. */
  readonly end: number;
  /** How far there are data; to the right of it is shown as not there yet. */
  readonly available: number;
  readonly xScale: AxisScale;
  readonly yScale: AxisScale;
  color(name: ColorName): string;
}

/** The colour token of a role. */
export const roleColor: Readonly<Record<SeriesRole, ColorName>> = {
  model: 'model',
  'model-2': 'model-2',
  'model-3': 'model-3',
  reader: 'reader',
  control: 'control',
  neutral: 'ink',
};

const roleDash: Readonly<Record<SeriesRole, readonly number[]>> = {
  model: [],
  'model-2': [],
  'model-3': [],
  reader: [],
  control: [6, 4],
  neutral: [2, 3],
};

/** The dash a series is drawn with, in CSS pixels. */
export function dashOf(series: LineSeries): number[] {
  return [...(series.dash ?? roleDash[series.role])];
}

/** The width a series is drawn with, in CSS pixels. */
export function widthOf(series: LineSeries): number {
  return series.width ?? 2;
}

/**
 * The values as they are drawn: exactly `length` of them, with null for what a scale cannot show (not finite,
 * or not above zero on a logarithmic one).
 */
export function drawable(
  values: readonly (number | null)[],
  length: number,
  scale: AxisScale,
): (number | null)[] {
  const least = scale === 'log' ? Number.MIN_VALUE : -Infinity;
  return Array.from({ length }, (_, i) => {
    const value = values[i];
    return typeof value === 'number' && Number.isFinite(value) && value >= least ? value : null;
  });
}

/** The last value measured at or before index `index`; null when there is none. */
export function lastMeasured(values: readonly (number | null)[], index: number): number | null {
  for (let i = Math.min(index, values.length - 1); i >= 0; i--) {
    const value = values[i];
    if (typeof value === 'number' && Number.isFinite(value)) return value;
  }
  return null;
}
