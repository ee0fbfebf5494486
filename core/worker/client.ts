/**
 * @file The page's end of a lab's worker: pairs answers with questions, and turns everything that can go wrong
 * into one call of `crashed`.
 */

import { NO_EXECUTOR } from '../executors/executor.ts';
import type { ResumePoint } from '../training/experiment.ts';
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
  /** What was said before there was anyone to hear it. */
  let unsent: { command: Command<Config, Request>; transfer: Transferable[] }[] = [];
  let ended: WorkerFailure | undefined;

  function end(failure: WorkerFailure): void {
    if (ended) return;
    ended = failure;
    place?.end();
    unsent = [];
    for (const question of questions.values()) question.reject(failure);
    questions.clear();
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
      case 'result':
        questions.get(event.id)?.resolve(event.value);
        questions.delete(event.id);
        break;
      case 'failure':
        questions.get(event.id)?.reject(failureOf(event.error, 'start-failed'));
        questions.delete(event.id);
        break;
      case 'progress':
        if (event.run === run) listener.progress(event);
        break;
      case 'moved':
        if (event.run === run) listener.moved(event.device, event.step);
        break;
      case 'crash':
        crash(new WorkerFailure('worker-crashed', event.error.message));
        break;
    }
  }

  function send(command: Command<Config, Request>, transfer: Transferable[] = []): void {
    if (ended) return;
    if (place) place.port.postMessage(command, transfer);
    else unsent.push({ command, transfer });
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
      try {
        send(command(id), transfer);
      } catch (error) {
        // What cannot be cloned is the caller's mistake, not the worker's end.
        questions.delete(id);
        reject(error as Error);
      }
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
    for (const { command, transfer } of unsent) port.postMessage(command, transfer);
    unsent = [];
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
    return place?.kind === 'page' ? { ...started, reason: `${started.reason}; ${IN_PAGE}` } : started;
  }

  return {
    start,
    aim: (aim) => send({ type: 'aim', run, aim }),
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
