/** @file The timeline's rows as arrays that change only when the rows do, and the chart made from them. */

import type { Row } from '../training/experiment.ts';
import type { Timeline } from '../training/timeline.ts';
import type { ChartDescription } from './lab-hooks.ts';
import { currentWords, type Words } from './language.ts';

/** While training, the chart is made again no sooner than this, in milliseconds: drawing it is not free. */
const CHART_MS = 200;

/** A record with a count of its changes. */
export interface CountedTimeline {
  readonly timeline: Timeline;
  readonly revision: number;
}

/** The chart and its horizontal axis. */
export interface DrawnChart {
  readonly rows: readonly Row[];
  readonly steps: readonly number[];
  /** Those of the steps that have weights. */
  readonly stops: readonly number[];
  readonly chart: ChartDescription | undefined;
}

/** Keeps what was made until it is out of date. */
export class ChartMemo {
  #rows: readonly Row[] = [];
  #revision = -1;
  #drawn: DrawnChart | undefined;
  #drawnAt = 0;
  #words: Words | undefined;

  /** The rows so far; the same array as before if nothing was recorded since. */
  rows({ timeline, revision }: CountedTimeline): readonly Row[] {
    if (revision !== this.#revision) {
      this.#revision = revision;
      this.#rows = timeline.rows.slice();
    }
    return this.#rows;
  }

  /** Makes the chart anew next time: something else that it shows has changed. */
  invalidate(): void {
    this.#drawn = undefined;
  }

  /** The chart over the rows, or while `busy` the one of a moment ago. */
  draw(
    source: CountedTimeline,
    busy: boolean,
    make: (rows: readonly Row[]) => ChartDescription | undefined,
  ): DrawnChart {
    if (this.#words !== currentWords()) this.invalidate();
    this.#words = currentWords();
    const recent = busy && performance.now() - this.#drawnAt < CHART_MS;
    if (this.#drawn && recent) return this.#drawn;
    const rows = this.rows(source);
    if (this.#drawn?.rows === rows) return this.#drawn;
    this.#drawnAt = performance.now();
    const steps = rows.map(({ step }) => step);
    this.#drawn = { rows, steps, stops: source.timeline.steps, chart: make(rows) };
    return this.#drawn;
  }
}
