import { afterEach, describe, expect, it } from 'vitest';
import { bestInLayer, mountLab, unmountAll } from './mount.ts';

afterEach(unmountAll);

describe('the induction head forms', () => {
  for (const seed of [0, 1, 2, 3, 4]) {
    it(`classic, seed ${seed}: the best prefix-matching score passes 0.5 by step 600`, async () => {
      const lab = await mountLab({ seed: String(seed) });
      await lab.train(600);
      const passed = lab.history.find((row) => row.prefixMatching > 0.5);
      expect(passed?.step).toBeLessThanOrEqual(600);
      const { prefixMatching, step, inducibleLoss } = await lab.measure();
      expect(step).toBe(600);
      expect(bestInLayer(prefixMatching, 1)).toBeGreaterThan(0.5);
      // The head is there because the loss fell, and the cliff is where it fell.
      expect(inducibleLoss).toBeLessThan(Math.log(64) - 1);
      expect(lab.cliff!.step).toBeGreaterThan(100);
      expect(lab.cliff!.step).toBeLessThan(600);
    });
  }

  it('bigrams, seed 0: the head forms on trigger bigrams too, within 1,500 steps', async () => {
    const lab = await mountLab({ preset: 'bigrams' });
    await lab.train(1500);
    const { prefixMatching, inducibleLoss } = await lab.measure();
    expect(bestInLayer(prefixMatching, 1)).toBeGreaterThan(0.5);
    expect(inducibleLoss).toBeLessThan(Math.log(64) - 1);
  });

  it('fixed period, one layer: the loss falls for the wrong reason, and prefix matching says so', async () => {
    const lab = await mountLab({ preset: 'one-layer' });
    lab.config = { ...lab.config, task: 'fixed-period' };
    await lab.train(600);
    const { inducibleLoss, prefixMatching } = await lab.measure();
    expect(inducibleLoss).toBeLessThan(Math.log(64) / 2);
    expect(bestInLayer(prefixMatching, 0)).toBeLessThan(0.3);
  });
});

describe('the one-layer control', () => {
  it('never passes 0.5 within 1,500 steps, and its loss stays on the plateau', async () => {
    const lab = await mountLab({ preset: 'one-layer' });
    await lab.train(1500);
    const scores = lab.history.map((row) => row.prefixMatching ?? 0);
    expect(lab.trainedSteps).toBe(1500);
    expect(Math.max(...scores)).toBeLessThan(0.5);
    expect((await lab.measure()).inducibleLoss).toBeGreaterThan(3.5);
    expect(lab.cliff).toBeUndefined();
  });

  it('trains beside the model on the same batches: the model is the same with and without it', async () => {
    const alone = await mountLab();
    await alone.train(30);
    const beside = await mountLab();
    beside.config = { ...beside.config, control: true };
    await beside.train(30);
    const losses = (lab: typeof alone, metric: string) =>
      lab.history.filter(({ step }) => step > 0).map((row) => row[metric]);
    expect(losses(beside, 'loss')).toEqual(losses(alone, 'loss'));
    const control = await mountLab({ preset: 'one-layer' });
    await control.train(30);
    expect(losses(beside, 'control.loss')).toEqual(losses(control, 'loss'));
  });
});
