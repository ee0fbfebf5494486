import { afterEach, describe, expect, it } from 'vitest';
import { connectWorker, type WorkerConnection } from '../../../core/worker/client.ts';
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

describe('the default run in the page’s worker', () => {
  it('answers the same request with the same picture, whatever was asked before', async () => {
    connection = connectWorker<DiffusionConfig, DiffusionRequest, DiffusionPicture>(
      { url: workerUrl },
      { progress: () => {}, moved: () => {}, crashed: () => {} },
    );
    await connection.start({ config, seed: 0, backend: 'auto', limits: LIMITS });
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
