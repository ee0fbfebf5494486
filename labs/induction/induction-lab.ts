/**
 * @file `<induction-lab>`: what the reader sees and touches. The run, its transport and its timeline are
 * LabElement's; here the model's configuration, the reader's ablations and sequence, and the pictures meet.
 */

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { ConfigDetail } from '../../core/element/config-form.ts';
import { customElement } from '../../core/element/custom-element.ts';
import { LabError } from '../../core/element/errors.ts';
import { ChartMemo } from '../../core/element/chart-memo.ts';
import type { ChartDescription } from '../../core/element/lab-hooks.ts';
import { LabElement } from '../../core/element/lab-element.ts';
import type { TensorCodec } from '../../core/element/run-transfer.ts';
import { inLanguageOf } from '../../core/element/language.ts';
import type { Override } from '../../core/element/override.ts';
import { load } from '../../core/element/load.ts';
import type { StateFields } from '../../core/element/restore.ts';
import type { StateValues } from '../../core/element/share.ts';
import type { Translations } from '../../core/element/speaking-element.ts';
import type { CoreTables } from '../../core/element/strings.ts';
import type { Preset } from '../../core/element/transport-bar.ts';
import { whenNear } from '../../core/element/when-near.ts';
import { formatFixed } from '../../core/plot/format.ts';
import type { ScrubDetail } from '../../core/plot/line-chart.ts';
import type { Row } from '../../core/training/experiment.ts';
import type { JsonValue } from '../../core/training/strict-json.ts';
import { checkAblations } from './ablations.ts';
import { cliffMarks, cliffOf, lossReferences, lossSeries, scoreSeries } from './charts.ts';
import { PRESETS, validateConfig, type PresetName } from './config.ts';
import { labStyles } from './lab-styles.ts';
import type { Cliff } from './measures/cliff.ts';
import { repeatedSequence } from './reader-sequence.ts';
import { writeState } from './share.ts';
import { strings } from './strings.ts';
import type { InductionTables } from './tables.ts';
import {
  hasCircuit,
  type AblationKind,
  type Ablations,
  type Head,
  type InductionConfig,
  type InductionPicture,
  type InductionRequest,
  type Measures,
} from './types.ts';
import './views/ablation-panel.ts';
import type { AblationsDetail } from './views/ablation-panel.ts';
import './views/attention-grid.ts';
import type { AblateDetail, TokenDetail } from './views/attention-grid.ts';
import { toggleHead } from './views/heads.ts';
import type { SequenceDetail } from './views/sequence-editor.ts';
import workerUrl from './worker.ts?worker&url';

/** Optimiser steps of a run: twice as many as the head needs to form at the classic preset. */
const TOTAL_STEPS = 1000;

const NONE: Ablations = { heads: [], kind: 'zero' };

const PRESET_ORDER: readonly PresetName[] = ['classic', 'bare', 'redundant', 'one-layer', 'bigrams'];

/**
 * Trains an attention-only transformer on sequences that repeat, and shows the induction circuit form.
 * Members besides those of every lab: `ablate()`, `ablations`, `config`, `sequence`.
 */
@customElement('induction-lab')
export class InductionLab extends LabElement<InductionConfig, InductionRequest, InductionPicture, Measures> {
  static override styles = [...LabElement.styles, labStyles];
  static override translations: Translations = {
    de: async () => (await import('./strings.de.ts')).german,
  };
  static override tables = [
    'advanced',
    'circuit',
    'measures',
    'sequence',
    'definitions',
    'scope',
  ] satisfies (keyof InductionTables)[];

  /**
   * The page's own words in place of the lab's, in whatever language it speaks: some of its tables, at any depth, such
   * as `{ core: { play: 'Train' }, lab: { lab: { label: 'Our lab' } } }`. Functions take the place of functions. What
   * does not fit is left out, with a warning in the console.
   */
  declare strings: Override<CoreTables & InductionTables>;

  override readonly lab = 'induction';
  override get presets(): readonly Preset[] {
    return inLanguageOf(this, () => PRESET_ORDER.map((name) => ({ name, label: strings.lab.presets[name] })));
  }
  protected override get label(): string {
    return strings.lab.label;
  }

