/**
 * @file `<diffusion-lab>`: what the reader sees and touches. The run, its transport and its timeline are
 * LabElement's; here the model's configuration, the two panels, the reader's drawing and the pictures meet.
 */

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { customElement } from '../../core/element/custom-element.ts';
import { handled, LabError } from '../../core/element/errors.ts';
import type { ChartDescription } from '../../core/element/lab-hooks.ts';
import { LabElement } from '../../core/element/lab-element.ts';
import { load } from '../../core/element/load.ts';
import type { TensorCodec } from '../../core/element/run-transfer.ts';
import { inLanguageOf } from '../../core/element/language.ts';
import type { Override } from '../../core/element/override.ts';
import { formatValue } from '../../core/plot/format.ts';
import type { StateFields } from '../../core/element/restore.ts';
import type { StateValues } from '../../core/element/share.ts';
import type { Translations } from '../../core/element/speaking-element.ts';
import type { CoreTables } from '../../core/element/strings.ts';
import type { Preset } from '../../core/element/transport-bar.ts';
import type { Row } from '../../core/training/experiment.ts';
import type { JsonValue } from '../../core/training/strict-json.ts';
import { lossSeries } from './charts.ts';
import {
  PRESETS,
  PRESET_ORDER,
  validateConfig,
  validatePanel,
  validateSampleOptions,
  type PresetName,
} from './config.ts';
import { labStyles } from './lab-styles.ts';
import { MeasuresMemo } from './measures-memo.ts';
import { QualityCharts } from './quality-charts.ts';
import { checked, ReaderPanels, type Panels } from './reader-panels.ts';
import { renderSettings } from './settings-template.ts';
import { writeState } from './share.ts';
import { strings } from './strings.ts';
import type { DiffusionTables } from './tables.ts';
import { trainingData } from './training-data.ts';
import type {
  DiffusionConfig,
  DiffusionPicture,
  DiffusionRequest,
  Measures,
  PanelConfig,
  SampleOptions,
  SamplerConfig,
  Sampling,
} from './types.ts';
import './views/process-view.ts';
import type { ChoicesDetail } from './views/process-view.ts';
import type { CopyDetail, PanelDetail } from './views/sampler-form.ts';
import type { TimeDetail } from './views/time-scrubber.ts';
import workerUrl from './worker.ts?worker&url';

