/**
 * @file The public contract of a lab, in the words of media elements, wired to the run behind it. Starts
 * nothing before the lab is near the viewport or a method asks, and stops when it is hidden or removed.
 */

import { property } from 'lit/decorators.js';
import type { BackendName } from '../executors/executor.ts';
import type { Row } from '../training/experiment.ts';
import { ChartMemo } from './chart-memo.ts';
import { handled, LabError } from './errors.ts';
import type { LabEventDetail, LabEventName } from './events.ts';
import { LabSettings } from './lab-settings.ts';
import { Run } from './run.ts';
import { differences, linkTo, stateText } from './share.ts';
import { turns, type TurnTaker } from './turns.ts';
import { UpdatePace } from './update-pace.ts';
import { Visibility } from './visibility.ts';

/** States are read by a module of their own: most visits come without one. */
const restoring = () => import('./restore.ts');

/** Run files are read and written by a module of their own: most visits see none. */
const transfer = () => import('./run-transfer.ts');

/** Properties, methods and events; how it looks is up to `LabElement`. */
export abstract class LabMedia<Config, Request, Picture, Measures> extends LabSettings<
  Config,
  Request,
  Picture,
  Measures
> {
  /** Whether the lab has come near the viewport or a method has asked. */
  #wanted = false;
  #autoplayed = false;
  /** The state that was asked for, until it is on display or something else is asked for. */
  #stateAsked: string | undefined;
  /** The same, until settings, interventions and view are its own. */
  #pending: string | undefined;
  /** The step of a state that has been taken over, until the lab goes there; null where it names none. */
  #target: number | null | undefined;
  #arrived: Promise<void> = Promise.resolve();
  readonly #pace = new UpdatePace(this);
  /** The timeline's rows, and the chart made from them. */
  protected readonly charts = new ChartMemo();

  /** The run behind the contract. */
  protected readonly run = new Run<Config, Request, Picture>({
    workerSource: () =>
      this.workerUrl
        ? { url: new URL(this.workerUrl, this.baseURI), direct: true }
        : { url: this.createWorkerUrl() },
    settings: () => ({ config: this.config, seed: this.seed, backend: this.backend }),
    defaultTotalSteps: () => this.defaultTotalSteps(this.config),
    adopt: (config, seed) => this.adoptSettings(config, seed),
    request: (step) => this.request(undefined, step),
    prepare: () => (this.#pending === undefined ? undefined : this.#takePending()),
    readRun: async (source, signal) => (await transfer()).readRun(this, source, signal),
    dispatch: (event) => this.#dispatch(event),
    changed: () => this.#pace.request(this.run.player.busy),
    pictureChanged: (picture) => (this.picture = picture),
  });

  readonly #visibility = new Visibility(this, {
    near: () => {
      if (this.loading === 'lazy') this.#start();
    },
    visible: (visible) => {
      const { player } = this.run;
      if (visible && player.intended && !this.concurrent) turns.wait(this.#turn);
      else player.setFree(visible);
      if (!visible) turns.leave(this.#turn);
      this.#autoplay();
    },
    removed: () => {
      this.#wanted = false;
      this.run.close();
      turns.leave(this.#turn);
      this.run.player.setFree(true);
    },
  });

  readonly #turn: TurnTaker = {
    yield: () => this.pause(),
    begin: () => {
      this.run.player.setFree(true);
      if (this.#playsByItself) this.#autoplayNow();
      else if (!this.run.player.intended) turns.leave(this.#turn);
    },
  };

  /** Resolves when the lab can train and seek; rejects with a LabError. A new run has a new promise. */
  get ready(): Promise<void> {
    return this.run.ready;
  }
  /** Who computes; null before the lab is ready. */
  get activeBackend(): BackendName | null {
    return this.run.session.started?.backend ?? null;
  }
  /** Why this backend; empty before the lab is ready. */
  get backendReason(): string {
    return this.run.session.started?.reason ?? '';
  }
  /** Whether time stands still. */
  get paused(): boolean {
    return this.run.player.paused;
  }
  /** Whether training has reached `totalSteps` and nothing moves. */
  get ended(): boolean {
    return this.run.player.ended;
  }
  /** What went wrong last, until it is mended or dismissed. */
  get error(): LabError | null {
    return this.run.error;
  }
  /** The step on display. Setting it seeks. */
  get currentStep(): number {
    return this.run.display.step;
  }
  set currentStep(step: number) {
    void this.seek(step);
  }
  /** How far the run has got. */
  get trainedSteps(): number {
    return this.run.session.trainedSteps;
  }
  /** Where the run stops; never before what is trained. */
  get totalSteps(): number {
    return this.run.totalSteps;
  }
  set totalSteps(steps: number) {
    if (!Number.isSafeInteger(steps) || steps < 1) throw new LabError('bad-argument');
    this.run.totalSteps = steps;
  }
  /** One row of metrics for each recorded step; a new array when there are more. */
  get history(): readonly Row[] {
    return this.charts.rows(this.run.session);
  }

  /**
   * What is on display, as `key=value` pairs that `shareLink` puts into a link: preset, the configuration's fields
   * where it is none, seed, step, interventions and view. Set, it brings all of that back, once the lab is asked to
   * start, and wins over `preset` and `seed`. Of what it does not name, preset, seed and step stay as they are and
   * the rest gets its default; what cannot be meant is left out, with one warning in the console.
   */
  @property()
  get state(): string {
    if (this.#stateAsked !== undefined) return this.#stateAsked;
    const { preset, seed, config } = this;
    return stateText({
      preset,
      ...differences(this.encodeConfig(config), this.encodeConfig(this.configFor(preset))),
      seed: String(seed),
      step: this.picture === undefined ? undefined : String(this.currentStep),
      ...this.shareState(),
    });
  }
  set state(state: string | null) {
    if (this.#wanted && state) void this.restore(state);
    else this.#askState(state || undefined);
  }

  /** Brings back a `state`. Resolves when it is on display; rejects with a LabError when something took its place. */
  restore(state: string): Promise<void> {
    this.#wanted = true;
    return handled(this.#restore(state));
  }

  /**
   * A link to `base`, by default the page's address, with `state` as its fragment; the page has to restore it. A lab
   * with an `id` is named in it, `lab=<id>`, for pages with several.
   */
  shareLink(base: string | URL = this.ownerDocument.URL): string {
    return linkTo(base, this.id ? `${stateText({ lab: this.id })}&${this.state}` : this.state);
  }

  /** Trains on, or plays on through what is recorded. Resolves when it does; rejects with a LabError. */
  play(): Promise<void> {
    this.#wanted = true;
    if (this.#visibility.visible !== false) {
      if (!this.concurrent) turns.take(this.#turn);
      this.run.player.setFree(true);
    }
    return this.run.player.play();
  }
  /** Stops everything that moves. */
  pause(): void {
    turns.leave(this.#turn);
    this.run.player.pause();
  }
  /** Starts the run over, paused. Resolves when step 0 is on display. */
  reset(): Promise<void> {
    this.#wanted = true;
    this.#askState(undefined);
    return handled(this.run.reset());
  }
  /** Trains exactly `steps` more steps as fast as possible; resolves when the last one is on display. */
  train(steps: number): Promise<void> {
    this.#wanted = true;
    return this.run.player.train(steps);
  }
  /** Shows the recorded step nearest to `step`, training up to it first if need be. */
  seek(step: number): Promise<void> {
    this.#wanted = true;
    return this.run.player.seek(step);
  }
  /** The lab's measures at the step on display, interventions included. Rejects with a LabError. */
  measure(options: unknown = {}): Promise<Measures> {
    const asked = this.ask((step) => this.request(options, step));
    return handled(asked.then((picture) => this.measuresOf(picture)));
  }
  /** The run so far as a file. Rejects with a LabError. */
  exportRun(): Promise<File> {
    return handled(this.#export());
  }
  async #export(): Promise<File> {
    const { config, seed } = this;
    const resume = await this.run.resumePoint();
    const { session, totalSteps } = this.run;
    const { timeline, started } = session;
    const { writeRun } = await transfer();
    return writeRun(this, { config, seed, totalSteps, backend: started?.backend, timeline, resume });
  }
  /** Opens a run file in place of the run. Rejects with a LabError, and then nothing is lost. */
  importRun(source: Blob | string | URL): Promise<void> {
    this.#wanted = true;
    this.#askState(undefined);
    return handled(this.run.importRun(source));
  }

  /** To be called when `request()` has another answer. Resolves when the picture shows it. */
  protected refresh(): Promise<void> {
    return handled(this.run.display.refresh());
  }

  /**
   * What the model of the step on display answers to a request of its own; the picture stays as it is. Rejects
   * with a LabError.
   */
  protected ask(request: (step: number) => Request): Promise<Picture> {
    this.#wanted = true;
    return handled(this.#ask(request));
  }
  async #ask(request: (step: number) => Request): Promise<Picture> {
    await this.run.open();
    const { display, session } = this.run;
    const checkpoint = session.timeline.nearest(display.step);
    if (!checkpoint) throw new LabError('interrupted');
    const { step, parameters } = checkpoint;
    return session.probe(step, parameters, request(step));
  }

  /** A move of a playhead by hand; until `done` the display stays where the reader holds it. */
  protected scrub(step: number, done: boolean): void {
    this.run.player.scrub(step, done);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.loading === 'eager') this.#start();
  }

  /** At the end of the task's step, when every attribute that came with this one is set. */
  #start(): void {
    this.#wanted = true;
    queueMicrotask(() => {
      if (this.#wanted) void this.run.open();
    });
  }

  #askState(state: string | undefined): void {
    this.#stateAsked = state;
    this.#pending = state;
    this.#target = undefined;
  }

  async #restore(state: string): Promise<void> {
    this.#askState(state);
    this.pause();
    // A lab that is not open yet takes the state over on the way.
    await this.run.open();
    if (this.#pending !== undefined) await this.#takePending();
    await this.#arrive();
    await this.updateComplete;
  }

  /** Makes settings, interventions and view those of the pending state; settings that make another run begin it. */
  async #takePending(): Promise<void> {
    const { MAX_STEP, readSettings, StateFields } = await restoring();
    const state = this.#pending;
    if (state === undefined) return;
    this.#pending = undefined;
    const fields = new StateFields(state, this.tag);
    const run = (): string => JSON.stringify([this.encodeConfig(this.config), this.seed]);
    const before = run();
    const { preset, config, seed } = readSettings<Config>(fields, this, (name) => this.configFor(name));
    this.adoptSettings(config, seed, preset);
    if (run() !== before) {
      if (this.run.opened) this.run.clear();
      else this.run.forget();
    }
    this.#target = fields.whole('step', MAX_STEP, null);
    await this.restoreState(fields);
    // Says whose state it is, which is for the page to know.
    fields.text('lab');
    fields.refuseUnknown();
  }

  /** Shows the step of the state that has been taken over. Resolves when that is done, and the same for all who ask. */
  #arrive(): Promise<void> {
    const target = this.#target;
    if (target !== undefined) {
      this.#target = undefined;
      this.#arrived = handled(this.#goTo(target, this.#stateAsked));
    }
    return this.#arrived;
  }

  /** @param step null where the state names none. */
  async #goTo(step: number | null, state: string | undefined): Promise<void> {
    try {
      await (await restoring()).showStep(this.run, step);
    } finally {
      if (this.#stateAsked === state) this.#stateAsked = undefined;
    }
  }

  /** After a crash or a failed start: tries again, from the newest safe step. */
  protected goOn(): void {
    this.#wanted = true;
    void handled(this.run.goOn());
  }

  get #playsByItself(): boolean {
    return this.autoplay && !this.#autoplayed && this.#visibility.visible === true && this.run.opened;
  }

  #autoplay(): void {
    if (!this.#playsByItself) return;
    if (this.concurrent) this.#autoplayNow();
    else turns.wait(this.#turn);
  }

  #autoplayNow(): void {
    this.#autoplayed = true;
    void this.play();
  }

  /** Gives up the run; once everything that changes in this task has changed, starts the new one. */
  protected override settingsChanged(): void {
    if (!this.#wanted && this.trainedSteps === 0) return;
    this.#askState(undefined);
    this.run.clear();
    if (!this.#wanted) return;
    queueMicrotask(() => {
      if (this.#wanted) void this.run.open();
    });
  }

  protected override sourceChanged(src: string): void {
    if (!this.#wanted) this.run.source = src || undefined;
    else if (src) void this.importRun(src);
  }

  protected override loadingChanged(): void {
    if (this.loading === 'eager' && this.isConnected) this.#start();
  }

  #dispatch(type: LabEventName): void {
    if (type === 'lab-pause') turns.leave(this.#turn);
    const step = this.currentStep;
    const metrics = this.run.session.timeline.at(step)?.row ?? { step };
    const error = type === 'lab-error' ? this.error : null;
    const detail: LabEventDetail = { step, metrics, ...(error ? { error } : {}) };
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
    if (type !== 'lab-ready') return;
    const autoplay = (): void => this.#autoplay();
    void this.#arrive().then(autoplay, autoplay);
  }
}