  readonly #scoreChart = new ChartMemo();

  @state() private currentAblations: Ablations = NONE;
  @state() private readerTokens: readonly number[] | undefined;
  @state() private highlightQuery: number | null = null;
  @state() private measuresOpen = false;
  /** Whether a view that has been fetched needs the circuit’s figures. */
  #circuitWanted = false;

  /** The cliff of the recorded run, or undefined while there is none. */
  get cliff(): Cliff | undefined {
    return cliffOf(this.history, this.config.vocabulary);
  }

  /** Heads out of action, and how. A copy: setting it does what `ablate()` does. */
  get ablations(): Ablations {
    const { heads, kind } = this.currentAblations;
    return { kind, heads: heads.map(([layer, head]) => [layer, head] as const) };
  }

  /**
   * @throws LabError `bad-ablation` for a head that the model does not have, an unknown kind, or anything but
   * `{ heads, kind }`; nothing changes then.
   */
  set ablations(ablations: Ablations) {
    const { heads, kind = this.currentAblations.kind } = ablations ?? {};
    this.currentAblations = checkAblations(heads, kind, this.config);
    void this.refresh();
  }

  /**
   * Takes exactly these heads out of action, at whatever step is on display; training is untouched. An empty
   * list restores all. Resolves when the picture shows it.
   * @throws LabError `bad-ablation` for a head that the model does not have or an unknown kind.
   */
  async ablate(heads: readonly Head[], kind: AblationKind = this.currentAblations.kind): Promise<void> {
    this.currentAblations = checkAblations(heads, kind, this.config);
    await this.refresh();
  }

  /** The reader's own sequence, as token numbers; at most the context's length. */
  get sequence(): readonly number[] {
    const { vocabulary, context } = this.config;
    const tokens = this.readerTokens ?? repeatedSequence(vocabulary, context, 0);
    return tokens.filter((token) => token < vocabulary).slice(0, context);
  }

  set sequence(tokens: readonly number[]) {
    this.readerTokens = [...tokens];
    void this.refresh();
  }

  protected override createWorkerUrl(): string {
    return new URL(workerUrl, import.meta.url).href;
  }

  protected override configFor(preset: string): InductionConfig {
    return PRESETS[preset as PresetName];
  }

  protected override defaultTotalSteps(): number {
    return TOTAL_STEPS;
  }

  protected override request(options?: unknown): InductionRequest {
    const circuit = options !== undefined ? 'measure' : this.#circuitWanted ? 'view' : undefined;
    return { ablations: this.currentAblations, tokens: this.sequence, circuit };
  }

  protected override measuresOf({ measures }: InductionPicture): Measures {
    if (!hasCircuit(measures)) throw new LabError('worker-crashed');
    return measures;
  }

  protected override shareState(): StateValues {
    const { currentAblations: ablations, measuresOpen } = this;
    const sequence = this.readerTokens && this.sequence;
    return writeState({ ablations, sequence, measuresOpen }, this.config);
  }

  protected override async restoreState(fields: StateFields): Promise<void> {
    const { readState } = await import('./restore.ts');
    const { ablations, sequence, measuresOpen } = readState(fields, this.config);
    this.currentAblations = ablations;
    this.readerTokens = sequence;
    this.measuresOpen = measuresOpen;
    void this.refresh();
  }

  override encodeConfig(config: InductionConfig): JsonValue {
    return { ...config };
  }

  override validateConfig(value: unknown): InductionConfig {
    return validateConfig(value);
  }

  override tensorCodec(): Promise<TensorCodec<InductionConfig>> {
    return import('./tensors.ts');
  }

  protected override chart(rows: readonly Row[]): ChartDescription {
    const { charts } = strings;
    const { vocabulary } = this.config;
    return {
      label: charts.loss,
      yLabel: charts.lossAxis,
      series: lossSeries(rows, this.config),
      references: lossReferences(vocabulary, this.picture?.measures.exact),
      marks: cliffMarks(cliffOf(rows, vocabulary)),
      valueText: (row) => charts.valueText(formatFixed(row.inducibleLoss ?? NaN)),
    };
  }

