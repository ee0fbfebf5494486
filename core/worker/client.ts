/**
 * @file The page's end of a lab's worker: starts it from any origin, pairs answers with questions, and turns
 * everything that can go wrong into one call of `crashed`.
 */

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

/** Source of a module that does nothing but load the worker from another origin. */
export function bootstrapSource(workerUrl: string): string {
  return `import ${JSON.stringify(workerUrl)};\n`;
}

interface ScriptUrlPolicy {
  createScriptURL(url: string): unknown;
}
let policy: ScriptUrlPolicy | undefined;

/** The address as a page that requires Trusted Types takes it: from the policy `ml-labs`. */
function trusted(url: string): string {
  const { trustedTypes } = globalThis as {
    trustedTypes?: { createPolicy(name: string, rules: ScriptUrlPolicy): ScriptUrlPolicy };
  };
  policy ??= trustedTypes?.createPolicy('ml-labs', { createScriptURL: (url) => url });
  // The DOM takes the policy's object where its types say string.
  return policy ? (policy.createScriptURL(url) as string) : url;
}

/**
 * Starts a module worker. From another origin it goes through a `blob:` module, since `new Worker` takes
 * scripts of the page's own origin only. `loaded` frees the blob.
 * @throws DOMException when the browser refuses at once.
 */
export function createModuleWorker(
  url: string | URL,
  pageOrigin: string = location.origin,
): { worker: Worker; loaded(): void } {
  const absolute = new URL(url, document.baseURI);
  const ownOrigin =
    absolute.origin === pageOrigin || absolute.protocol === 'blob:' || absolute.protocol === 'data:';
  if (ownOrigin) return { worker: new Worker(trusted(absolute.href), { type: 'module' }), loaded() {} };
  const source = new Blob([bootstrapSource(absolute.href)], { type: 'text/javascript' });
  const blobUrl = URL.createObjectURL(source);
  try {
    const worker = new Worker(trusted(blobUrl), { type: 'module' });
    return { worker, loaded: () => URL.revokeObjectURL(blobUrl) };
  } catch (error) {
    URL.revokeObjectURL(blobUrl);
    throw error;
  }
}

/** What to tell the reader, or rather the page's author, when the worker does not load. */
export function blockedMessage(url: string | URL, pageOrigin: string = location.origin): string {
  const { origin, href } = new URL(url, document.baseURI);
  const sources = origin === pageOrigin ? "worker-src 'self'" : `worker-src blob: ${origin}`;
  return (
    `The worker ${href} could not be loaded. Check that the address answers with a script` +
    `${origin === pageOrigin ? '' : ' and with the header Access-Control-Allow-Origin'}; if the page has a ` +
    `Content-Security-Policy, it needs "${sources}" (and "script-src ${origin === pageOrigin ? "'self'" : origin} 'wasm-unsafe-eval'").`
  );
}

interface Question {
  resolve(value: unknown): void;
  reject(reason: unknown): void;
}

/**
 * Starts the worker at `url`. Failures, also of loading, are reported to `listener.crashed`, never thrown.
 */
export function connectWorker<Config, Request, Picture>(
  url: string | URL,
  listener: WorkerListener,
): WorkerConnection<Config, Request, Picture> {
  const questions = new Map<number, Question>();
  let nextId = 0;
  let run = -1;
  let worker: Worker | undefined;
  let loaded = (): void => {};
  let greeted = false;
  let ended: WorkerFailure | undefined;

  function end(failure: WorkerFailure): void {
    if (ended) return;
    ended = failure;
    loaded();
    worker?.terminate();
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
        greeted = true;
        loaded();
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
    if (!ended) worker?.postMessage(command, transfer);
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

  try {
    const created = createModuleWorker(url);
    worker = created.worker;
    loaded = created.loaded;
    worker.addEventListener('message', (event: MessageEvent<WorkerEvent>) => receive(event.data));
    worker.addEventListener('messageerror', () =>
      crash(new WorkerFailure('worker-crashed', 'A message from the worker could not be read.')),
    );
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      // Before the worker's first word, an error without a message means that its script did not load.
      crash(
        greeted || event.message
          ? new WorkerFailure('worker-crashed', event.message || 'The worker stopped.')
          : new WorkerFailure('worker-blocked', blockedMessage(url)),
      );
    });
  } catch {
    queueMicrotask(() => crash(new WorkerFailure('worker-blocked', blockedMessage(url))));
  }

  return {
    start: (options) => {
      run++;
      return ask<Started>((id) => ({ type: 'start', id, run, options }));
    },
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
