import { afterEach, describe, expect, test, vi } from 'vitest';
import { connectWorker, type WorkerFailure } from '../../../core/worker/client.ts';
import type { Progress } from '../../../core/worker/messages.ts';
import { packedWorker } from '../../../core/worker/packed.ts';
import { findPlace, type WorkerSource } from '../../../core/worker/place.ts';
import {
  TOY_DEFAULTS,
  toyParameters,
  type ToyConfig,
  type ToyPicture,
  type ToyRequest,
} from '../element/toy.ts';

/** The module as it is: in a page, the development server's worker wrapping would reload it. */
const workerUrl = new URL('../element/toy-worker.ts', import.meta.url).href;

const LIMITS = { totalSteps: 100_000, budgetBytes: 2 ** 20 };
const NativeWorker = globalThis.Worker;

/** Addresses of the workers that were asked for. */
let asked: string[] = [];

/** A page that lets no worker through whose address begins with one of these. */
function forbid(...protocols: string[]): void {
  asked = [];
  globalThis.Worker = class extends NativeWorker {
    constructor(url: string | URL, options?: WorkerOptions) {
      asked.push(new URL(url, document.baseURI).protocol);
      if (protocols.includes(asked.at(-1)!)) throw new DOMException('not allowed', 'SecurityError');
      super(url, options);
    }
  };
}

const open: { end(): void }[] = [];
afterEach(() => {
  globalThis.Worker = NativeWorker;
  for (const place of open.splice(0)) place.end();
});

async function placeOf(source: WorkerSource) {
  const place = await findPlace(source);
  open.push(place);
  return place;
}

describe('an experiment lives', () => {
  test('in a worker from a blob, at best', async () => {
    forbid();
    expect((await placeOf({ url: workerUrl })).kind).toBe('worker');
    expect(asked).toEqual(['blob:']);
  });

  test('in a worker from its own address, where blobs are forbidden', async () => {
    forbid('blob:');
    expect((await placeOf({ url: workerUrl })).kind).toBe('worker');
    expect(asked).toEqual(['blob:', 'http:']);
  });

  test('in a worker from the address that the page names, without trying a blob', async () => {
    forbid();
    expect((await placeOf({ url: workerUrl, direct: true })).kind).toBe('worker');
    expect(asked).toEqual(['http:']);
  });

  test('in the page, where no worker can be had: the same numbers, in short slices, and says so', async () => {
    forbid('blob:', 'http:');
    const heard: Progress[] = [];
    const connection = connectWorker<ToyConfig, ToyRequest, ToyPicture>(
      { url: workerUrl },
      { progress: (progress) => heard.push(progress), moved: () => {}, crashed: () => {} },
    );
    open.push({ end: () => connection.terminate() });
    const config = { ...TOY_DEFAULTS, stepMs: 1 };
    const started = await connection.start({ config, seed: 3, backend: 'auto', limits: LIMITS });
    expect(started.reason).toBe('the toy likes it; in the page itself, since it may not start a worker');
    connection.aim({ until: 60, stepsPerSecond: Infinity });
    await vi.waitFor(() => expect(heard.at(-1)?.resting).toBe(true), { timeout: 10_000 });
    expect(heard.at(-1)!.moments.at(-1)!.parameters).toEqual(toyParameters(3, 60));
    // Steps of 1 ms in slices of 8 ms: at least as many messages as that.
    expect(heard.length).toBeGreaterThanOrEqual(60 / 9);
  });

  test('in a worker as the page’s bundler has it, and else in the page', async () => {
    let starts = 0;
    const url = packedWorker('toy', {
      start: () => {
        starts++;
        return new Worker(workerUrl, { type: 'module' });
      },
      load: () => import('../element/toy-worker.ts'),
    });
    forbid();
    expect((await placeOf({ url })).kind).toBe('worker');
    expect(asked).toEqual(['http:']);
    forbid('http:');
    expect((await placeOf({ url })).kind).toBe('page');
    expect(starts).toBe(2);
  });

  test('nowhere, and the page’s author is told what is needed, when the address has no script', async () => {
    const told = await new Promise<WorkerFailure>((resolve) => {
      connectWorker({ url: '/no-such-worker.js' }, { progress() {}, moved() {}, crashed: resolve });
    });
    expect(told.code).toBe('worker-blocked');
    expect(told.message).toContain('/no-such-worker.js');
    expect(told.message).toContain('"worker-src blob:"');
  });

  test('no longer once it is ended, in the page too', async () => {
    forbid('blob:', 'http:');
    const heard: Progress[] = [];
    const connection = connectWorker<ToyConfig, ToyRequest, ToyPicture>(
      { url: workerUrl },
      { progress: (progress) => heard.push(progress), moved: () => {}, crashed: () => {} },
    );
    await connection.start({ config: TOY_DEFAULTS, seed: 0, backend: 'auto', limits: LIMITS });
    connection.aim({ until: 1e6, stepsPerSecond: Infinity });
    await vi.waitFor(() => expect(heard.length).toBeGreaterThan(2));
    connection.terminate();
    const count = heard.length;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(heard.length).toBe(count);
  });
});
