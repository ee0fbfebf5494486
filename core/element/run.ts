/**
 * @file A lab's run from opening to freeing: one session, one display, one player, and what happens when they
 * fail. Knows no DOM but the events it dispatches through its host.
 */

import type { ResumePoint } from '../training/experiment.ts';
import type { WorkerSource } from '../worker/place.ts';
import { defer } from './deferred.ts';
import { Display } from './display.ts';
import { handled, LabError, toLabError } from './errors.ts';
import type { LabEventName } from './events.ts';
import { Player, type PlayerStage } from './player.ts';
import type { LoadedRun } from './run-transfer.ts';
import { Session, type OpenOptions } from './session.ts';

/** What a run needs of its element. */
export interface RunHost<Config, Request, Picture> {
  workerSource(): WorkerSource;
  /** Values of the next start. */
  settings(): Omit<OpenOptions<Config>, 'totalSteps'>;
  /** Steps of a run with the present settings, unless somebody asks for more. */
  defaultTotalSteps(): number;
  /** Takes over the settings of a run from a file. */
  adopt(config: Config, seed: number): void;
  /** What the picture of a recorded step is to answer. */
  request(step: number): Request;
  /** Called when a file's settings, if there is one, have been adopted; may adopt others and `forget()` the file's run. */
  prepare(): Promise<void> | undefined;
  readRun(source: Blob | string | URL, signal: AbortSignal): Promise<LoadedRun<Config>>;
  dispatch(event: LabEventName): void;
  changed(): void;
  pictureChanged(picture: Picture | undefined): void;
}

/** One lab's run. */
export class Run<Config, Request, Picture> implements PlayerStage {
  readonly session: Session<Config, Request, Picture>;
  readonly display: Display<Picture>;
  readonly player: Player;
  /** What went wrong last, until it is mended or dismissed. */
  error: LabError | null = null;

  /** A run file to begin with, until it has been opened or given up. */
  source: string | undefined;

  #ready = defer();
  #opening: Promise<void> | undefined;
  #opened = false;
  #change = new AbortController();
  #requestedTotal: number | undefined;
  /** Where a run from a file was meant to stop. */
  #fileTotal: number | undefined;
  #extension = 0;
  #wasPlaying = false;

  constructor(private readonly host: RunHost<Config, Request, Picture>) {
    this.session = new Session({
      progressed: () => this.player.progressed(),
      crashed: (error) => this.#crashed(error),
    });
    this.display = new Display({
      nearest: (step) => this.session.timeline.nearest(step),
      probe: ({ step, parameters }) => this.session.probe(step, parameters, this.host.request(step)),
      shown: (stepChanged) => {
        this.host.pictureChanged(this.display.picture);
        if (stepChanged) this.dispatch('lab-step');
        this.changed();
      },
      failed: (error) => this.fail(error),
    });
    this.player = new Player(this);
  }

  /** Resolves when the lab can train and seek. */
  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  /** Whether the lab can train and seek now. */
  get opened(): boolean {
    return this.#opened;
  }

  /** Whether somebody or something has asked for the run, so that it stands or is on its way. */
  get asked(): boolean {
    return this.#opening !== undefined;
  }

  get totalSteps(): number {
    const wanted = this.#requestedTotal ?? this.#fileTotal ?? this.host.defaultTotalSteps();
    return Math.max(wanted, this.#extension, this.session.trainedSteps);
  }

  set totalSteps(steps: number) {
    this.#requestedTotal = steps;
    this.#extension = 0;
    this.player.update();
  }

  extend(step: number): void {
    this.#extension = Math.max(this.#extension, step);
  }

  dispatch(event: LabEventName): void {
    this.host.dispatch(event);
  }

  changed(): void {
    this.host.changed();
  }

  fail(error: LabError): void {
    this.error = error;
    this.dispatch('lab-error');
    this.changed();
  }

  dismissError(): void {
    this.error = null;
    this.changed();
  }

  /** Makes the run ready, once; again after it was changed, closed or has crashed. */
  open(): Promise<void> {
    if (!this.#opening) {
      if (this.#ready.settled) this.#ready = defer();
      this.#opening = handled(this.#open(this.#change.signal));
    }
    return this.#opening;
  }

  async #open(change: AbortSignal): Promise<void> {
    const given = (): Promise<void> => {
      if (this.#opening) return this.#opening;
      throw new LabError('interrupted');
    };
    let fileError: LabError | undefined;
    try {
      const { source } = this;
      if (source !== undefined) {
        fileError = await this.#load(source, change).then(
          () => undefined,
          (error: unknown) => toLabError(error, 'run-unreadable'),
        );
        if (change.aborted) return given();
        this.source = undefined;
      }
      await this.host.prepare();
      if (change.aborted) return given();
      await this.session.open(() => this.host.workerSource(), {
        ...this.host.settings(),
        totalSteps: this.totalSteps,
      });
    } catch (error) {
      if (change.aborted) return given();
      const failure = toLabError(error, 'start-failed');
      this.#opening = undefined;
      this.#ready.reject(failure);
      // A crash has already been told.
      if (this.error !== failure) this.fail(failure);
      throw failure;
    }
    if (change.aborted) return given();
    this.#opened = true;
    this.error = null;
    if (fileError) this.fail(fileError);
    this.#ready.resolve();
    this.#showFirst();
    this.dispatch('lab-ready');
    this.player.update();
  }

  /** What is shown when a run stands ready: where it was, or what makes it worth opening: its end. */
  #showFirst(): void {
    this.display
      .show(this.display.step)
      .catch((error: unknown) => this.fail(toLabError(error, 'worker-crashed')));
  }

