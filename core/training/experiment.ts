/**
 * @file What a lab runs in its worker, as the worker's runtime and the element see it: something that
 * trains, hands out recorded moments, and can be asked what the model does at any of them.
 */

import type { Executor, OptimizerState } from '../executors/executor.ts';

/** One row of metrics. Rows of one run may carry different metrics: costly ones are probed now and then. */
export interface Row {
  readonly step: number;
  readonly [metric: string]: number;
}

/** A recorded step: its metrics and, where the recorder kept them, the weights at that step. */
export interface Moment {
  readonly row: Row;
  /** The parameter arena after `row.step` optimiser steps. */
  readonly parameters?: Float32Array;
  /** Recorded because the loss was changing fast; such moments are thinned among themselves. */
  readonly changing?: boolean;
}

/** Where a run can be taken up again. */
export interface ResumePoint {
  readonly step: number;
  readonly parameters: Float32Array;
  /** Absent at step 0, where the moments are zero. */
  readonly optimizer?: OptimizerState;
}

/**
 * A model, its data and its training, on one executor. Everything that crosses is structured-cloneable.
 * `Request` asks for a picture (ablations, the reader's sequence, ...); `Picture` is what the views draw.
 */
export interface Experiment<Request = unknown, Picture = unknown> {
  /** Optimiser steps done so far. */
  readonly step: number;
  /** Number of trained parameters, for display and for the timeline's memory budget. */
  readonly parameterCount: number;
  /** Trains exactly `steps` more steps and returns what was recorded on the way, in order. */
  train(steps: number): Promise<Moment[]>;
  /** Trains that many steps for nothing, to see how long they take: the experiment is of no further use. */
  rehearse(steps: number): Promise<void>;
  /** The moment at the current step, metrics included; called once at step 0 and when a run is taken up. */
  record(): Promise<Moment>;
  /** Where this run stands, to be taken up later or elsewhere. */
  resumePoint(): Promise<ResumePoint>;
  /** Takes up a run at a resume point. */
  resume(point: ResumePoint): Promise<void>;
  /** What the model with these weights does, training untouched. The same arguments give identical numbers. */
  probe(step: number, parameters: Float32Array, request: Request): Promise<Picture>;
  /** Frees everything on the executor. */
  dispose(): void;
}

/** What the host allows an experiment. */
export interface ExperimentLimits {
  /** Where the run is meant to stop; recorders spread their checkpoints over it. */
  readonly totalSteps: number;
  /** Bytes that the timeline's checkpoints may take. */
  readonly budgetBytes: number;
}

/** Builds an experiment; throws a LabError-like `{ code, message }` when the configuration is out of bounds. */
export type ExperimentFactory<Config = unknown, Request = unknown, Picture = unknown> = (
  config: Config,
  seed: number,
  executor: Executor,
  limits: ExperimentLimits,
) => Promise<Experiment<Request, Picture>>;
