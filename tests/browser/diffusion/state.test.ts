import { afterEach, describe, expect, test, vi } from 'vitest';
import { dropFile } from '../drop-file.ts';
import { mountLab, pictureOf, unmountAll } from './mount.ts';

afterEach(unmountAll);

describe('the state of a diffusion lab', () => {
  test('brings back step, panels, time and choices, with the same points', async () => {
    const one = await mountLab({ backend: 'wasm', preset: 'few-steps', seed: '2' });
    await one.train(12);
    await one.seek(10);
    const [a, b] = one.panels;
    one.panels = [
      { ...a, sampler: 'heun', steps: 4 },
      { ...b, eta: 0.5, schedule: { ...b.schedule, name: 'linear', steps: 100 } },
    ];
    one.time = 0.25;
    const view = one.renderRoot.querySelector('diffusion-process')!;
    const choices = { field: 'exact', count: 256, weights: 'raw', newNoise: true };
    view.dispatchEvent(new CustomEvent('lab-choices', { detail: choices, bubbles: true, composed: true }));
    const state =
      'preset=few-steps&seed=2&step=10&a.sampler=heun&a.steps=4&b.eta=0.5&b.schedule.name=linear' +
      '&b.schedule.steps=100&time=0.25&field=exact&count=256&weights=raw&noise=1';
    expect(one.state).toBe(state);
    const other = await mountLab({ backend: 'wasm' });
    await other.restore(state);
    expect(other.state).toBe(state);
    expect([other.preset, other.panels, other.time]).toEqual([one.preset, one.panels, one.time]);
    await vi.waitFor(async () => {
      const [seen, meant] = [await pictureOf(other), await pictureOf(one)];
      expect([seen.step, seen.weights, seen.noise.length]).toEqual([10, 'raw', 512]);
      expect(seen.panels).toEqual(meant.panels);
    });
  });

  test('brings back a drawing, point by point', async () => {
    const one = await mountLab({ backend: 'wasm' });
    one.drawing = [
      [-1.25, 3],
      [0.5, -2],
      [1, 1 / 3],
    ];
    await one.ready;
    await one.train(3);
    expect(one.state).toBe(
      'preset=classic&dataset=drawn&drawn=-1.25,3;0.5,-2;1,0.3333333333333333&seed=0&step=3',
    );
    const other = await mountLab({ backend: 'wasm' });
    await other.restore(one.state);
    expect([other.drawing, other.config]).toEqual([one.drawing, one.config]);
    expect(other.state).toBe(one.state);
  });

  test('of a preset that shares its run with others keeps that run', async () => {
    const lab = await mountLab({ backend: 'wasm' });
    await lab.train(4);
    const rows = lab.history;
    await lab.restore('preset=eta&seed=0&step=4');
    expect([lab.preset, lab.panels[1].eta, lab.state]).toEqual(['eta', 1, 'preset=eta&seed=0&step=4']);
    expect(lab.history).toBe(rows);
  });
});

test('a run file dropped on the lab is opened', async () => {
  const one = await mountLab({ backend: 'wasm', preset: 'memorising', seed: '4' });
  await one.train(6);
  const other = await mountLab({ backend: 'wasm' });
  expect(dropFile(await one.exportRun(), other.renderRoot.querySelector('.stage')!)).toBe(true);
  await vi.waitFor(() => expect([other.trainedSteps, other.currentStep]).toEqual([6, 6]));
  expect([other.preset, other.seed]).toEqual(['memorising', 4]);
});
