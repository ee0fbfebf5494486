/**
 * @file `<diffusion-lab>`: what the reader sees and touches. The run, its transport and its timeline are
 * LabElement's; here the model's configuration, the two panels, the reader's drawing and the pictures meet.
 */

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { customElement } from '../../core/element/custom-element.ts';
import { ChartMemo } from '../../core/element/chart-memo.ts';
import { handled, LabError, toLabError } from '../../core/element/errors.ts';
import type { ChartDescription } from '../../core/element/lab-hooks.ts';
import { LabElement } from '../../core/element/lab-element.ts';
import { inLanguageOf } from '../../core/element/language.ts';
import type { Override } from '../../core/element/override.ts';
import { formatValue } from '../../core/plot/format.ts';
import type { StateFields } from '../../core/element/restore.ts';
import type { StateValues } from '../../core/element/share.ts';
import type { Translations } from '../../core/element/speaking-element.ts';
import type { CoreTables } from '../../core/element/strings.ts';
import type { Preset } from '../../core/element/transport-bar.ts';
import type { ScrubDetail } from '../../core/plot/line-chart.ts';
import type { AxisScale, LineSeries, Reference } from '../../core/plot/series.ts';
import type { Row } from '../../core/training/experiment.ts';
import type { RunTensors } from '../../core/training/run-file.ts';
import type { JsonValue } from '../../core/training/strict-json.ts';
import {
  distanceReferences,
  distanceSeries,
  lossSeries,
  qualityReferences,
  qualitySeries,
} from './charts.ts';
import {
  DATASETS,
  DEFAULT_COUNT,
  LIMITS,
  PRESETS,
  PRESET_ORDER,
  validateConfig,
  validatePanel,
  validateSampleOptions,
  type PresetName,
} from './config.ts';
import type { DEFINITIONS } from './definitions.ts';
import { labStyles } from './lab-styles.ts';
import { MeasuresMemo } from './measures-memo.ts';
import { fromTensors, toTensors } from './parameters.ts';
import { readState, writeState } from './share.ts';
import { strings } from './strings.ts';
import { trainingData } from './training-data.ts';
import type {
  DatasetName,
  DiffusionConfig,
  DiffusionPicture,
  DiffusionRequest,
  Measures,
  PanelConfig,
  SampleOptions,
  SamplerConfig,
  Sampling,
} from './types.ts';
import './views/advanced-panel.ts';
import type { ConfigDetail } from './views/advanced-panel.ts';
import './views/drawing-pad.ts';
import type { DrawingDetail } from './views/drawing-pad.ts';
import './views/measures-view.ts';
import './views/process-view.ts';
import type { ChoicesDetail, ViewChoices } from './views/process-view.ts';
import type { CopyDetail, PanelDetail } from './views/sampler-form.ts';
import type { TimeDetail } from './views/time-scrubber.ts';
import workerUrl from './worker.ts?worker&url';

// Schedules and samplers are of use without the element.
export * from './samplers.ts';
export { createSchedule, startAlarm, startError, type Schedule } from './schedules.ts';

/** What `measure()` takes: a sampler; absent fields are those of the first panel. */
export type MeasureOptions = Partial<SamplerConfig & PanelConfig>;

/** What is checked without a LabError of its own gets one. */
function checked<Value>(check: () => Value): Value {
  try {
    return check();
  } catch (error) {
    throw toLabError(error, 'bad-config');
  }
}

type Panels = readonly [PanelConfig, PanelConfig];

/**
 * Trains a small diffusion model on points in the plane, and shows its forward and its reverse process.
 * Members besides those of every lab: `panels`, `time`, `drawing`, `config`, `sample()`.
 */
@customElement('diffusion-lab')
export class DiffusionLab extends LabElement<DiffusionConfig, DiffusionRequest, DiffusionPicture, Measures> {
  static override styles = [...LabElement.styles, labStyles];
  static override translations: Translations = {
    de: async () => (await import('./strings.de.ts')).german,
  };
  static override tables = ['definitions'];

  /**
   * The page's own words in place of the lab's, in whatever language it speaks: some of its tables, at any depth, such
   * as `{ core: { play: 'Train' }, lab: { lab: { label: 'Our lab' } } }`. Functions take the place of functions. What
   * does not fit is left out, with a warning in the console.
   */
  declare strings: Override<CoreTables & { lab: typeof strings; definitions: typeof DEFINITIONS }>;

  override readonly lab = 'diffusion';
  override get presets(): readonly Preset[] {
    return inLanguageOf(this, () =>
      PRESET_ORDER.map((name) => ({ name, label: strings.lab.presets[name].name })),
    );
  }
  protected override get label(): string {
    return strings.lab.label;
  }