  protected override renderSettings(): TemplateResult {
    return html`<details class="advanced" @toggle=${() => load(() => import('./views/advanced-panel.ts'))}>
      <summary>${strings.lab.advanced}</summary>
      <induction-advanced
        .config=${this.config}
        @lab-config=${({ detail }: CustomEvent<ConfigDetail<InductionConfig>>) => (this.config = detail.config)}
      ></induction-advanced>
    </details>`;
  }

  protected override renderPicture(picture: InductionPicture): TemplateResult {
    const { config } = this;
    const { charts } = strings;
    const scores = this.#scoreChart.draw(this.run.session, this.run.player.busy, (rows) => ({
      label: charts.scores,
      series: scoreSeries(rows, config),
    }));
    return html`<div
      class="pictures"
      @lab-ablate=${this.#onAblate}
      @lab-ablations=${this.#onAblations}
      @lab-circuit=${this.#onCircuit}
      @lab-sequence=${({ detail }: CustomEvent<SequenceDetail>) => (this.sequence = detail.tokens)}
      @lab-token=${({ detail }: CustomEvent<TokenDetail>) => (this.highlightQuery = detail.query)}
    >
      <div class="side">
        <induction-attention
          class="attention"
          .picture=${picture}
          .config=${config}
          .highlightQuery=${this.highlightQuery}
        ></induction-attention>
        <section class="scores">
          <lab-line-chart
            .x=${scores.steps}
            .stops=${scores.stops}
            .series=${scores.chart!.series}
            .cursor=${live(picture.step)}
            .end=${this.totalSteps}
            .available=${this.trainedSteps}
            .label=${charts.scores}
            .yLabel=${charts.scoresAxis}
            @lab-scrub=${({ detail }: CustomEvent<ScrubDetail>) => this.scrub(detail.step, detail.done)}
          ></lab-line-chart>
          <p class="rule">${charts.cliffRule}</p>
        </section>
      </div>
      <div class="side">
        <induction-ablation class="ablation" .picture=${picture} .config=${config}></induction-ablation>
        <induction-circuit
          class="circuit"
          .picture=${picture}
          .config=${config}
          ${whenNear(() => import('./views/circuit-diagram.ts'))}
          ><h3>${strings.lab.parts.circuit}</h3></induction-circuit
        >
      </div>
      <induction-sequence
        class="sequence"
        .picture=${picture}
        .config=${config}
        .highlightQuery=${this.highlightQuery}
        ${whenNear(() => import('./views/sequence-editor.ts'))}
        ><h3>${strings.lab.parts.sequence}</h3></induction-sequence
      >
      <details class="measures" ?open=${this.measuresOpen} @toggle=${this.#onMeasures}>
        <summary>${strings.lab.measures}</summary>
        ${this.measuresOpen ? html`<induction-measures .picture=${picture} .config=${config}></induction-measures>` : nothing}
      </details>
    </div>`;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    // The exact predictor's line comes with the first picture.
    if (changed.has('picture') && changed.get('picture') === undefined) this.charts.invalidate();
    // A smaller model lacks some of the heads; what is out of action is what the reader can see to be.
    const { layers, heads } = this.config;
    const known = this.currentAblations.heads.filter(([layer, head]) => layer < layers && head < heads);
    if (known.length < this.currentAblations.heads.length) {
      this.currentAblations = { ...this.currentAblations, heads: known };
    }
  }

  #onMeasures({ newState }: ToggleEvent): void {
    this.measuresOpen = newState === 'open';
    if (this.measuresOpen) load(() => import('./views/measures-table.ts'));
  }

  #onCircuit(): void {
    if (this.#circuitWanted) return;
    this.#circuitWanted = true;
    void this.refresh();
  }

  #onAblate({ detail }: CustomEvent<AblateDetail>): void {
    const { heads, kind } = toggleHead(this.currentAblations, detail.head);
    void this.ablate(heads, kind);
  }

  #onAblations({ detail }: CustomEvent<AblationsDetail>): void {
    void this.ablate(detail.ablations.heads, detail.ablations.kind);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'induction-lab': InductionLab;
  }
}