  /** Reads a run file whole, then puts it in place of the run. */
  async #load(source: Blob | string | URL, change: AbortSignal): Promise<void> {
    const run = await this.host.readRun(source, change);
    if (change.aborted) throw new LabError('interrupted');
    this.#adopt(run);
  }

  #adopt({ config, seed, totalSteps, moments, resume }: LoadedRun<Config>): void {
    this.host.adopt(config, seed);
    this.#fileTotal = totalSteps;
    this.#extension = 0;
    this.session.adopt(moments, resume);
    this.#clearDisplay(this.session.newestStep);
  }

  /** Opens a run file in place of the run. What was there stays until the file has proved to be good. */
  async importRun(source: Blob | string | URL): Promise<void> {
    const { signal } = this.#change;
    let run: LoadedRun<Config>;
    try {
      run = await this.host.readRun(source, signal);
      if (signal.aborted) throw new LabError('interrupted');
    } catch (error) {
      const failure = signal.aborted ? new LabError('interrupted') : toLabError(error, 'run-unreadable');
      if (!signal.aborted) this.fail(failure);
      throw failure;
    }
    this.#giveUp();
    this.source = undefined;
    this.#adopt(run);
    await this.open();
  }

  /** The newest point to go on from, fetched from the worker where there is one. */
  async resumePoint(): Promise<ResumePoint | undefined> {
    await this.session.updateResumePoint().catch(() => {});
    return this.session.resume;
  }

  /** Starts the run over, from step 0, paused. Resolves when that is on display. */
  async reset(): Promise<void> {
    this.clear();
    await this.open();
    await this.display.show(0);
  }

  /** For the player: a fresh run while playing goes on. */
  async restart(): Promise<void> {
    this.#abandonOpening();
    this.forget();
    await this.open();
  }

  /** Gives up the run and its record; whether a new one is opened is up to the caller. */
  clear(): void {
    this.#giveUp();
    this.forget();
  }

  /** Forgets the record; whatever is being opened goes on from step 0. */
  forget(): void {
    this.source = undefined;
    this.error = null;
    this.#fileTotal = undefined;
    this.#extension = 0;
    this.session.clear();
    this.#clearDisplay(0);
  }

  /** Ends the worker and keeps the record: the lab has been taken off the page. */
  close(): void {
    this.#giveUp();
    this.session.close();
    this.display.interrupt();
    this.changed();
  }

  /** After a crash: goes on from the newest resume point, playing if it was. */
  async goOn(): Promise<void> {
    const play = this.#wasPlaying;
    await this.open();
    if (play) await this.player.play();
  }

  #giveUp(): void {
    this.player.abandon(new LabError('interrupted'));
    this.#abandonOpening();
  }

  #abandonOpening(): void {
    this.#change.abort();
    this.#change = new AbortController();
    this.#opening = undefined;
    this.#opened = false;
    if (this.#ready.settled) this.#ready = defer();
  }

  #clearDisplay(step: number): void {
    this.display.clear(step);
    this.host.pictureChanged(undefined);
    this.changed();
  }

  #crashed(error: LabError): void {
    this.#wasPlaying = !this.player.paused;
    this.#opening = undefined;
    const opened = this.#opened;
    this.#opened = false;
    this.display.interrupt();
    this.player.abandon(error);
    if (this.#ready.settled && opened) this.#ready = defer();
    this.fail(error);
  }
}
