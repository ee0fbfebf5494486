/**
 * @file One run as the page knows it: its timeline, where it can be taken up again, and the worker that
 * trains it. The timeline stays on this side, so that a worker that dies takes nothing along.
 */

import type { Moment, ResumePoint } from '../training/experiment.ts';
import { createTimeline } from '../training/timeline.ts';
import { connectWorker, type WorkerConnection } from '../worker/client.ts';
import type { Aim, Progress, StartOptions, Started } from '../worker/messages.ts';
import type { WorkerSource } from '../worker/place.ts';
import { LabError, toLabError } from './errors.ts';

/** Memory that the checkpoints of one run may take, in bytes. */
export const TIMELINE_BYTES = 64 * 2 ** 20;

/** What a session reports without being asked. */
export interface SessionListener {
  progressed(): void;
  /** The worker is gone; timeline and resume point are kept. */
  crashed(error: LabError): void;
}

/** What a run is started with; the rest follows from what the session holds. */
export type OpenOptions<Config> = Pick<StartOptions<Config>, 'config' | 'seed' | 'backend'> & {
  readonly totalSteps: number;
};

/** A run and its worker. The worker lives from `open` to `close` or a crash; the record outlives it. */
export class Session<Config, Request, Picture> {
  readonly timeline = createTimeline({ budgetBytes: TIMELINE_BYTES });
  /** Where the run can go on, should the worker be lost. Absent: from step 0. */
  resume: ResumePoint | undefined;
  /** Whether what is recorded came out of a file and no step has been added since. */
  fromFile = false;
  /** Whether training can go on from the end of the record. */
  canContinue = true;
  /** Optimiser steps the worker has done. */
  step = 0;
  /** Whether the worker is training now. */
  training = false;
  /** Optimiser steps a second, over about the last second of training. */
  stepsPerSecond = 0;
  /** Counts changes of the timeline. */
  revision = 0;
  /** What the worker reported at its start; absent while there is no worker. */
  started: Started | undefined;
  /** The step at which the run went on after its device was lost, until it is started again. */
  movedAt: number | undefined;

  #connection: WorkerConnection<Config, Request, Picture> | undefined;
  #aim: Aim | undefined;
  /** Counts starts and what makes their answers void. */
  #generation = 0;

  constructor(private readonly listener: SessionListener) {}

  /** How far the run has got, in optimiser steps. */
  get trainedSteps(): number {
    return Math.max(this.timeline.trainedSteps, this.step);
  }

  /** The newest step whose weights are recorded: the latest that can be shown. */
  get newestStep(): number {
    return this.timeline.nearest(Infinity)?.step ?? 0;
  }

  /**
   * Starts the run in the worker, or a worker for it, at the resume point.
   * Rejects with a LabError: `interrupted` when the run was given up meanwhile.
   */
  async open(workerSource: () => WorkerSource, options: OpenOptions<Config>): Promise<void> {
    const { config, seed, backend, totalSteps } = options;
    this.#aim = undefined;
    this.training = false;
    this.started = undefined;
    this.movedAt = undefined;
    const generation = ++this.#generation;
    const connection = (this.#connection ??= this.#connect(workerSource()));
    try {
      const limits = { totalSteps, budgetBytes: TIMELINE_BYTES };
      const started = await connection.start({ config, seed, backend, limits, resume: this.resume });
      if (generation !== this.#generation) throw new LabError('interrupted');
      this.started = started;
      this.step = started.moment.row.step;
      this.#record(started.moment);
    } catch (error) {
      throw toLabError(error, 'start-failed');
    }
  }

  /** Tells the worker how far to train and how fast. */
  aim(aim: Aim): void {
    if (!this.started) return;
    if (aim.until === this.#aim?.until && aim.stepsPerSecond === this.#aim.stepsPerSecond) return;
    this.#aim = aim;
    if (aim.until > this.step) this.training = true;
    this.#connection?.aim(aim);
  }

  /** What the model with these weights does. Rejects with a LabError. */
  async probe(
    step: number,
    parameters: Float32Array,
    request: Request,
    signal?: AbortSignal,
  ): Promise<Picture> {
    if (!this.#connection) throw new LabError('interrupted');
    try {
      return await this.#connection.probe(step, parameters, request, signal);
    } catch (error) {
      throw toLabError(error, 'worker-crashed');
    }
  }

  /** Brings the resume point up to the step the worker stands at. */
  async updateResumePoint(): Promise<void> {
    if (!this.#connection || !this.started || !this.canContinue || this.fromFile) return;
    this.resume = await this.#connection.resumePoint();
  }

  /** Forgets the run. The worker, if there is one, waits for the next `open`. */
  clear(): void {
    this.timeline.clear();
    this.revision++;
    this.resume = undefined;
    this.fromFile = false;
    this.canContinue = true;
    this.#standStill();
  }

  /** Takes over a recorded run; `resume` is absent when its optimiser's memory is. */
  adopt(moments: readonly Moment[], resume: ResumePoint | undefined): void {
    this.timeline.replace(moments);
    this.revision++;
    this.resume = resume;
    this.fromFile = true;
    this.canContinue = resume !== undefined;
    this.#standStill();
  }

  /** Ends the worker; the record stays. */
  close(): void {
    this.#connection?.terminate();
    this.#connection = undefined;
    this.#standStill();
  }

  #standStill(): void {
    this.#generation++;
    this.step = this.resume?.step ?? 0;
    this.training = false;
    this.stepsPerSecond = 0;
    this.started = undefined;
    this.movedAt = undefined;
    this.#aim = undefined;
  }

  #connect(source: WorkerSource): WorkerConnection<Config, Request, Picture> {
    const connection = connectWorker<Config, Request, Picture>(source, {
      progress: (progress) => {
        // Between clear() and the answer to the next start, progress is that of the run just given up.
        if (this.#connection === connection && this.started) this.#progress(progress);
      },
      moved: (device, step) => {
        if (this.#connection !== connection || !this.started) return;
        this.started = { ...this.started, ...device };
        this.movedAt = step;
        this.listener.progressed();
      },
      crashed: (failure) => {
        if (this.#connection !== connection) return;
        this.#connection = undefined;
        this.#standStill();
        this.listener.crashed(toLabError(failure, 'worker-crashed'));
      },
    });
    return connection;
  }

  #progress(progress: Progress): void {
    if (progress.step > this.step) this.fromFile = false;
    this.step = progress.step;
    this.training = !progress.resting;
    this.stepsPerSecond = progress.stepsPerSecond;
    if (progress.resume) this.resume = progress.resume;
    progress.moments.forEach((moment) => this.#record(moment));
    this.listener.progressed();
  }

  #record(moment: Moment): void {
    // A stretch that is trained again after a crash gives the same moments; the first ones stay.
    if (this.timeline.at(moment.row.step)?.parameters) return;
    this.timeline.add(moment);
    this.revision++;
  }
}
