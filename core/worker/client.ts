/**
 * @file The page's end of a lab's worker: pairs answers with questions, turns everything that can go wrong into
 * one call of `crashed`, and speaks only while the page has a device for what it says.
 */

import type { BackendChoice } from '../executors/choose.ts';
import { NO_EXECUTOR } from '../executors/executor.ts';
import type { ResumePoint } from '../training/experiment.ts';
import { devices, type DeviceUser } from './devices.ts';
import {
  type Aim,
  type Command,
  type Device,
  type ErrorMessage,
  type Progress,
  type StartOptions,
  type Started,
  type WorkerEvent,
} from './messages.ts';
import { findPlace, inPage, WorkerBroken, type Place, type WorkerSource } from './place.ts';

/** An error that reached the page from its worker. Codes: `worker-blocked`, `worker-crashed`, `interrupted`, or a lab's own. */
export class WorkerFailure extends Error {
  override readonly name = 'WorkerFailure';
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** What a worker reports without being asked. */
export interface WorkerListener {
  progress(progress: Progress): void;
  /** The device was lost; the run goes on at `step` on another. */
  moved(device: Device, step: number): void;
  /** The worker is dead; every question still open has been rejected with the same failure. */
  crashed(failure: WorkerFailure): void;
}

/** A running worker. `Request` and `Picture` are its experiment's. */
export interface WorkerConnection<Config, Request, Picture> {
  /**
   * Begins a run in place of the one before; progress is heard of this run only.
   * Rejects with a WorkerFailure: the experiment's own code, or `start-failed`.
   */
  start(options: StartOptions<Config>): Promise<Started>;
  /** Tells how far to train. Takes effect after the slice in progress. */
  aim(aim: Aim): void;
  /** Asks for a picture of the model with these weights; `parameters` stays the caller's. */
  probe(step: number, parameters: Float32Array, request: Request, signal?: AbortSignal): Promise<Picture>;
  /** Where the run stands now. */
  resumePoint(): Promise<ResumePoint>;
  /** Ends the worker at once. Open questions are rejected as `interrupted`. */
  terminate(): void;
}

/** Backends that take one of the page's devices, or may. */
const SCARCE: readonly BackendChoice[] = ['auto', 'webgpu'];

/** What the reader is told where the page itself computes. */
const IN_PAGE = 'in the page itself, since it may not start a worker';

interface Question {
  resolve(value: unknown): void;
  reject(reason: unknown): void;
}

/**
 * Starts the worker of `source`, or what takes its place. Failures, also of loading, are reported to
 * `listener.crashed`, never thrown.
 */
export function connectWorker<Config, Request, Picture>(
  source: WorkerSource,
  listener: WorkerListener,
): WorkerConnection<Config, Request, Picture> {
  const questions = new Map<number, Question>();
  let nextId = 0;
  let run = -1;
  let place: Place | undefined;
  /** What was said before there was anyone to hear it, or a device to do it on. */
  let unsent: { command: Command<Config, Request>; transfer: Transferable[] }[] = [];
  let ended: WorkerFailure | undefined;
  /** Whether the run computes on what a page has few of, or may be about to; and whether it has one. */
  let needsDevice = false;
  let hasDevice = false;
  let givenBack = (): void => {};
  /** Where the run stands, how far it is to be trained, and whether it was being trained when last heard of. */
  let step = 0;
  let until = 0;
  let training = false;

  const deviceUser: DeviceUser = {
    begin() {
      hasDevice = true;
      deliver();
    },
    async giveBack() {
      hasDevice = false;
      if (!place) return;
      place.port.postMessage({ type: 'give-back' });
      await new Promise<void>((resolve) => (givenBack = resolve));
    },
  };

  function computesOn(backend: BackendChoice): void {
    needsDevice = SCARCE.includes(backend);
    if (needsDevice) return devices.use(deviceUser);
    hasDevice = false;
    devices.leave(deviceUser);
  }

  /** Tells the page's devices whether the worker has work for one. */
  function count(): void {
    if (ended || !needsDevice) return;
    if (training || step < until || questions.size > 0) devices.use(deviceUser);
    else devices.rest(deviceUser);
  }

  function end(failure: WorkerFailure): void {
    if (ended) return;
    ended = failure;
    place?.end();
    unsent = [];
    for (const question of questions.values()) question.reject(failure);
    questions.clear();
    devices.leave(deviceUser);
  }

  function crash(failure: WorkerFailure): void {
    if (ended) return;
    end(failure);
    listener.crashed(failure);
  }

  function failureOf(error: ErrorMessage, otherwise: string): WorkerFailure {
    return new WorkerFailure(error.code ?? otherwise, error.message);
  }

  function receive(event: WorkerEvent): void {
    switch (event.type) {
      case 'hello':
        break;
      case 'given-back':
        givenBack();
        break;
      case 'result':
        questions.get(event.id)?.resolve(event.value);
        questions.delete(event.id);
        break;
      case 'failure':
        questions.get(event.id)?.reject(failureOf(event.error, 'start-failed'));
        questions.delete(event.id);
        break;
      case 'progress':
        if (event.run !== run) break;
        ({ step } = event);
        training = !event.resting;
        listener.progress(event);
        break;
      case 'moved':
        if (event.run !== run) break;
        computesOn(event.device.backend);
        listener.moved(event.device, event.step);
        break;
      case 'crash':
        crash(new WorkerFailure('worker-crashed', event.error.message));
        break;
    }
    // In a task of its own: what follows from an answer is often the next question.
    if (needsDevice) setTimeout(count);
  }

  function send(command: Command<Config, Request>, transfer: Transferable[] = []): void {
    if (ended) return;
    unsent.push({ command, transfer });
    count();
    deliver();
  }

  function deliver(): void {
    if (!place || (needsDevice && !hasDevice)) return;
    for (const { command, transfer } of unsent.splice(0)) {
      try {
        place.port.postMessage(command, transfer);
      } catch (error) {
        if (!('id' in command)) throw error;
        // What cannot be cloned is the caller's mistake, not the worker's end.
        questions.get(command.id)?.reject(error);
        questions.delete(command.id);
      }
    }
  }

  function ask<Value>(
    command: (id: number) => Command<Config, Request>,
    transfer?: Transferable[],
    signal?: AbortSignal,
  ): Promise<Value> {
    if (ended) return Promise.reject(ended);
    if (signal?.aborted) return Promise.reject(signal.reason as Error);
    const id = nextId++;
    return new Promise<Value>((resolve, reject) => {
      questions.set(id, { resolve: resolve as (value: unknown) => void, reject });
      signal?.addEventListener('abort', () => {
        if (!questions.delete(id)) return;
        send({ type: 'cancel', id });
        reject(signal.reason as Error);
      });
      send(command(id), transfer);
    });
  }

  function settle(found: Place): void {
    if (ended) return found.end();
    place = found;
    const { port } = found;
    port.addEventListener('message', (event) => receive((event as MessageEvent<WorkerEvent>).data));
    port.addEventListener('messageerror', () =>
      crash(new WorkerFailure('worker-crashed', 'A message from the worker could not be read.')),
    );
    port.addEventListener('error', (event) => {
      event.preventDefault();
      crash(new WorkerFailure('worker-crashed', (event as ErrorEvent).message || 'The worker stopped.'));
    });
    deliver();
  }

  findPlace(source).then(settle, (error: unknown) => {
    const code = error instanceof WorkerBroken ? 'worker-crashed' : 'worker-blocked';
    crash(new WorkerFailure(code, error instanceof Error ? error.message : String(error)));
  });

  /**
   * Starts the run; a second time in the page where the worker finds nothing to compute on. Firefox, for one,
   * holds what a worker's modules import to `worker-src`, and so may load a worker but none of its executors.
   */
  async function start(options: StartOptions<Config>): Promise<Started> {
    const begun = ++run;
    step = until = 0;
    training = false;
    computesOn(options.backend);
    const begin = (): Promise<Started> => ask<Started>((id) => ({ type: 'start', id, run: begun, options }));
    let started: Started;
    try {
      started = await begin();
    } catch (error) {
      const { code } = error as { code?: unknown };
      if (code !== NO_EXECUTOR || place?.kind !== 'worker' || begun !== run) throw error;
      place.end();
      place = undefined;
      settle(await inPage(source));
      started = await begin();
    }
    if (begun === run) {
      ({ step } = started.moment.row);
      computesOn(started.backend);
    }
    return place?.kind === 'page' ? { ...started, reason: `${started.reason}; ${IN_PAGE}` } : started;
  }

  return {
    start,
    aim(aim) {
      ({ until } = aim);
      send({ type: 'aim', run, aim });
    },
    probe: (step, parameters, request, signal) => {
      const copy = parameters.slice();
      return ask<Picture>(
        (id) => ({ type: 'probe', id, run, step, parameters: copy, request }),
        [copy.buffer],
        signal,
      );
    },
    resumePoint: () => ask<ResumePoint>((id) => ({ type: 'resume-point', id, run })),
    terminate: () => end(new WorkerFailure('interrupted', 'The worker was ended.')),
  };
}
