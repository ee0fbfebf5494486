/**
 * @file The experiment on its executor. When the device is lost, as drivers and sleeping laptops do to GPUs,
 * the run is put on a new one at its newest resume point and trained up to where it was: the same batches in
 * the same order give the same weights, so nothing is lost but a moment.
 */

import type { BackendChoice, Chosen } from '../executors/choose.ts';
import type { BackendName } from '../executors/executor.ts';
import type { Experiment, ExperimentFactory, Moment, ResumePoint } from '../training/experiment.ts';
import type { Device, StartOptions, Started } from './messages.ts';
import { encodeError } from './messages.ts';

/** Picks who computes, and says why; `avoid` names backends that have failed. */
export type ChooseExecutor = (
  backend: BackendChoice,
  options?: { readonly avoid?: readonly BackendName[] },
) => Promise<Chosen>;

/** Losses of one run after which a backend is not tried again. */
const MOST_LOSSES = 2;

/** Steps of a stretch that is trained again, between two looks at how far it has got. */
const CATCH_UP_STEPS = 16;

/** What an engine reports without being asked. */
export interface EngineListener {
  /** The device is gone while nothing was asked of it. */
  lost(): void;
  /** The run goes on elsewhere; `moments` are those of the stretch that was trained again. */
  moved(device: Device, moments: Moment[]): void;
}

/** An experiment that survives its device. */
export interface Engine<Config, Request, Picture> {
  /** Absent before the first start and after one that failed. */
  readonly experiment: Experiment<Request, Picture> | undefined;
  /** Whether the device is gone; the next `use` puts the run on another. */
  readonly lost: boolean;
  /**
   * Begins a run in place of the one before.
   * @throws the experiment's or the executor's error; nothing is left standing then.
   */
  start(options: StartOptions<Config>): Promise<Omit<Started, 'moment'>>;
  /** Does `work`; if the device is lost meanwhile, moves the run and does it again from the beginning. */
  use<Value>(work: (experiment: Experiment<Request, Picture>) => Promise<Value>): Promise<Value>;
  /** Where the run stands; kept, to go on from should the device be lost. */
  resumePoint(): Promise<ResumePoint>;
  /** Frees experiment and device. */
  dispose(): void;
}

const codeOf = (error: unknown): string | undefined => encodeError(error).code;

const isDeviceFailure = (error: unknown): boolean =>
  codeOf(error) === 'device-lost' || codeOf(error) === 'device-error';

function copyOf({ step, parameters, optimizer }: ResumePoint): ResumePoint {
  return {
    step,
    parameters: parameters.slice(),
    optimizer: optimizer && { m: optimizer.m.slice(), v: optimizer.v.slice() },
  };
}

/** An engine without a run. */
export function createEngine<Config, Request, Picture>(
  factory: ExperimentFactory<Config, Request, Picture>,
  chooseExecutor: ChooseExecutor,
  listener: EngineListener,
): Engine<Config, Request, Picture> {
  let chosen: Chosen | undefined;
  let choice: BackendChoice | undefined;
  let experiment: Experiment<Request, Picture> | undefined;
  let options: StartOptions<Config> | undefined;
  let safe: ResumePoint | undefined;
  let lost = false;
  let losses = 0;
  /** The furthest step of the run, whatever has been lost since. */
  let reached = 0;
  let avoid: BackendName[] = [];

  function drop(): void {
    // A lost device may refuse even to be tidied up.
    try {
      experiment?.dispose();
      chosen?.executor.dispose();
    } catch (error) {
      if (!isDeviceFailure(error)) throw error;
    } finally {
      experiment = undefined;
      chosen = undefined;
      lost = false;
    }
  }

  async function watch(started: Chosen): Promise<void> {
    if (!started.executor.lost) return;
    await started.executor.lost;
    if (chosen !== started) return;
    lost = true;
    listener.lost();
  }

  async function choose(wanted: BackendChoice): Promise<Chosen> {
    choice = wanted;
    const started = await chooseExecutor(wanted, { avoid });
    void watch(started);
    return started;
  }

  /** Notes the failure of a device, and whether its backend is worth another try. */
  function blame(error: unknown): void {
    losses++;
    const backend = chosen?.executor.backend;
    if (backend && (codeOf(error) === 'device-error' || losses > MOST_LOSSES)) avoid = [...avoid, backend];
  }

  async function build(at: ResumePoint | undefined): Promise<Experiment<Request, Picture>> {
    const { config, seed, limits, backend } = options!;
    chosen ??= await choose(backend);
    experiment = await factory(config, seed, chosen.executor, limits);
    if (at) await experiment.resume(copyOf(at));
    return experiment;
  }

  /** Builds on the chosen device, or on the next where that one fails. */
  async function buildSomewhere(at: ResumePoint | undefined): Promise<Experiment<Request, Picture>> {
    for (;;) {
      try {
        return await build(at);
      } catch (error) {
        const foreseen = isDeviceFailure(error);
        if (foreseen) blame(error);
        drop();
        // This ends: a backend that keeps failing is avoided, and the last one's refusal is no device failure.
        if (!foreseen) throw error;
      }
    }
  }

  function device(): Device {
    const { executor, reason } = chosen!;
    return { backend: executor.backend, description: executor.description, reason };
  }

  /** Puts the run on another device, at the furthest step it had reached. */
  async function move(failure: unknown): Promise<void> {
    reached = Math.max(reached, experiment?.step ?? 0);
    blame(failure);
    drop();
    const moments: Moment[] = [];
    const moved = await buildSomewhere(safe);
    while (moved.step < reached) {
      moments.push(...(await moved.train(Math.min(CATCH_UP_STEPS, reached - moved.step))));
    }
    listener.moved(device(), moments);
  }

  return {
    get experiment() {
      return experiment;
    },
    get lost() {
      return lost;
    },
    async start(next) {
      if (lost || choice !== next.backend) drop();
      experiment?.dispose();
      experiment = undefined;
      options = next;
      safe = next.resume && copyOf(next.resume);
      losses = 0;
      reached = 0;
      avoid = [];
      const { parameterCount } = await buildSomewhere(next.resume);
      return { ...device(), parameterCount };
    },
    async use(work) {
      let failure: unknown;
      for (;;) {
        try {
          if (lost) failure ??= { code: 'device-lost' };
          if (failure) await move(failure);
          failure = undefined;
          return await work(experiment!);
        } catch (error) {
          // A device may go while the run is being moved to it: then it moves on.
          if (!isDeviceFailure(error)) throw error;
          failure = error;
        }
      }
    },
    async resumePoint() {
      const point = await experiment!.resumePoint();
      safe = copyOf(point);
      return point;
    },
    dispose: drop,
  };
}
