/**
 * @file The worker's end: keeps one experiment, trains it in short slices towards the page's aim, and answers
 * between slices. Time is measured here only, never inside an experiment, so that it cannot touch a result.
 */

import type { Experiment, ExperimentFactory, Moment } from '../training/experiment.ts';
import { createEngine, type ChooseExecutor } from './engine.ts';
import {
  encodeError,
  transferables,
  type Aim,
  type Command,
  type StartOptions,
  type Started,
  type WorkerEvent,
} from './messages.ts';
import { createPacer, SLICE_MS } from './pace.ts';

/** Milliseconds of training after which a resume point is sent along, at the latest. */
const RESUME_POINT_MS = 500;

/** What the runtime needs of a worker's global scope. */
export type WorkerScope = Pick<EventTarget, 'addEventListener'> & {
  postMessage(message: unknown, transfer: Transferable[]): void;
};

/** Serves an experiment over `scope`, `sliceMs` of training at a time. The result ends it and frees its device. */
export type Serve = (scope: WorkerScope, sliceMs?: number) => () => void;

/** Lets waiting messages in: resolves in a task of its own, without the delay that timers are held to. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });
}

/**
 * What a worker's entry exports as `serve`. In a worker it serves the page at once; imported in a page that
 * may not have workers, it waits to be called.
 */
export function serveWhereLoaded<Config, Request, Picture>(
  factory: ExperimentFactory<Config, Request, Picture>,
  chooseExecutor: ChooseExecutor,
): Serve {
  const serve: Serve = (scope, sliceMs) => serveExperiment(factory, chooseExecutor, scope, sliceMs);
  if (!('document' in globalThis)) serve(globalThis as unknown as WorkerScope);
  return serve;
}

/**
 * Serves `factory`'s experiments to the page. Arrays that an experiment hands out (moments, resume points,
 * pictures) must be its to give away: their buffers are transferred.
 * @returns what ends it.
 */
