/**
 * @file Time in a lab: play, pause, seek, train. Playing, the worker trains and the display follows. Seeking
 * and `train` beyond the record train up to there first, as media buffer.
 */

import type { Display } from './display.ts';
import { handled, LabError } from './errors.ts';
import type { LabEventName } from './events.ts';
import { Goals } from './goals.ts';
import { createPlayhead, type Playhead } from './playhead.ts';
import type { Session } from './session.ts';

/** What the player moves, and who hears of it. */
export interface PlayerStage {
  readonly session: Session<unknown, never, unknown>;
  readonly display: Display<unknown>;
  /** Where the run stops. */
  readonly totalSteps: number;
  /** Lets the run go on at least to `step`. */
  extend(step: number): void;
  /** Resolves when the worker stands ready. Rejects with a LabError. */
  open(): Promise<void>;
  /** Gives up the record and starts the run afresh. */
  restart(): Promise<void>;
  dispatch(event: LabEventName): void;
  fail(error: LabError): void;
  changed(): void;
}

/** Rejects when the signal is aborted, with its reason; never resolves. */
function aborted(signal: AbortSignal): Promise<never> {
  return handled(
    new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error));
    }),
  );
}

/** Play, pause, seek and train, for one lab. */
export class Player {
  /** Cap on the rate of training, in steps a second. */
  speed = Infinity;
  /** The step that a seek under way goes to. */
  seekingTo: number | undefined;

  /** Whether the reader or the page wants time to move. */
  #intended = false;
  #free = true;
  #playing: Promise<void> | undefined;
  /** Whether what `play` had to wait for has come. */
  #begun = false;
  #seek: AbortController | undefined;
  #interruption = new AbortController();
  /** Whether training that somebody waits for may move the display; not after the reader has sought. */
  #glances = true;
  readonly #goals = new Goals();
  readonly #playhead: Playhead;

