/**
 * @file `<endgame-lab>`: what the reader sees and touches. The run, its transport and its timeline are
 * LabElement's; here the acted step, the curriculum, the curves and the reader's own game meet.
 */

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { ConfigDetail } from '../../core/element/config-form.ts';
import { customElement } from '../../core/element/custom-element.ts';
import { ChartMemo } from '../../core/element/chart-memo.ts';
import { errorText } from '../../core/element/error-text.ts';
import { handled, LabError } from '../../core/element/errors.ts';
import type { ChartDescription } from '../../core/element/lab-hooks.ts';
import { LabElement } from '../../core/element/lab-element.ts';
import type { TensorCodec } from '../../core/element/run-transfer.ts';
import { inLanguageOf } from '../../core/element/language.ts';
import type { Override } from '../../core/element/override.ts';
import { formatStep } from '../../core/plot/format.ts';
import { load } from '../../core/element/load.ts';
import type { StateFields } from '../../core/element/restore.ts';
import type { StateValues } from '../../core/element/share.ts';
import type { Translations } from '../../core/element/speaking-element.ts';
import type { CoreTables } from '../../core/element/strings.ts';
import type { Preset } from '../../core/element/transport-bar.ts';
import { whenNear } from '../../core/element/when-near.ts';
import type { ScrubDetail } from '../../core/plot/line-chart.ts';
import type { Row } from '../../core/training/experiment.ts';
import type { JsonValue } from '../../core/training/strict-json.ts';
import {
  CHOSEN_METRICS,
  climbMarks,
  climbReferences,
  climbSeries,
  climbText,
  metricSeries,
  type ChosenMetric,
} from './charts.ts';
import { defaultSteps, PRESET_ORDER, PRESETS, validateConfig, type PresetName } from './config.ts';
import { parseFenWhiteToMove } from './fen.ts';
import { labStyles } from './lab-styles.ts';
import { problemText } from './position-error.ts';
import { ReaderBoard, requireEnding } from './reader-board.ts';
import { FIRST_STORY, readState, writeState, type Story } from './share.ts';
import { strings } from './strings.ts';
import type { EndgameTables } from './tables.ts';
import type {
  ActedStep,
  Candidate,
  EndgameConfig,
  EndgamePicture,
  EndgameRequest,
  EvaluateOptions,
  Evaluation,
  Measures,
} from './types.ts';
import './views/acted-step.ts';
import './views/curriculum-view.ts';
import type { FenDetail, ModeDetail, MoveDetail, PolicyChoiceDetail } from './views/position-panel.ts';
import workerUrl from './worker.ts?worker&url';

/** While training runs, a step is acted out no more often than this, in milliseconds: it is trained once more. */
const ACT_MS = 1500;

/** Games a distance, unless `evaluate()` is told otherwise. */
const EVALUATION_GAMES = 50;
const MOST_GAMES = 1000;

/** A move of the policy's in a position, and what it costs. */
export type PolicyMove = Pick<Candidate, 'move' | 'san' | 'probability' | 'distance' | 'regret'>;

/**
 * Trains a policy on chess endgames by group relative policy optimisation, from checkmate backwards.
 * Members besides those of every lab: `policy()`, `evaluate()`, `position`, `config`.
 */
@customElement('endgame-lab')
export class EndgameLab extends LabElement<EndgameConfig, EndgameRequest, EndgamePicture, Measures> {
  static override styles = [...LabElement.styles, labStyles];
  static override translations: Translations = {
    de: async () => (await import('./strings.de.ts')).german,
  };
  static override tables = [
    'advanced',
    'edges',
    'measures',
    'position',
    'scene',
    'stage',
  ] satisfies (keyof EndgameTables)[];

  /**
   * The page's own words in place of the lab's, in whatever language it speaks: some of its tables, at any depth, such
   * as `{ core: { play: 'Train' }, lab: { lab: { label: 'Our lab' } } }`. Functions take the place of functions. What
   * does not fit is left out, with a warning in the console.
   */
  declare strings: Override<CoreTables & EndgameTables>;

  override readonly lab = 'endgame';
  override get presets(): readonly Preset[] {
    return inLanguageOf(this, () => PRESET_ORDER.map((name) => ({ name, label: strings.lab.presets[name] })));
  }
  protected override get label(): string {
    return strings.lab.label;
  }

