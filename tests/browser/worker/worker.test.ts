import { afterEach, describe, expect, test, vi } from 'vitest';
import { connectWorker, type WorkerConnection, WorkerFailure } from '../../../core/worker/client.ts';
import type { Progress } from '../../../core/worker/messages.ts';
import {
  TOY_DEFAULTS,
  toyParameters,
  type ToyConfig,
  type ToyPicture,
  type ToyRequest,
} from '../element/toy.ts';
import workerUrl from '../element/toy-worker.ts?worker&url';

const LIMITS = { totalSteps: 100_000, budgetBytes: 2 ** 20 };
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const open: WorkerConnection<ToyConfig, ToyRequest, ToyPicture>[] = [];
afterEach(() => open.splice(0).forEach((connection) => connection.terminate()));

function connect(url: string | URL = workerUrl) {
  const heard: Progress[] = [];
  const crashes: WorkerFailure[] = [];
  const connection = connectWorker<ToyConfig, ToyRequest, ToyPicture>(
    { url },
    {
      progress: (progress) => heard.push(progress),
      moved: () => {},
      crashed: (failure) => crashes.push(failure),
    },
  );
  open.push(connection);
  const start = (config: Partial<ToyConfig> = {}, seed = 0) =>
    connection.start({ config: { ...TOY_DEFAULTS, ...config }, seed, backend: 'auto', limits: LIMITS });
  const rest = () => vi.waitFor(() => expect(heard.at(-1)?.resting).toBe(true), { timeout: 10_000 });
  return { connection, heard, crashes, start, rest };
}

async function failureOf(promise: Promise<unknown>): Promise<WorkerFailure> {
  const reason = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(reason).toBeInstanceOf(WorkerFailure);
  return reason as WorkerFailure;
}

describe('a start', () => {
  test('says what stands ready', async () => {
    const { start } = connect();
    const started = await start({}, 3);
    expect(started).toMatchObject({
      backend: 'wasm',
      description: 'a toy without a device',
      reason: 'the toy likes it',
      parameterCount: 4,
    });
    expect(started.moment.row.step).toBe(0);
    expect(started.moment.parameters).toEqual(new Float32Array(4));
  });

  test('rejects with the experiment’s code and sentence, and another may follow', async () => {
    const { start } = connect();
    const failure = await failureOf(start({ refuse: true }));
    expect([failure.code, failure.message]).toEqual([
      'toy-refused',
      'The toy was told to refuse. Do not tell it to.',
    ]);
    expect((await start()).moment.row.step).toBe(0);
  });

  test('at a resume point goes on from there to the same numbers', async () => {
    const first = connect();
    await first.start({}, 5);
    first.connection.aim({ until: 30, stepsPerSecond: Infinity });
    await first.rest();
    const resume = first.heard.at(-1)!.resume!;
    expect(resume.step).toBe(30);
    const second = connect();
    const started = await second.connection.start({
      config: TOY_DEFAULTS,
      seed: 5,
      backend: 'cpu',
      limits: LIMITS,
      resume,
    });
    expect(started.moment.row.step).toBe(30);
    expect(started.backend).toBe('cpu');
    second.connection.aim({ until: 50, stepsPerSecond: Infinity });
    await second.rest();
    expect(second.heard.at(-1)!.moments.at(-1)!.parameters).toEqual(toyParameters(5, 50));
  });

  test('ends the run before it: nothing more is heard of that', async () => {
    const { connection, heard, start, rest } = connect();
    await start({ stepMs: 2 }, 1);
    connection.aim({ until: 10_000, stepsPerSecond: Infinity });
    await vi.waitFor(() => expect(heard.length).toBeGreaterThan(2));
    const starting = start({}, 2);
    heard.length = 0;
    await starting;
    await sleep(100);
    expect(heard).toEqual([]);
    connection.aim({ until: 10, stepsPerSecond: Infinity });
    await rest();
    expect(heard.at(-1)!.moments.at(-1)!.parameters).toEqual(toyParameters(2, 10));
  });
});