  @state() private currentPanels: Panels = PRESETS[PRESET_ORDER[0]].panels;
  @state() private choices: ViewChoices = { field: 'off', count: DEFAULT_COUNT, weights: 'ema' };
  @state() private noiseSeed = 0;
  @state() private measuresOpen = false;

  @query('.draw') private drawDetails!: HTMLDetailsElement;

  /** Diffusion time is the process view's; here it is kept while there is no picture. */
  #time = 0;
  /** The preset whose panels were taken over last. */
  #presetShown: string | undefined = PRESET_ORDER[0];
  #training: { readonly key: string; readonly points: Float32Array | undefined } | undefined;
  /** What determines the run: presets that differ in their panels alone share one. */
  #runKey: string | undefined;
  readonly #qualityChart = new ChartMemo();
  readonly #alone = new WeakMap<LineSeries, readonly LineSeries[]>();
  /** The null bands on the charts; the same arrays as long as the bands are the same. */
  #references: { readonly band: string; readonly distance: Reference[]; readonly quality: Reference[] } = {
    band: '',
    distance: [],
    quality: [],
  };
  readonly #measures = new MeasuresMemo(this, (panel) => this.measure(panel));

  /** How the two panels draw their points. A copy: change it by setting it. */
  get panels(): Panels {
    const [a, b] = this.currentPanels;
    return [{ ...a }, { ...b }];
  }

  /** @throws LabError `bad-config` for a sampler, a schedule or a number out of bounds; nothing changes then. */
  set panels(panels: Panels) {
    if (!Array.isArray(panels) || panels.length !== 2)
      throw new LabError('bad-config', strings.lab.twoPanels);
    this.currentPanels = checked(() => [
      validatePanel(panels[0], this.config),
      validatePanel(panels[1], this.config),
    ]);
    void this.refresh();
  }

  /** Diffusion time on display: 1 is the last noise level, 0 the data. It moves nothing but the pictures. */
  get time(): number {
    return this.#time;
  }

  /** @throws LabError `bad-argument` unless it is a number; it is held to 0 to 1. */
  set time(time: number) {
    if (typeof time !== 'number' || Number.isNaN(time))
      throw new LabError('bad-argument', strings.lab.badTime);
    this.#time = Math.min(Math.max(time, 0), 1);
    const view = this.renderRoot.querySelector('diffusion-process');
    if (view) view.time = this.#time;
  }

  /** The reader's own data, [x, y] in data units. A copy. */
  get drawing(): [number, number][] {
    return this.config.drawn.map(([x, y]) => [x, y]);
  }

  /**
   * Starts a new run on these points, paused.
   * @throws an error with `code` "bad-config" when they are no data to train on; nothing changes then.
   */
  set drawing(points: readonly (readonly [number, number])[]) {
    this.config = { ...this.config, dataset: 'drawn', drawn: points };
  }

  /**
   * Draws points from the model at the step on display. The same options give the same points.
   * Rejects with a LabError: `bad-config` for an option out of bounds.
   */
  sample(options?: SampleOptions): Promise<Sampling> {
    return handled(this.#sample(options));
  }

  async #sample(options: unknown): Promise<Sampling> {
    const sample = checked(() => validateSampleOptions(options, this.config, this.currentPanels[0]));
    const { sample: trajectories } = await this.ask(() => ({ ...this.request(), sample }));
    if (!trajectories) throw new LabError('worker-crashed');
    const { positions, count, frames } = trajectories;
    return { points: positions.slice(2 * count * (frames - 1)), trajectories };
  }

  protected override createWorkerUrl(): string {
    return new URL(workerUrl, import.meta.url).href;
  }

  protected override configFor(preset: string): DiffusionConfig {
    return PRESETS[preset as PresetName].config;
  }

  protected override defaultTotalSteps(config: DiffusionConfig): number {
    return config.decaySteps;
  }

  protected override request(options?: unknown): DiffusionRequest {
    const [first] = this.currentPanels;
    const { field, count, weights } = this.choices;
    return {
      panels: this.currentPanels,
      count,
      noiseSeed: this.noiseSeed,
      weights,
      field: field !== 'off',
      ...(options !== undefined && { measure: checked(() => validatePanel(options, this.config, first)) }),
    };
  }

  /** Measures the points of `options`' sampler; those of the first panel unless it says otherwise. */
  override measure(options?: MeasureOptions): Promise<Measures> {
    return super.measure(options ?? {});
  }

  protected override measuresOf({ measures }: DiffusionPicture): Measures {
    if (!measures) throw new LabError('worker-crashed');
    return measures;
  }

  protected override shareState(): StateValues {
    const { currentPanels: panels, choices, time, noiseSeed: noise, measuresOpen } = this;
    return writeState({ panels, choices, time, noise, measuresOpen }, this.#usualPanels);
  }

  protected override restoreState(fields: StateFields): void {
    const { panels, choices, time, noise, measuresOpen } = readState(fields, this.config, this.#usualPanels);
    this.currentPanels = panels;
    this.choices = choices;
    this.time = time;
    this.noiseSeed = noise;
    this.measuresOpen = measuresOpen;
    void this.refresh();
  }

  get #usualPanels(): Panels {
    return PRESETS[this.preset as PresetName].panels;
  }

  override encodeConfig(config: DiffusionConfig): JsonValue {
    return JSON.parse(JSON.stringify(config)) as JsonValue;
  }

  override validateConfig(value: unknown): DiffusionConfig {
    return validateConfig(value);
  }

  override toTensors(config: DiffusionConfig, parameters: Float32Array): RunTensors {
    return toTensors(config, parameters);
  }

  override fromTensors(config: DiffusionConfig, tensors: RunTensors): Float32Array {
    return fromTensors(config, tensors);
  }

  override connectedCallback(): void {
    this.#runKey ??= this.#keyOfRun();
    super.connectedCallback();
  }

  /** A preset brings its panels; one that differs from the last in nothing else keeps the run. */
  protected override settingsChanged(): void {
    const preset = this.activePreset as PresetName | undefined;
    if (preset !== this.#presetShown) {
      this.#presetShown = preset;
      if (preset) this.currentPanels = PRESETS[preset].panels;
    }
    this.#fitPanels();
    const key = this.#keyOfRun();
    if (key === this.#runKey) {
      void this.refresh();
      return;
    }
    this.#runKey = key;
    super.settingsChanged();
  }

  /** A recorded run of the preset that is chosen leaves it chosen, although others may share its configuration. */
  protected override adoptSettings(config: DiffusionConfig, seed: number, preset?: string): void {
    const chosen = preset ?? this.activePreset;
    super.adoptSettings(config, seed, preset);
    this.#runKey = this.#keyOfRun();
    this.#presetShown = this.activePreset;
    this.#fitPanels();
    const text = (value: DiffusionConfig): string => JSON.stringify(this.encodeConfig(value));
    if (chosen && chosen !== this.activePreset && text(this.configFor(chosen)) === text(config)) {
      this.preset = chosen;
    }
  }

  #keyOfRun(): string {
    return JSON.stringify([this.encodeConfig(this.config), this.seed, this.backend]);
  }

  /** A network that predicts the noise cannot start from a level without signal. */
  #fitPanels(): void {
    if (this.config.prediction !== 'eps') return;
    const [a, b] = this.currentPanels;
    const fitted = (panel: PanelConfig): PanelConfig =>
      panel.schedule.zeroTerminalSnr
        ? { ...panel, schedule: { ...panel.schedule, zeroTerminalSnr: false } }
        : panel;
    this.currentPanels = [fitted(a), fitted(b)];
  }

  protected override chart(rows: readonly Row[]): ChartDescription {
    const { charts } = strings;
    return {
      label: charts.loss,
      yLabel: charts.lossAxis,
      series: lossSeries(rows),
      valueText: (row) => charts.valueText(formatValue(row.loss ?? NaN)),
    };
  }

  protected override renderSettings(): TemplateResult {
    const { data, lab } = strings;
    const { config } = this;
    const preset = this.activePreset as PresetName | undefined;
    return html`
      ${preset ? html`<p class="lesson">${lab.presets[preset].lesson}</p>` : nothing}
      <label class="dataset">
        <span>${data.dataset}</span>
        <select .value=${live(config.dataset)} @change=${this.#onDataset}>
          ${DATASETS.map(
            (name) =>
              html`<option value=${name} ?selected=${name === config.dataset}>
                ${strings.common.datasets[name]}
              </option>`,
          )}
        </select>
      </label>
      <details class="draw">
        <summary>${data.draw}</summary>
        <diffusion-drawing
          .config=${config}
          @lab-drawing=${({ detail }: CustomEvent<DrawingDetail>) => (this.drawing = detail.points)}
        ></diffusion-drawing>
      </details>
      <details class="advanced">
        <summary>${lab.advanced}</summary>
        <diffusion-advanced
          .config=${config}
          @lab-config=${({ detail }: CustomEvent<ConfigDetail>) => (this.config = detail.config)}
        ></diffusion-advanced>
      </details>
    `;
  }

  protected override renderPicture(picture: DiffusionPicture): TemplateResult {
    const { config } = this;
    return html`<div
      class="pictures"
      @lab-time=${({ detail }: CustomEvent<TimeDetail>) => (this.#time = detail.time)}
      @lab-panel=${this.#onPanel}
      @lab-copy=${this.#onCopy}
      @lab-choices=${this.#onChoices}
    >
      <diffusion-process
        .picture=${picture}
        .config=${config}
        .panels=${this.currentPanels}
        .choices=${this.choices}
        .training=${this.#trainingPoints()}
        .time=${live(this.#time)}
      >
        ${this.#quality(picture)}
      </diffusion-process>
      <details
        class="measures"
        ?open=${this.measuresOpen}
        @toggle=${(event: ToggleEvent) => (this.measuresOpen = event.newState === 'open')}
      >
        <summary>${strings.lab.measures}</summary>
        ${
          this.measuresOpen
            ? html`<diffusion-measures .state=${this.#measures.state}></diffusion-measures>`
            : nothing
        }
      </details>
    </div>`;
  }

  /** The second chart: what comes of the training, with what true points would give. */
  #quality(picture: DiffusionPicture): TemplateResult {
    const { charts } = strings;
    const { session, player } = this.run;
    const { steps, stops, chart } = this.#qualityChart.draw(session, player.busy, (rows) => ({
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
        .cursor=${live(picture.step)}
        .end=${this.totalSteps}
        .available=${this.trainedSteps}
        .label=${texts.label}
        .yLabel=${texts.axis}
        @lab-scrub=${({ detail }: CustomEvent<ScrubDetail>) => this.scrub(detail.step, detail.done)}
      ></lab-line-chart>`;
    const { distance: distanceBand, quality: qualityBand } = this.#references;
    return html`<section class="quality">
      ${lineChart(distance, distanceBand, { label: charts.distance, axis: charts.distanceAxis, yScale: 'log' })}
      ${quality.map((series) =>
        lineChart(series, qualityBand, { label: charts.quality, axis: charts.qualityAxis, yScale: 'linear' }),
      )}
      <p class="rule">${charts.rule}</p>
    </section>`;
  }

  /** The points the run learns from, where they are fixed. The same array as long as the run is the same. */
  #trainingPoints(): Float32Array | undefined {
    const key = this.#keyOfRun();
    if (this.#training?.key !== key) {
      this.#training = { key, points: trainingData(this.config, this.seed).points };
    }
    return this.#training.points;
  }

  /** One series as an array that stays the same while the series does: charts compare arrays by identity. */
  #seriesAlone(series: LineSeries): readonly LineSeries[] {
    let alone = this.#alone.get(series);
    if (!alone) this.#alone.set(series, (alone = [series]));
    return alone;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { picture } = this;
    const quiet = this.measuresOpen && !this.run.player.busy;
    this.#measures.follow(quiet ? picture : undefined, this.currentPanels);
    if (!changed.has('picture')) return;
    if (!picture) {
      this.#references = { band: '', distance: [], quality: [] };
      return this.#measures.clear();
    }
    const { energyDistance, highQuality } = picture.nullBand;
    const band = [...energyDistance, ...highQuality].join();
    // The rows' figures come from as many points as the panels have by default: that is the band they belong to.
    const other = picture.noise.length !== 2 * DEFAULT_COUNT && this.#references.band !== '';
    if (other || band === this.#references.band) return;
    this.#references = {
      band,
      distance: distanceReferences(picture.nullBand),
      quality: qualityReferences(picture.nullBand),
    };
  }

  readonly #onDataset = (event: Event): void => {
    const select = event.target as HTMLSelectElement;
    const dataset = select.value as DatasetName;
    if (dataset === 'drawn' && this.config.drawn.length < LIMITS.drawn.min) {
      // There is nothing to train on yet: what is on display stays, and the pad opens.
      select.value = this.config.dataset;
      this.drawDetails.open = true;
      this.drawDetails.scrollIntoView({ block: 'nearest' });
      return;
    }
    this.config = { ...this.config, dataset };
  };

  readonly #onPanel = ({ detail }: CustomEvent<PanelDetail>): void => {
    const [a, b] = this.currentPanels;
    this.panels = detail.index === 0 ? [detail.panel, b] : [a, detail.panel];
  };

  readonly #onCopy = ({ detail }: CustomEvent<CopyDetail>): void => {
    const source = this.currentPanels[1 - detail.index];
    this.panels = [source, source];
  };

  readonly #onChoices = ({ detail }: CustomEvent<ChoicesDetail>): void => {
    const { newNoise, ...choices } = detail;
    const before = this.choices;
    this.choices = { ...before, ...choices };
    if (newNoise) this.noiseSeed++;
    // Another kind of arrows is drawn from what is there.
    const fieldThere = this.choices.field === 'off' || this.picture?.field !== undefined;
    const { count, weights } = this.choices;
    if (newNoise || !fieldThere || count !== before.count || weights !== before.weights) void this.refresh();
  };
}

/** What is written around a chart. */
interface ChartTexts {
  readonly label: string;
  readonly axis: string;
  readonly yScale: AxisScale;
}

declare global {
  interface HTMLElementTagNameMap {
    'diffusion-lab': DiffusionLab;
  }
}