export function serveExperiment<Config, Request, Picture>(
  factory: ExperimentFactory<Config, Request, Picture>,
  chooseExecutor: ChooseExecutor,
  scope: WorkerScope = globalThis as unknown as WorkerScope,
  sliceMs: number = SLICE_MS,
): () => void {
  const inbox: Command<Config, Request>[] = [];
  const pacer = createPacer(sliceMs);
  let wake = (): void => {};
  /** After a crash, or when the page has no more use for it. */
  let over = false;
  let run = -1;
  const engine = createEngine(factory, chooseExecutor, {
    lost: () => wake(),
    moved(device, moments) {
      const step = engine.step!;
      post({ type: 'moved', run, device, step });
      if (moments.length > 0) {
        post({ type: 'progress', run, step, moments, stepsPerSecond: 0, resting: !training });
      }
    },
  });
  let aim: Aim = { until: 0, stepsPerSecond: Infinity };
  let training = false;
  let recordedStep = -1;
  let resumeSentAt = 0;

  function post(event: WorkerEvent): void {
    if (over && event.type !== 'crash') return;
    scope.postMessage(event, transferables(event));
  }

  function crash(error: unknown): void {
    if (over) return;
    over = true;
    post({ type: 'crash', error: encodeError(error) });
    wake();
  }

  /** The current moment, weights included: what is shown when training stands still. */
  async function recordHere(current: Experiment<Request, Picture>): Promise<Moment> {
    const moment = await current.record();
    recordedStep = moment.row.step;
    return moment.parameters ? moment : { ...moment, parameters: (await current.resumePoint()).parameters };
  }

  async function start(options: StartOptions<Config>): Promise<Started> {
    training = false;
    aim = { until: 0, stepsPerSecond: Infinity };
    const started = await engine.start(options);
    return { ...started, moment: await engine.use(recordHere) };
  }

  async function answer(id: number, work: () => Promise<unknown>, foreseen: (error: unknown) => boolean) {
    try {
      post({ type: 'result', id, value: await work() });
    } catch (error) {
      if (foreseen(error)) post({ type: 'failure', id, error: encodeError(error) });
      else throw error;
    }
  }

  function requireRun(ofRun: number): void {
    if (engine.step !== undefined && run === ofRun) return;
    throw Object.assign(new Error('This run has been replaced by another.'), { code: 'interrupted' });
  }

  const hasCode = (error: unknown): boolean => encodeError(error).code !== undefined;

  async function obey(command: Command<Config, Request>): Promise<void> {
    switch (command.type) {
      case 'start':
        run = command.run;
        await answer(
          command.id,
          () => start(command.options),
          () => true,
        );
        break;
      case 'probe': {
        const { step, parameters, request } = command;
        await answer(
          command.id,
          async () => {
            requireRun(command.run);
            return engine.use((experiment) => experiment.probe(step, parameters, request));
          },
          hasCode,
        );
        break;
      }
      case 'resume-point':
        await answer(
          command.id,
          async () => {
            requireRun(command.run);
            return engine.use(() => engine.resumePoint());
          },
          hasCode,
        );
        break;
      case 'aim':
        if (command.run !== run || engine.step === undefined) break;
        aim = command.aim;
        pacer.begin(performance.now());
        if (engine.step < aim.until) {
          if (!training) resumeSentAt = performance.now();
          training = true;
        } else if (training) {
          await engine.use((experiment) => rest(experiment, []));
        }
        break;
      case 'give-back':
        await engine.giveBack();
        post({ type: 'given-back' });
        break;
      case 'cancel':
        break;
    }
  }

  /** Comes to a stand: the last step is recorded, and where to go on from is known to the page. */
  async function rest(stopped: Experiment<Request, Picture>, moments: Moment[]): Promise<void> {
    training = false;
    const { step } = stopped;
    if (recordedStep !== step) moments.push(await recordHere(stopped));
    const resume = await engine.resumePoint();
    post({ type: 'progress', run, step, moments, stepsPerSecond: 0, resume, resting: true });
  }

  async function trainSlice(current: Experiment<Request, Picture>): Promise<void> {
    // Done again after a move, a slice may find that it had reached its end.
    if (current.step >= aim.until) return rest(current, []);
    const start = performance.now();
    const steps = pacer.steps(start, aim.until - current.step, aim.stepsPerSecond);
    const moments = await current.train(steps);
    const end = performance.now();
    pacer.done(steps, start, end, aim.stepsPerSecond);
    const newest = moments.at(-1);
    if (newest?.parameters) recordedStep = newest.row.step;
    const { step } = current;
    if (step >= aim.until) return rest(current, moments);
    const resume = end - resumeSentAt >= RESUME_POINT_MS ? await engine.resumePoint() : undefined;
    if (resume) resumeSentAt = end;
    const stepsPerSecond = pacer.rate(end);
    post({ type: 'progress', run, step, moments, stepsPerSecond, resume, resting: false });
  }

  /** Resolves at the next message, or after `ms`. */
  function idle(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = Number.isFinite(ms) ? setTimeout(resolve, ms) : undefined;
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async function serve(): Promise<void> {
    for (;;) {
      if (over) return engine.dispose();
      const command = inbox.shift();
      if (command) {
        await obey(command);
      } else if (engine.lost) {
        // The device went while nothing was asked of it; the next question is to find the run in place.
        await engine.use(async () => {});
      } else if (engine.step !== undefined && training) {
        const wait = pacer.wait(performance.now(), aim.stepsPerSecond);
        if (wait > 0) await idle(wait);
        else {
          await engine.use(trainSlice);
          await nextTask();
        }
      } else {
        await idle(Infinity);
      }
    }
  }

  function cancel(id: number): void {
    const at = inbox.findIndex((command) => 'id' in command && command.id === id);
    if (at >= 0) inbox.splice(at, 1);
  }

  scope.addEventListener('message', (event) => {
    const command = (event as MessageEvent<Command<Config, Request>>).data;
    if (command.type === 'cancel') cancel(command.id);
    else inbox.push(command);
    wake();
  });
  scope.addEventListener('messageerror', () =>
    crash(new Error('A message to the worker could not be read.')),
  );
  scope.addEventListener('unhandledrejection', (event) => crash((event as PromiseRejectionEvent).reason));
  post({ type: 'hello' });
  serve().catch(crash);
  return () => {
    over = true;
    wake();
  };
}
