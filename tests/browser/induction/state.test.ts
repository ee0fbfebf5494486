import { afterEach, describe, expect, test, vi } from 'vitest';
import { dropFile } from '../drop-file.ts';
import { mountLab, unmountAll } from './mount.ts';

afterEach(unmountAll);
afterEach(() => vi.restoreAllMocks());

describe('the state of an induction lab', () => {
  test('brings back step, heads and sequence, with the same figures', async () => {
    const one = await mountLab({ backend: 'wasm', preset: 'bare', seed: '3' });
    await one.train(12);
    await one.seek(10);
    await one.ablate([[1, 0]], 'mean');
    one.sequence = [5, 6, 7, 8, 5, 6, 7];
    expect(one.state).toBe('preset=bare&seed=3&step=10&ablate=1.0&kind=mean&sequence=FGHIFGH');
    const other = await mountLab({ backend: 'wasm' });
    await other.ablate([[0, 1]]);
    await other.restore(one.state);
    expect(other.state).toBe(one.state);
    expect([other.preset, other.seed, other.currentStep, other.ablations, other.sequence]).toEqual([
      one.preset,
      one.seed,
      one.currentStep,
      one.ablations,
      one.sequence,
    ]);
    expect(await other.measure()).toEqual(await one.measure());
  });

  test('brings back a configuration that is no preset, and the unfolded figures', async () => {
    const one = await mountLab({ backend: 'wasm' });
    one.config = { ...one.config, heads: 4, width: 16, context: 32, learningRate: 0.0123 };
    await one.ready;
    const state =
      'preset=classic&heads=4&context=32&width=16&learningRate=0.0123&seed=0&step=2&measures=open';
    await one.restore(state);
    expect(one.state).toBe(state);
    expect(one.renderRoot.querySelector<HTMLDetailsElement>('.measures')!.open).toBe(true);
    const other = await mountLab({ backend: 'wasm', state });
    await vi.waitFor(() => expect(other.currentStep).toBe(2));
    expect(other.config).toEqual(one.config);
    expect(await other.measure()).toEqual(await one.measure());
    await vi.waitFor(() => expect(other.state).toBe(state));
  });

  test('leaves out heads that the model does not have', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const lab = await mountLab({ backend: 'wasm' });
    await lab.restore('preset=bare&seed=0&step=0&ablate=0.1,1.0');
    expect(lab.state).toBe('preset=bare&seed=0&step=0&ablate=1.0');
    expect(warn).toHaveBeenCalledWith(expect.stringContaining('There is no head [0, 1]'));
  });
});

test('a run file dropped on the lab is opened', async () => {
  const one = await mountLab({ backend: 'wasm', preset: 'bare', seed: '4' });
  await one.train(6);
  const other = await mountLab({ backend: 'wasm' });
  expect(dropFile(await one.exportRun(), other.renderRoot.querySelector('.stage')!)).toBe(true);
  await vi.waitFor(() => expect([other.trainedSteps, other.currentStep]).toEqual([6, 6]));
  expect([other.preset, other.seed]).toEqual(['bare', 4]);
  expect((await other.measure()).loss).toBeCloseTo((await one.measure()).loss, 5);
});
