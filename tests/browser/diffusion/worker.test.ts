import { afterEach, describe, expect, it } from 'vitest';
import { connectWorker, type WorkerConnection } from '../../../core/worker/client.ts';
import type { Progress } from '../../../core/worker/messages.ts';
import { DEFAULT_COUNT, DEFAULT_PANEL, PRESETS } from '../../../labs/diffusion/config.ts';
import type { DiffusionConfig, DiffusionPicture, DiffusionRequest } from '../../../labs/diffusion/types.ts';
import workerUrl from '../../../labs/diffusion/worker.ts?worker&url';

const { config, panels } = PRESETS.classic;
const LIMITS = { totalSteps: config.decaySteps, budgetBytes: 2 ** 26 };
const request: DiffusionRequest = {
  panels,
  count: DEFAULT_COUNT,
  noiseSeed: 0,
  weights: 'ema',
  field: true,
};

let connection: WorkerConnection<DiffusionConfig, DiffusionRequest, DiffusionPicture> | undefined;
afterEach(() => connection?.terminate());

/** A run in the worker, and what it resolves with when training rests. */
async function start() {
  let rested = (_progress: Progress): void => {};
  let crashed = (_error: unknown): void => {};
  const rest = new Promise<Progress>((resolve, reject) => {
    rested = resolve;
    crashed = reject;
  });
  connection = connectWorker<DiffusionConfig, DiffusionRequest, DiffusionPicture>(
    { url: workerUrl },
    {
      progress: (progress) => progress.resting && rested(progress),
      moved: () => {},
      crashed,
    },
  );
  await connection.start({ config, seed: 0, backend: 'auto', limits: LIMITS });
  return { connection, rest };
}

describe('the default run in the page’s worker', () => {
  it('is learned within 20 s, and a seek through its training is answered within 100 ms', async () => {
    const { connection, rest } = await start();
    const startedAt = performance.now();
    connection.aim({ until: config.decaySteps, stepsPerSecond: Infinity });
    const { step, resume } = await rest;
    const seconds = (performance.now() - startedAt) / 1000;
    expect(step).toBe(config.decaySteps);
    expect(seconds).toBeLessThan(20);

    const { parameters } = resume!;
    const { measures } = await connection.probe(step, parameters, { ...request, measure: DEFAULT_PANEL });
    expect(measures!.energyDistance).toBeLessThan(0.02);
    expect(measures!.highQuality).toBeGreaterThanOrEqual(0.95);
    expect(measures!.modes).toBe(8);

    const times: number[] = [];
    for (let i = 0; i < 40; i++) {
      const askedAt = performance.now();
      await connection.probe(step, parameters, request);
      times.push(performance.now() - askedAt);
    }
    times.sort((a, b) => a - b);
    expect(times[37]).toBeLessThan(100);
  }, 120_000);

  it('answers the same request with the same picture, whatever was asked before', async () => {
    const { connection } = await start();
    const { parameters } = await connection.resumePoint();
    const first = await connection.probe(0, parameters, request);
    await connection.probe(0, parameters, { ...request, count: 100, noiseSeed: 3 });
    await connection.probe(0, parameters, {
      ...request,
      sample: { panel: DEFAULT_PANEL, count: 10, seed: 1 },
    });
    await connection.probe(0, parameters, {
      ...request,
      sample: { panel: DEFAULT_PANEL, count: 10, seed: 1 },
    });
    expect(await connection.probe(0, parameters, request)).toEqual(first);
  });
});