describe('an aim', () => {
  test('trains exactly up to it, records the last step, and rests with a resume point', async () => {
    const { connection, heard, start, rest } = connect();
    await start({ every: 10 });
    connection.aim({ until: 37, stepsPerSecond: Infinity });
    await rest();
    expect(heard.flatMap(({ moments }) => moments.map(({ row }) => row.step))).toEqual([10, 20, 30, 37]);
    expect(heard.at(-1)).toMatchObject({ step: 37, resting: true, resume: { step: 37 } });
    expect(heard.at(-1)!.moments.at(-1)!.parameters).toEqual(toyParameters(0, 37));
  });

  test('that is taken back stops training within 50 ms', async () => {
    const { connection, heard, start, rest } = connect();
    await start({ stepMs: 1 });
    connection.aim({ until: 100_000, stepsPerSecond: Infinity });
    await vi.waitFor(() => expect(heard.length).toBeGreaterThan(5));
    const latencies: number[] = [];
    for (let time = 0; time < 5; time++) {
      const asked = performance.now();
      connection.aim({ until: 0, stepsPerSecond: Infinity });
      await vi.waitFor(() => expect(heard.at(-1)!.resting).toBe(true), { interval: 1 });
      latencies.push(performance.now() - asked);
      connection.aim({ until: 100_000, stepsPerSecond: Infinity });
      await vi.waitFor(() => expect(heard.at(-1)!.resting).toBe(false));
      await sleep(60);
    }
    connection.aim({ until: 0, stepsPerSecond: Infinity });
    await rest();
    // The machine may hold up any one of them.
    expect(latencies.sort((a, b) => a - b)[2]).toBeLessThan(50);
  });

  test('sends one message a slice, with all its moments', async () => {
    const { connection, heard, start, rest } = connect();
    await start();
    connection.aim({ until: 20_000, stepsPerSecond: Infinity });
    await rest();
    const moments = heard.reduce((total, progress) => total + progress.moments.length, 0);
    expect(moments).toBe(20_000);
    expect(heard.length).toBeLessThan(200);
  });

  test('keeps to a speed limit', async () => {
    const { connection, heard, start } = connect();
    await start();
    connection.aim({ until: 100_000, stepsPerSecond: 50 });
    await sleep(1000);
    connection.aim({ until: 0, stepsPerSecond: 50 });
    await sleep(100);
    const { step } = heard.at(-1)!;
    expect(step).toBeGreaterThan(20);
    expect(step).toBeLessThan(65);
  });

  test('brings resume points along, at least every two seconds', async () => {
    const { connection, heard, start } = connect();
    await start({ stepMs: 1 });
    connection.aim({ until: 100_000, stepsPerSecond: Infinity });
    await vi.waitFor(() => expect(heard.some(({ resume }) => resume)).toBe(true), { timeout: 2500 });
    expect(heard.at(-1)!.resting).toBe(false);
  });
});

describe('a probe', () => {
  test('answers for the weights it is given, in the midst of training', async () => {
    const { connection, heard, start } = connect();
    await start({ stepMs: 1 });
    connection.aim({ until: 100_000, stepsPerSecond: Infinity });
    await vi.waitFor(() => expect(heard.length).toBeGreaterThan(2));
    const weights = new Float32Array([1, 2, 3, 4]);
    const picture = await connection.probe(7, weights, { scale: 2 });
    expect(picture).toMatchObject({ step: 7, parameters: [1, 2, 3, 4] });
    expect(weights.length, 'the weights stay the caller’s').toBe(4);
    const before = heard.at(-1)!.step;
    await vi.waitFor(() => expect(heard.at(-1)!.step).toBeGreaterThan(before));
  });

  test('rejects with the experiment’s own code, and the worker goes on', async () => {
    const { connection, start, crashes } = connect();
    await start();
    expect((await failureOf(connection.probe(0, new Float32Array(4), { scale: -1 }))).code).toBe('bad-scale');
    expect(crashes).toEqual([]);
    expect((await connection.probe(0, new Float32Array(4), { scale: 1 })).step).toBe(0);
  });

  test('can be cancelled by a signal, and is then not even begun', async () => {
    const { connection, start } = connect();
    await start({ probeMs: 100 });
    const controller = new AbortController();
    const first = connection.probe(1, new Float32Array(4), { scale: 1 });
    const second = connection.probe(2, new Float32Array(4), { scale: NaN }, controller.signal);
    controller.abort(new Error('not wanted any more'));
    await expect(second).rejects.toThrow('not wanted any more');
    expect((await first).step).toBe(1);
    // Begun, the second would have been a trap.
    expect((await connection.probe(3, new Float32Array(4), { scale: 1 })).step).toBe(3);
  });
});

describe('a crash', () => {
  test('in training ends the worker and everything that is asked of it', async () => {
    const { connection, crashes, start } = connect();
    await start({ crashAt: 20 });
    connection.aim({ until: 50, stepsPerSecond: Infinity });
    await vi.waitFor(() => expect(crashes).toHaveLength(1));
    expect([crashes[0].code, crashes[0].message]).toEqual(['worker-crashed', 'unreachable executed']);
    expect(await failureOf(connection.probe(0, new Float32Array(4), { scale: 1 }))).toBe(crashes[0]);
  });

  test('in a probe is a crash of the worker too: its memory may be anything', async () => {
    const { connection, crashes, start } = connect();
    await start();
    const failure = await failureOf(connection.probe(0, new Float32Array(4), { scale: NaN }));
    expect(failure.code).toBe('worker-crashed');
    expect(crashes).toEqual([failure]);
  });

  test.each([
    ['thrown outside of any question', 'setTimeout(() => { throw new Error("out of the blue") });'],
    ['rejected and handled by nobody', 'Promise.reject(new Error("out of the blue"));'],
  ])('%s is told', async (_name, source) => {
    const runtime = new URL('../../../core/worker/runtime.ts', import.meta.url).href;
    const code = `import { serveExperiment } from ${JSON.stringify(runtime)};
      serveExperiment(() => {}, () => {});
      ${source}`;
    const { crashes } = connect(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
    await vi.waitFor(() => expect(crashes).toHaveLength(1));
    expect(crashes[0].code).toBe('worker-crashed');
    expect(crashes[0].message).toContain('out of the blue');
  });

  test('is not what terminate() is', async () => {
    const { connection, crashes, start } = connect();
    await start({ probeMs: 200 });
    const asked = connection.probe(0, new Float32Array(4), { scale: 1 });
    connection.terminate();
    expect((await failureOf(asked)).code).toBe('interrupted');
    await sleep(50);
    expect(crashes).toEqual([]);
  });
});