  readonly #metricChart = new ChartMemo();
  #actedAt = -Infinity;
  /** The picture for which a step was acted out belatedly, or could not be. */
  #caughtUp: EndgamePicture | undefined;
  readonly #board = new ReaderBoard({
    seed: () => this.seed,
    ending: () => this.config.ending,
    look: (state) => this.ask(() => ({ state })),
    asks: () => void this.refresh(),
    changed: () => this.requestUpdate(),
  });

  @state() private acted: ActedStep | undefined;
  @state() private story: Story = FIRST_STORY;
  @state() private metric: ChosenMetric = 'mateRate';
  @state() private lastMeasures: Measures | undefined;
  @state() private measuring = false;
  @state() private measureProblem: LabError | undefined;
  @state() private measuresOpen = false;

  /** The reader's position as a FEN. Setting it checks it and ends the game on the board. */
  get position(): string {
    return this.#board.fen;
  }

  set position(fen: string) {
    this.#board.set(fen);
  }

  /**
   * The policy's moves at the step on display, most probable first. `distance` is to mate once the move is
   * played, `regret` what it costs, both in moves; null when it gives the win away.
   * Rejects with a LabError whose code says what is wrong with the position; see `PositionErrorCode`.
   */
  policy(fen: string): Promise<readonly PolicyMove[]> {
    return handled(this.#policyMoves(fen));
  }

  /**
   * Greedy play at the step on display: `{ byDistance: { 1: rate, ... }, regret, optimalShare }`, from `games`
   * seeded games a distance. Rejects with a LabError.
   */
  evaluate({ defence = 'best', games = EVALUATION_GAMES }: EvaluateOptions = {}): Promise<Evaluation> {
    if (defence !== 'best' && defence !== 'random') {
      return handled(Promise.reject(new LabError('bad-argument', strings.errors.badDefence)));
    }
    if (!Number.isInteger(games) || games < 1 || games > MOST_GAMES) {
      return handled(Promise.reject(new LabError('bad-argument', strings.errors.badGames)));
    }
    const answer = this.ask(() => ({ state: this.#board.asked.state, evaluate: { defence, games } }));
    return handled(answer.then(({ evaluation }) => evaluation!));
  }

  /** Greedy and sampled play against the best and a random defence, at the step on display. */
  override measure(): Promise<Measures> {
    return super.measure();
  }

  protected override createWorkerUrl(): string {
    return new URL(workerUrl, import.meta.url).href;
  }

  protected override configFor(preset: string): EndgameConfig {
    return PRESETS[preset as PresetName];
  }

  protected override defaultTotalSteps(config: EndgameConfig): number {
    return defaultSteps(config);
  }

  protected override request(options?: unknown, step = 0): EndgameRequest {
    const { state } = this.#board.asked;
    if (options !== undefined) return { state, measure: true };
    return { state, before: this.#actable ? this.#recordedBefore(step) : undefined };
  }

  protected override measuresOf({ measures }: EndgamePicture): Measures {
    return measures!;
  }

  protected override shareState(): StateValues {
    const { story, metric, measuresOpen } = this;
    const board = this.#board;
    const { shareable: position, mode, choice } = board;
    return writeState({ position, mode, choice, story, metric, measuresOpen });
  }

  protected override restoreState(fields: StateFields): void {
    const { position, mode, choice, story, metric, measuresOpen } = readState(fields, this.config.ending);
    this.#board.restore(position, mode, choice);
    this.story = story;
    this.metric = metric;
    this.measuresOpen = measuresOpen;
    void this.refresh();
  }

  override encodeConfig(config: EndgameConfig): JsonValue {
    return { ...config };
  }

  override validateConfig(value: unknown): EndgameConfig {
    return validateConfig(value);
  }

  override tensorCodec(): Promise<TensorCodec<EndgameConfig>> {
    return import('./tensors.ts');
  }

  protected override chart(rows: readonly Row[]): ChartDescription {
    const { config } = this;
    return {
      label: strings.charts.timeline,
      yLabel: strings.charts.timelineAxis,
      series: climbSeries(rows, config),
      references: climbReferences(config),
      marks: climbMarks(rows, config),
      valueText: (row) => climbText(row, config),
    };
  }

  protected override renderSettings(): TemplateResult {
    return html`<details class="advanced" @toggle=${() => load(() => import('./views/advanced-panel.ts'))}>
      <summary>${strings.lab.advanced}</summary>
      <endgame-advanced
        .config=${this.config}
        @lab-config=${({ detail }: CustomEvent<ConfigDetail<EndgameConfig>>) => (this.config = detail.config)}
      ></endgame-advanced>
    </details>`;
  }

  protected override renderPicture(picture: EndgamePicture): TemplateResult {
    const { config } = this;
    const board = this.#board;
    return html`<div class="pictures">
      <endgame-acted
        class="acted"
        .acted=${this.acted}
        .config=${config}
        .step=${picture.step}
        .phase=${this.story.phase}
        .group=${this.story.group}
        @lab-story=${({ detail }: CustomEvent<Story>) => (this.story = detail)}
      ></endgame-acted>
      <endgame-curriculum class="curriculum" .picture=${picture} .config=${config}></endgame-curriculum>
      ${this.#renderCurve(picture.step)}
      <endgame-position
        class="own-position"
        .picture=${picture}
        .game=${board.game}
        .mode=${board.mode}
        .choice=${board.choice}
        .problem=${board.problem ? problemText(board.problem) : ''}
        @lab-position=${({ detail }: CustomEvent<FenDetail>) => board.propose(detail.fen)}
        @lab-board-mode=${({ detail }: CustomEvent<ModeDetail>) => board.setMode(detail.mode)}
        @lab-reader-move=${({ detail }: CustomEvent<MoveDetail>) => board.move(detail.to)}
        @lab-policy-choice=${({ detail }: CustomEvent<PolicyChoiceDetail>) => board.setChoice(detail.choice)}
        @lab-take-back=${() => board.takeBack()}
        @lab-new-game=${() => board.begin(board.game.start)}
        @lab-another=${() => board.another()}
        ${whenNear(() => import('./views/position-panel.ts'))}
        ><h3>${strings.lab.parts.position}</h3></endgame-position
      >
      <details
        class="measures"
        ?open=${this.measuresOpen}
        @toggle=${(event: ToggleEvent) => (this.measuresOpen = event.newState === 'open')}
      >
        <summary>${strings.lab.measures}</summary>
        ${this.measuresOpen ? this.#renderMeasures(picture.step) : nothing}
      </details>
    </div>`;
  }

  #renderCurve(step: number): TemplateResult {
    const { charts } = strings;
    const drawn = this.#metricChart.draw(this.run.session, this.run.player.busy, (rows) => ({
      label: charts.second[this.metric],
      series: metricSeries(rows, this.metric, this.config),
    }));
    return html`<section class="curve">
      <label>
        ${charts.choose}
        <select @change=${this.#onMetric}>
          ${CHOSEN_METRICS.map((metric) => html`<option value=${metric} ?selected=${metric === this.metric}>${charts.second[metric]}</option>`)}
        </select>
      </label>
      <lab-line-chart
        .x=${drawn.steps}
        .stops=${drawn.stops}
        .series=${drawn.chart!.series}
        .cursor=${live(step)}
        .end=${this.totalSteps}
        .available=${this.trainedSteps}
        .label=${charts.second[this.metric]}
        @lab-scrub=${({ detail }: CustomEvent<ScrubDetail>) => this.scrub(detail.step, detail.done)}
      ></lab-line-chart>
      <p>${this.#pace()}</p>
      <p>${charts.notLoss}</p>
    </section>`;
  }

  /** Games and moves so far, and a second while training runs. */
  #pace(): string {
    const { session } = this.run;
    const { games = 0, moves = 0 }: Partial<Row> = session.timeline.rows.at(-1) ?? {};
    const counts = strings.charts.counts(formatStep(games), formatStep(moves));
    if (!session.training || games === 0) return counts;
    const gamesPerSecond = session.stepsPerSecond * this.config.group * this.config.startsPerStep;
    const movesPerSecond = (gamesPerSecond * moves) / games;
    return `${counts} ${strings.charts.rate(formatStep(gamesPerSecond), formatStep(movesPerSecond))}`;
  }

  #renderMeasures(step: number): TemplateResult {
    load(() => import('./views/measures-view.ts'));
    return html`<endgame-measures
      .measures=${this.lastMeasures}
      .step=${step}
      .measuring=${this.measuring}
      .problem=${this.measureProblem ? errorText(this.measureProblem) : ''}
      @lab-measure=${() => void this.#measureAndShow()}
    ></endgame-measures>`;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('metric')) this.#metricChart.invalidate();
    this.#board.followEnding();
    if (!changed.has('picture')) return;
    if (this.picture === undefined) {
      this.acted = undefined;
      this.lastMeasures = undefined;
    } else if (this.picture.acted) {
      this.acted = this.picture.acted;
      this.#actedAt = performance.now();
    } else if (this.picture.step === 0) {
      this.acted = undefined;
    }
  }

  protected override updated(): void {
    const { picture } = this;
    // What was too costly while training ran is caught up with when it rests.
    if (!picture || this.run.player.busy || this.acted?.step === picture.step) return;
    if (!picture.acted && this.#recordedBefore(picture.step) && this.#caughtUp !== picture) {
      this.#caughtUp = picture;
      void this.refresh();
    }
  }
  /** Whether there is time to act a step out. */
  get #actable(): boolean {
    return !this.run.player.busy || performance.now() - this.#actedAt >= ACT_MS;
  }

  /** The recorded step before this one, with its weights. */
  #recordedBefore(step: number): EndgameRequest['before'] {
    const { timeline } = this.run.session;
    const before = timeline.steps.findLast((recorded) => recorded < step);
    if (before === undefined) return undefined;
    return { step: before, parameters: timeline.at(before)!.parameters! };
  }

  async #policyMoves(fen: string): Promise<readonly PolicyMove[]> {
    const position = parseFenWhiteToMove(fen);
    requireEnding(position, this.config.ending);
    const { candidates } = await this.ask(() => ({ state: position.state }));
    return candidates.map(({ move, san, probability, distance, regret }) => ({
      move,
      san,
      probability,
      distance,
      regret,
    }));
  }

  #onMetric(event: Event): void {
    this.metric = (event.target as HTMLSelectElement).value as ChosenMetric;
  }

  async #measureAndShow(): Promise<void> {
    this.measuring = true;
    this.measureProblem = undefined;
    try {
      this.lastMeasures = await this.measure();
    } catch (error) {
      this.measureProblem = error as LabError;
    } finally {
      this.measuring = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'endgame-lab': EndgameLab;
  }
}
