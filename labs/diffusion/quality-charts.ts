/**
 * @file The charts under the pictures: what comes of the training, with what true points would give. Charts
 * compare arrays by identity, so what has not changed is kept as it is.
 */

import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { ChartMemo, type CountedTimeline } from '../../core/element/chart-memo.ts';
import type { ScrubDetail } from '../../core/plot/line-chart.ts';
import type { AxisScale, LineSeries, Reference } from '../../core/plot/series.ts';
import { distanceReferences, distanceSeries, qualityReferences, qualitySeries } from './charts.ts';
import { DEFAULT_COUNT } from './config.ts';
import { strings } from './strings.ts';
import type { DiffusionPicture } from './types.ts';

/** The run on display. */
export interface ShownRun {
  readonly session: CountedTimeline;
  /** Whether training or a seek is under way. */
  readonly busy: boolean;
  /** The step on display, how far the run has got, and where it stops. */
  readonly step: number;
  readonly trained: number;
  readonly total: number;
  /** Seeks; `done` once the reader lets go. */
  scrub(step: number, done: boolean): void;
}

/** What is written around a chart. */
interface ChartTexts {
  readonly label: string;
  readonly axis: string;
  readonly yScale: AxisScale;
}

/** The null bands on the charts. */
interface Bands {
  readonly key: string;
  readonly distance: Reference[];
  readonly quality: Reference[];
}

const NO_BANDS: Bands = { key: '', distance: [], quality: [] };

/** Energy distance and, where the data have centres, the share of high-quality samples. */
export class QualityCharts {
  readonly #memo = new ChartMemo();
  readonly #alone = new WeakMap<LineSeries, readonly LineSeries[]>();
  #bands = NO_BANDS;

  /** To be called with every new picture, and with none when another run begins. */
  follow(picture: DiffusionPicture | undefined): void {
    if (!picture) {
      this.#bands = NO_BANDS;
      return;
    }
    const { nullBand, noise } = picture;
    const key = [...nullBand.energyDistance, ...nullBand.highQuality].join();
    // The rows' figures come from as many points as the panels have by default: that is the band they belong to.
    const other = noise.length !== 2 * DEFAULT_COUNT && this.#bands.key !== '';
    if (other || key === this.#bands.key) return;
    this.#bands = { key, distance: distanceReferences(nullBand), quality: qualityReferences(nullBand) };
  }

  render(run: ShownRun): TemplateResult {
    const { charts } = strings;
    const { steps, stops, chart } = this.#memo.draw(run.session, run.busy, (rows) => ({
      label: charts.distance,
      series: [...distanceSeries(rows), ...qualitySeries(rows)],
    }));
    const [distance, ...quality] = chart!.series.map((series) => this.#seriesAlone(series));
    const lineChart = (series: readonly LineSeries[], references: readonly Reference[], texts: ChartTexts) =>
      html`<lab-line-chart
        .x=${steps}
        .stops=${stops}
        .series=${series}
        .references=${references}
        .yScale=${texts.yScale}
        .cursor=${live(run.step)}
        .end=${run.total}
        .available=${run.trained}
        .label=${texts.label}
        .yLabel=${texts.axis}
        @lab-scrub=${({ detail }: CustomEvent<ScrubDetail>) => run.scrub(detail.step, detail.done)}
      ></lab-line-chart>`;
    const bands = this.#bands;
    return html`<section class="quality">
      ${lineChart(distance, bands.distance, { label: charts.distance, axis: charts.distanceAxis, yScale: 'log' })}
      ${quality.map((series) =>
        lineChart(series, bands.quality, {
          label: charts.quality,
          axis: charts.qualityAxis,
          yScale: 'linear',
        }),
      )}
      <p class="rule">${charts.rule}</p>
    </section>`;
  }

  /** One series as an array that stays the same while the series does. */
  #seriesAlone(series: LineSeries): readonly LineSeries[] {
    let alone = this.#alone.get(series);
    if (!alone) this.#alone.set(series, (alone = [series]));
    return alone;
  }
}