/** What `measure()` takes: a sampler; absent fields are those of the first panel. */
export type MeasureOptions = Partial<SamplerConfig & PanelConfig>;

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
  static override tables = [
    'advanced',
    'drawing',
    'sampler',
    'schedule',
    'measures',
    'definitions',
  ] satisfies (keyof DiffusionTables)[];

  /**
   * The page's own words in place of the lab's, in whatever language it speaks: some of its tables, at any depth, such
   * as `{ core: { play: 'Train' }, lab: { lab: { label: 'Our lab' } } }`. Functions take the place of functions. What
   * does not fit is left out, with a warning in the console.
   */
  declare strings: Override<CoreTables & DiffusionTables>;

  override readonly lab = 'diffusion';
  override get presets(): readonly Preset[] {
    return inLanguageOf(this, () =>
      PRESET_ORDER.map((name) => ({ name, label: strings.lab.presets[name].name })),
    );
  }
  protected override get label(): string {
    return strings.lab.label;
  }

  @state() private measuresOpen = false;

  /** Diffusion time is the process view's; here it is kept while there is no picture. */
  #time = 0;
  /** The preset whose panels were taken over last. */
  #presetShown: string | undefined = PRESET_ORDER[0];
  #training: { readonly key: string; readonly points: Float32Array | undefined } | undefined;
  /** What determines the run: presets that differ in their panels alone share one. */
  #runKey: string | undefined;
  readonly #quality = new QualityCharts();
  readonly #panels = new ReaderPanels(PRESETS[PRESET_ORDER[0]].panels, {
    config: () => this.config,
    picture: () => this.picture,
    asks: () => void this.refresh(),
    changed: () => this.requestUpdate(),
  });
  readonly #measures = new MeasuresMemo(this, (panel) => this.measure(panel));

  /** How the two panels draw their points. A copy: change it by setting it. */
  get panels(): Panels {
    const [a, b] = this.#panels.shown;
    return [{ ...a }, { ...b }];
  }

  /** @throws LabError `bad-config` for a sampler, a schedule or a number out of bounds; nothing changes then. */
  set panels(panels: Panels) {
    this.#panels.set(panels);
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
    const sample = checked(() => validateSampleOptions(options, this.config, this.#panels.shown[0]));
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
    const request = this.#panels.request();
    if (options === undefined) return request;
    const [first] = request.panels;
    return { ...request, measure: checked(() => validatePanel(options, this.config, first)) };
  }

  /** Measures the points of `options`' sampler; those of the first panel unless it says otherwise. */
  override measure(options?: MeasureOptions): Promise<Measures> {
    return super.measure(options);
  }

  protected override measuresOf({ measures }: DiffusionPicture): Measures {
    if (!measures) throw new LabError('worker-crashed');
    return measures;
  }

  protected override shareState(): StateValues {
    const { shown: panels, choices, noise } = this.#panels;
    const { time, measuresOpen } = this;
    return writeState({ panels, choices, time, noise, measuresOpen }, this.#usualPanels);
  }

  protected override async restoreState(fields: StateFields): Promise<void> {
    const { readState } = await import('./restore.ts');
    const { panels, choices, time, noise, measuresOpen } = readState(fields, this.config, this.#usualPanels);
    this.time = time;
    this.measuresOpen = measuresOpen;
    this.#panels.restore(panels, choices, noise);
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

  override tensorCodec(): Promise<TensorCodec<DiffusionConfig>> {
    return import('./tensors.ts');
  }

  override connectedCallback(): void {
    this.#runKey ??= this.#keyOfRun();
    super.connectedCallback();
  }

  /** A preset brings its panels; one that differs from the last in nothing else keeps the run. */
  protected override settingsChanged(): void {
    const preset = this.activePreset as PresetName | undefined;
    const brought = preset !== this.#presetShown && preset ? PRESETS[preset].panels : this.#panels.shown;
    this.#presetShown = preset;
    this.#panels.take(brought);
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
    this.#panels.take(this.#panels.shown);
    const text = (value: DiffusionConfig): string => JSON.stringify(this.encodeConfig(value));
    if (chosen && chosen !== this.activePreset && text(this.configFor(chosen)) === text(config)) {
      this.preset = chosen;
    }
  }

  #keyOfRun(): string {
    return JSON.stringify([this.encodeConfig(this.config), this.seed, this.backend]);
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
    return renderSettings({
      config: this.config,
      preset: this.activePreset as PresetName | undefined,
      setConfig: (config) => (this.config = config),
      setDrawing: (points) => (this.drawing = points),
    });
  }

  protected override renderPicture(picture: DiffusionPicture): TemplateResult {
    const { config } = this;
    const { shown, choices } = this.#panels;
    const { session, player } = this.run;
    return html`<div
      class="pictures"
      @lab-time=${({ detail }: CustomEvent<TimeDetail>) => (this.#time = detail.time)}
      @lab-panel=${({ detail }: CustomEvent<PanelDetail>) => this.#panels.edit(detail)}
      @lab-copy=${({ detail }: CustomEvent<CopyDetail>) => this.#panels.copy(detail)}
      @lab-choices=${({ detail }: CustomEvent<ChoicesDetail>) => this.#panels.choose(detail)}
    >
      <diffusion-process
        .picture=${picture}
        .config=${config}
        .panels=${shown}
        .choices=${choices}
        .training=${this.#trainingPoints()}
        .time=${live(this.#time)}
      >
        ${this.#quality.render({
          session,
          busy: player.busy,
          step: picture.step,
          trained: this.trainedSteps,
          total: this.totalSteps,
          scrub: (step, done) => this.scrub(step, done),
        })}
      </diffusion-process>
      <details
        class="measures"
        ?open=${this.measuresOpen}
        @toggle=${(event: ToggleEvent) => (this.measuresOpen = event.newState === 'open')}
      >
        <summary>${strings.lab.measures}</summary>
        ${this.measuresOpen ? this.#renderMeasures() : nothing}
      </details>
    </div>`;
  }

  #renderMeasures(): TemplateResult {
    load(() => import('./views/measures-view.ts'));
    return html`<diffusion-measures .state=${this.#measures.state}></diffusion-measures>`;
  }

  /** The points the run learns from, where they are fixed. The same array as long as the run is the same. */
  #trainingPoints(): Float32Array | undefined {
    const key = this.#keyOfRun();
    if (this.#training?.key !== key) {
      this.#training = { key, points: trainingData(this.config, this.seed).points };
    }
    return this.#training.points;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { picture } = this;
    const quiet = this.measuresOpen && !this.run.player.busy;
    this.#measures.follow(quiet ? picture : undefined, this.#panels.shown);
    if (!changed.has('picture')) return;
    this.#quality.follow(picture);
    if (!picture) this.#measures.clear();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'diffusion-lab': DiffusionLab;
  }
}
