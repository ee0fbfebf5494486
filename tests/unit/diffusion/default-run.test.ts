import { beforeAll, describe, expect, it } from 'vitest';
import type { Executor } from '../../../core/executors/executor.ts';
import { createWasmExecutor } from '../../../core/executors/wasm/executor.ts';
import { DEFAULT_PANEL, PRESETS } from '../../../labs/diffusion/config.ts';
import { createDiffusionExperiment } from '../../../labs/diffusion/experiment.ts';

const { config, panels } = PRESETS.classic;

let executor: Executor;
beforeAll(async () => {
  executor = await createWasmExecutor();
});

describe('the default preset', () => {
  // Seed 0 is trained in the tests of the lab's page.
  it('learns all eight modes, 1 for a seed: true points could hardly be nearer', async () => {
    const limits = { totalSteps: config.decaySteps, budgetBytes: 2 ** 26 };
    const experiment = await createDiffusionExperiment(config, 1, executor, limits);
    await experiment.train(config.decaySteps);
    const { step, parameters } = await experiment.resumePoint();
    const { measures } = await experiment.probe(step, parameters, {
      panels,
      count: 16,
      noiseSeed: 0,
      weights: 'ema',
      field: false,
      measure: { ...DEFAULT_PANEL, sampler: 'ddim', steps: 50, eta: 0 },
    });
    expect(measures!.energyDistance).toBeLessThan(0.02);
    expect(measures!.highQuality).toBeGreaterThanOrEqual(0.95);
    expect(measures!.modes).toBe(8);
    // Nats above the density's own entropy.
    expect(measures!.nll - measures!.exactNll).toBeLessThan(0.2);
    experiment.dispose();
  }, 120_000);
});