  constructor(private readonly stage: PlayerStage) {
    this.#playhead = createPlayhead(stage, {
      blocked: () => this.#seek !== undefined || this.#goals.next !== undefined,
      speed: () => this.speed,
      arrived: () => {
        this.pause();
        stage.dispatch('lab-end');
      },
      failed: (error) => {
        this.pause();
        stage.fail(error);
      },
    });
  }

  /** Whether time is to move, if only the lab may. */
  get intended(): boolean {
    return this.#intended;
  }

  get paused(): boolean {
    return !(this.#intended && this.#free);
  }

  /** Whether training has reached the end and nothing moves. */
  get ended(): boolean {
    return this.#finished && !this.busy;
  }

  /** Whether time moves, or the run is being trained up to a step that somebody waits for. */
  get busy(): boolean {
    return !this.paused || this.#goals.next !== undefined;
  }

  /** Whether `play` starts a fresh run: the one here came from a file, and is over or cannot go on. */
  get playsAfresh(): boolean {
    const { session } = this.stage;
    return session.fromFile && (this.#finished || !session.canContinue);
  }

  get #finished(): boolean {
    return this.stage.session.trainedSteps >= this.stage.totalSteps;
  }

  /** Starts or goes on. Resolves when time moves, or will as soon as the lab is visible. */
  play(): Promise<void> {
    if (!this.#intended || !this.#playing) {
      this.#announcing(() => {
        this.#intended = true;
      });
      this.#playing = handled(this.#begin(this.#interruption.signal));
    }
    return this.#playing;
  }

  async #begin(interruption: AbortSignal): Promise<void> {
    const { session, display } = this.stage;
    try {
      await this.stage.open();
      interruption.throwIfAborted();
      if (this.playsAfresh) await this.stage.restart();
      interruption.throwIfAborted();
    } catch (error) {
      if (!interruption.aborted) this.pause();
      throw error;
    }
    this.#playhead.place();
    if (this.#finished && display.step >= session.newestStep) this.#playhead.rewind();
    this.#begun = true;
    this.update();
  }

  /** Stops everything that moves; training that somebody waits for is given up. */
  pause(): void {
    this.stop(new LabError('interrupted'));
  }

  /** Pauses, with `error` as the reason for those who wait. */
  stop(error: LabError): void {
    this.#announcing(() => {
      this.#intended = false;
      this.#playing = undefined;
      this.#begun = false;
      this.#playhead.stop();
      this.#interruption.abort(error);
      this.#interruption = new AbortController();
      this.#goals.giveUp(error);
    });
  }

  /** Stops, and gives up seeks within the record too, because the record goes or cannot be shown. */
  abandon(error: LabError): void {
    this.stop(error);
    this.#seek?.abort(error);
    this.#playhead.held = false;
  }

  /** Tells whether the lab may play: the reader can see it, and it is its turn. */
  setFree(free: boolean): void {
    if (free === this.#free) return;
    this.#announcing(() => {
      this.#free = free;
      if (!free) this.#playhead.stop();
    });
  }

  /** Caps the rate of training, in steps a second. */
  setSpeed(stepsPerSecond: number): void {
    this.speed = stepsPerSecond;
    this.update();
  }

  /** Shows the recorded step nearest to `step`, training up to it first where necessary. */
  seek(step: number): Promise<void> {
    if (Number.isNaN(step)) return handled(Promise.reject(new LabError('bad-argument')));
    this.#seek?.abort(new LabError('seek-replaced'));
    const seek = new AbortController();
    this.#seek = seek;
    this.#glances = false;
    this.seekingTo = step;
    return handled(this.#runSeek(step, seek));
  }

  async #runSeek(asked: number, seek: AbortController): Promise<void> {
    const { stage } = this;
    const { session, display } = stage;
    const { signal } = seek;
    const given = aborted(signal);
    try {
      await Promise.race([stage.open(), given]);
      const step = Math.min(Math.max(Math.round(asked), 0), stage.totalSteps);
      this.seekingTo = step;
      const before = session.trainedSteps;
      // What is trained but not recorded is recorded when training rests there.
      if (step > before || (step > session.newestStep && session.training)) await this.#trainTo(step, signal);
      await Promise.race([display.show(step), given]);
      signal.throwIfAborted();
      this.#playhead.place();
      this.#settle(seek);
      stage.dispatch('lab-seek');
      this.#endAfter(before);
    } finally {
      this.#settle(seek);
    }
  }

  #settle(seek: AbortController): void {
    if (this.#seek !== seek) return;
    // Where the playhead was held is where it now stands: nothing to draw again.
    const arrived = this.seekingTo === this.stage.display.step;
    this.#seek = undefined;
    this.seekingTo = undefined;
    this.#steer();
    if (!arrived) this.stage.changed();
  }

  /** A move of the playhead by hand; until `done` the display stays where the reader holds it. */
  scrub(step: number, done: boolean): void {
    const { session } = this.stage;
    this.#playhead.held = !done;
    void this.seek(session.canContinue ? step : Math.min(step, session.newestStep));
  }

  /** Trains exactly `count` more steps as fast as possible; resolves when the last one is on display. */
  train(count: number): Promise<void> {
    if (!Number.isSafeInteger(count) || count < 0) {
      return handled(Promise.reject(new LabError('bad-argument')));
    }
    return handled(this.#runTrain(count, this.#interruption.signal));
  }

  async #runTrain(count: number, interruption: AbortSignal): Promise<void> {
    const { stage } = this;
    const { session, display } = stage;
    const given = aborted(interruption);
    await Promise.race([stage.open(), given]);
    const before = session.trainedSteps;
    const step = Math.max(before, this.#goals.furthest ?? 0) + count;
    stage.extend(step);
    this.#glances = true;
    if (step > session.newestStep) await this.#trainTo(step);
    if (!this.#playhead.held) await Promise.race([display.show(step), given]);
    this.#playhead.place();
    this.#endAfter(before);
  }

  async #trainTo(step: number, signal?: AbortSignal): Promise<void> {
    if (!this.stage.session.canContinue) throw new LabError('cannot-continue');
    signal?.throwIfAborted();
    const goal = this.#goals.add(step, signal);
    signal?.addEventListener('abort', () => this.update());
    this.update();
    await goal;
  }

  /** Says that the run has ended, if it did so while paused: playing says it by itself. */
  #endAfter(trainedBefore: number): void {
    if (this.ended && trainedBefore < this.stage.totalSteps) this.stage.dispatch('lab-end');
  }

  /** Pauses and goes to the recorded step before the one on display. */
  stepBack(): void {
    const { session, display } = this.stage;
    this.pause();
    const before = session.timeline.steps.findLast((step) => step < display.step);
    if (before !== undefined) void this.seek(before);
  }

  /** Pauses and goes to the next recorded step, or trains one. */
  stepForward(): void {
    const { session, display } = this.stage;
    this.pause();
    const after = session.timeline.steps.find((step) => step > display.step);
    if (after !== undefined) void this.seek(after);
    else if (!this.#finished) void this.train(1);
  }

  /** To be called when the worker has got on. */
  progressed(): void {
    const { session } = this.stage;
    this.#goals.reached(session.newestStep);
    if (this.#goals.next !== undefined && this.#glances && !this.#seek) this.#playhead.glance();
    this.update();
  }

  /** Brings worker and playhead in line with what is wanted; to be called when that has changed. */
  update(): void {
    this.#steer();
    this.stage.changed();
  }

  #steer(): void {
    const { session, totalSteps } = this.stage;
    const goal = this.#goals.next;
    const moving = !this.paused && this.#begun;
    if (goal !== undefined) session.aim({ until: goal, stepsPerSecond: Infinity });
    else if (moving) session.aim({ until: totalSteps, stepsPerSecond: this.speed });
    else session.aim({ until: 0, stepsPerSecond: Infinity });
    if (moving) this.#playhead.run();
  }

  /** Makes a change and says so if time now stands still, or moves again. */
  #announcing(change: () => void): void {
    const before = this.paused;
    change();
    if (before !== this.paused) this.stage.dispatch(this.paused ? 'lab-pause' : 'lab-play');
    this.update();
  }
}
