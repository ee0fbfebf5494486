/**
 * @file The experiment on its executor. When the device is lost, as drivers and sleeping laptops do to GPUs,
 * the run is put on a new one at its newest resume point and trained up to where it was: the same batches in
 * the same order give the same weights, so nothing is lost but a moment. A device that is given back to the page
 * is lost by arrangement: the resume point is fresh, and nobody need hear of it.
 *
 * Where the choice is left to it, the engine times two executors before a run begins, and stays with the faster.
 */

import type { BackendChoice, Chosen } from '../executors/choose.ts';
import type { BackendName, Executor } from '../executors/executor.ts';
import type { Experiment, ExperimentFactory, Moment, ResumePoint } from '../training/experiment.ts';
import type { compare, Verdict } from './autotune.ts';
import type { Device, StartOptions, Started } from './messages.ts';
import { encodeError } from './messages.ts';

/** Picks who computes, and says why; `avoid` names backends that have failed. */
export type ChooseExecutor = (
  backend: BackendChoice,
  options?: { readonly avoid?: readonly BackendName[] },
) => Promise<Chosen>;

/** Fetched only where there is something to compare; without it the usual choice stands. */
const loadCompare = async (): Promise<typeof compare> => (await import('./autotune.ts')).compare;

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
  /** Optimiser steps done. Absent while there is no run: before the first start and after one that failed. */
  readonly step: number | undefined;
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
  /** Frees the device until the next `use`, which finds the run where it was. */
  giveBack(): Promise<void>;
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

/**
 * An engine without a run.
 * @param now milliseconds, for timing executors; the machine's clock unless it is given
 */
export function createEngine<Config, Request, Picture>(
  factory: ExperimentFactory<Config, Request, Picture>,
  chooseExecutor: ChooseExecutor,
  listener: EngineListener,
  now?: () => number,
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
  /** What the run computed on before it gave its device back, until it has another. */
  let left: BackendName | undefined;
  let avoid: BackendName[] = [];
  /** What has been found out, by configuration, and what this run goes by. */
  const verdicts = new Map<string, Verdict>();
  let verdict: Verdict | undefined;

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
    const started = await chooseExecutor(verdict?.backend ?? wanted, { avoid });
    const known = started.executor.backend === verdict?.backend;
    return take(known ? { ...started, reason: verdict!.reason } : started);
  }

  function take(started: Chosen): Chosen {
    void watch(started);
    return started;
  }

  const make = (executor: Executor): Promise<Experiment<Request, Picture>> => {
    const { config, seed, limits } = options!;
    return factory(config, seed, executor, limits);
  };

  /** Times the usual choice and its rival; undefined where there is nothing to compare. */
  async function settle(): Promise<Verdict | undefined> {
    // What another configuration has settled on is not the usual choice.
    if (verdict && !chosen?.rival) drop();
    verdict = undefined;
    chosen ??= await choose('auto');
    if (!chosen.rival) return undefined;
    const rival = await chooseExecutor(chosen.rival);
    try {
      if (rival.executor.backend !== chosen.rival) return undefined;
      return await (
        await loadCompare()
      )(make, chosen, rival, now);
    } finally {
      rival.executor.dispose();
    }
  }

  /** Has the run begin on the faster one, where the choice is ours and the machine has two. */
  async function tune(): Promise<void> {
    const key = JSON.stringify(options!.config);
    // A comparison that fails leaves the usual choice.
    const found = verdicts.get(key) ?? (await settle().catch(() => undefined));
    if (found) verdicts.set(key, found);
    verdict = found;
    if (!found || !chosen) return;
    if (found.backend !== chosen.executor.backend) drop();
    else if (found.reason !== chosen.reason) chosen = take({ ...chosen, reason: found.reason });
  }

  /** Notes the failure of a device, and whether its backend is worth another try. */
  function blame(error: unknown): void {
    losses++;
    const backend = chosen?.executor.backend;
    if (backend && (codeOf(error) === 'device-error' || losses > MOST_LOSSES)) avoid = [...avoid, backend];
  }

  async function build(at: ResumePoint | undefined): Promise<Experiment<Request, Picture>> {
    chosen ??= await choose(options!.backend);
    experiment = await make(chosen.executor);
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

  function leave(): void {
    reached = Math.max(reached, experiment?.step ?? 0);
    drop();
  }

  /** Puts the run on a device, at the furthest step it had reached. Returns the moments on the way there. */
  async function restore(): Promise<Moment[]> {
    const moments: Moment[] = [];
    const restored = await buildSomewhere(safe);
    while (restored.step < reached) {
      moments.push(...(await restored.train(Math.min(CATCH_UP_STEPS, reached - restored.step))));
    }
    return moments;
  }

  /** After a failure: puts the run on another device. */
  async function move(failure: unknown): Promise<void> {
    blame(failure);
    leave();
    const moments = await restore();
    listener.moved(device(), moments);
  }

  /** After a device was given back: takes one again, which is news only if it is of another kind. */
  async function comeBack(before: BackendName): Promise<void> {
    left = undefined;
    const moments = await restore();
    if (chosen!.executor.backend !== before) listener.moved(device(), moments);
  }

  return {
    get step() {
      return left ? reached : experiment?.step;
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
      left = undefined;
      avoid = [];
      if (next.backend === 'auto') await tune();
      else verdict = undefined;
      const { parameterCount } = await buildSomewhere(next.resume);
      return { ...device(), parameterCount };
    },
    async use(work) {
      let failure: unknown;
      for (;;) {
        try {
          if (lost) failure ??= { code: 'device-lost' };
          if (failure) await move(failure);
          else if (left) await comeBack(left);
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
    async giveBack() {
      if (!experiment) return drop();
      try {
        safe = await experiment.resumePoint();
      } catch (error) {
        // Lost just now: the point before this one will do.
        if (!isDeviceFailure(error)) throw error;
      }
      left = chosen!.executor.backend;
      leave();
    },
    dispose: drop,
  };
}
