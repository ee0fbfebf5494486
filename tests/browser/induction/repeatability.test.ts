import { afterEach, describe, expect, it } from 'vitest';
import type { Measures } from '../../../labs/induction/types.ts';
import { mountLab, unmountAll } from './mount.ts';

afterEach(unmountAll);

/** All numbers of a measurement, in a fixed order. */
function figures(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(figures);
}

function furthest(a: Measures, b: Measures): number {
  const right = figures(b);
  return Math.max(...figures(a).map((x, i) => Math.abs(x - right[i])));
}

describe('a run is its seed', () => {
  it('the same seed twice gives the same run, number for number', async () => {
    const first = await mountLab({ seed: '3' });
    await first.train(60);
    const second = await mountLab({ seed: '3' });
    await second.train(60);
    expect(second.history).toEqual(first.history);
    expect(await second.measure()).toEqual(await first.measure());
  });

  it('however the training is cut into pieces', async () => {
    const whole = await mountLab();
    await whole.train(50);
    const pieces = await mountLab();
    for (const steps of [1, 7, 2, 40]) await pieces.train(steps);
    const losses = (lab: typeof whole) => lab.history.map(({ step, loss }) => ({ step, loss }));
    const at = (lab: typeof whole, step: number) => losses(lab).find((row) => row.step === step);
    for (const step of [5, 20, 35, 45]) expect(at(pieces, step)).toEqual(at(whole, step));
    expect((await pieces.measure()).loss).toBe((await whole.measure()).loss);
  });

  it('another seed gives another run', async () => {
    const a = await mountLab({ seed: '1' });
    const b = await mountLab({ seed: '2' });
    await a.train(5);
    await b.train(5);
    expect(a.history.map((row) => row.loss)).not.toEqual(b.history.map((row) => row.loss));
  });
});

describe('seeking', () => {
  it('to a step and to the same step again gives identical numbers', async () => {
    const lab = await mountLab();
    await lab.train(60);
    await lab.seek(30);
    const first = await lab.measure();
    await lab.seek(55);
    await lab.seek(30);
    expect(lab.currentStep).toBe(30);
    expect(await lab.measure()).toEqual(first);
    expect(first.step).toBe(30);
  });

  it('reaches every step of a default run: each has its weights', async () => {
    const lab = await mountLab();
    await lab.train(40);
    for (const step of [0, 1, 2, 13, 29, 39, 40]) {
      await lab.seek(step);
      expect(lab.currentStep).toBe(step);
    }
  });
});

describe('the run file', () => {
  it('exported, imported and measured again agrees to 1e-4, at the end and on the way', async () => {
    const lab = await mountLab({ seed: '1' });
    await lab.train(60);
    const end = await lab.measure();
    await lab.seek(25);
    const middle = await lab.measure();
    const file = await lab.exportRun();
    const other = await mountLab();
    await other.importRun(file);
    expect(other.seed).toBe(1);
    expect(other.trainedSteps).toBe(60);
    await other.seek(60);
    expect(furthest(end, await other.measure())).toBeLessThan(1e-4);
    await other.seek(25);
    expect(other.currentStep).toBe(25);
    expect(furthest(middle, await other.measure())).toBeLessThan(1e-4);
  });

  it('of an unfinished run goes on exactly where it stopped', async () => {
    const straight = await mountLab();
    await straight.train(50);
    const half = await mountLab();
    await half.train(30);
    const file = await half.exportRun();
    const resumed = await mountLab();
    await resumed.importRun(file);
    await resumed.train(20);
    expect(furthest(await straight.measure(), await resumed.measure())).toBeLessThan(1e-4);
  });

  it('with a control holds both models', async () => {
    const lab = await mountLab();
    lab.config = { ...lab.config, control: true };
    await lab.train(20);
    const file = await lab.exportRun();
    const other = await mountLab();
    await other.importRun(file);
    expect(other.config.control).toBe(true);
    expect(furthest(await lab.measure(), await other.measure())).toBeLessThan(1e-4);
  });
});
