import { expect, it } from 'vitest';
import { chooseExecutor } from '../../../core/executors/choose.ts';
import { createEngine } from '../../../core/worker/engine.ts';
import { createInductionExperiment } from '../../../labs/induction/experiment.ts';
import { DEFAULT_CONFIG } from '../../../labs/induction/config.ts';
import { SMALLEST } from '../../programs/transformer.ts';

it('finds out that an adapter which calls itself a GPU computes in software, and trains on WebAssembly', async () => {
  const facts = async () => ({ webgpu: { name: 'A GPU', software: false }, wasm: true });
  const engine = createEngine(
    createInductionExperiment,
    (backend, options) => chooseExecutor(backend, { ...options, facts }),
    { lost() {}, moved() {} },
  );
  const { vocabulary, context, width, heads, layers } = SMALLEST;
  const { backend, description, reason } = await engine.start({
    config: { ...DEFAULT_CONFIG, vocabulary, context, width, heads, layers, batch: 4 },
    seed: 0,
    backend: 'auto',
    limits: { totalSteps: 100, budgetBytes: 1e6 },
  });
  expect(backend).toBe('wasm');
  expect(description).toMatch(/^WebAssembly SIMD/);
  expect(reason).toMatch(/^WebAssembly, the faster one here: wasm [1-9]\d* steps a second, webgpu [1-9]\d*$/);
  expect(await engine.use((experiment) => experiment.train(3))).toHaveLength(3);
  engine.dispose();
});
