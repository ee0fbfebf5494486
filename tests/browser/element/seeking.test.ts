import { describe, expect, test, vi } from 'vitest';
import { errorOf, listen, mount, mountReady, next, sleep, stepsOf } from './helpers.ts';
import { toyParameters } from './toy.ts';

describe('seek', () => {
  test('resolves when that step is on display, with the weights of that step', async () => {
    const lab = await mountReady({ seed: '2' });
    await lab.train(30);
    const heard = listen(lab);
    await lab.seek(7);
    expect(lab.currentStep).toBe(7);
    expect(lab.shownPicture!.parameters).toEqual([...toyParameters(2, 7)]);
    expect(heard).toEqual(['step@7', 'seek@7']);
    await lab.seek(30);
    expect(lab.shownPicture!.parameters).toEqual([...toyParameters(2, 30)]);
  });

  test('is what setting currentStep does', async () => {
    const lab = await mountReady();
    await lab.train(10);
    lab.currentStep = 4;
    const { detail } = await next(lab, 'lab-seek');
    expect(detail).toEqual({ step: 4, metrics: lab.history[4] });
    expect(lab.currentStep).toBe(4);
  });

  test('to an unrecorded step shows the nearest recorded one, and currentStep says which', async () => {
    const lab = await mountReady({ preset: 'sparse' });
    await lab.train(30);
    await lab.seek(12);
    expect(lab.currentStep).toBe(10);
    await lab.seek(13);
    expect(lab.currentStep).toBe(15);
  });

  test('beyond trainedSteps trains up to there, and the lab stays paused', async () => {
    const lab = await mountReady({ preset: 'sparse' });
    const heard = listen(lab);
    await lab.seek(42);
    expect([lab.currentStep, lab.trainedSteps, lab.paused]).toEqual([42, 42, true]);
    expect(heard).toEqual(['step@42', 'seek@42']);
  });

  test('is clamped to the run', async () => {
    const lab = await mountReady();
    lab.totalSteps = 25;
    await lab.seek(-5);
    expect(lab.currentStep).toBe(0);
    await lab.seek(Infinity);
    expect(lab.currentStep).toBe(25);
    expect(lab.totalSteps).toBe(25);
  });

  test('to the end of the run ends it', async () => {
    const lab = await mountReady();
    lab.totalSteps = 25;
    const heard = listen(lab);
    await lab.seek(25);
    expect(lab.ended).toBe(true);
    expect(heard.at(-1)).toBe('end@25');
    await lab.seek(10);
    await lab.seek(25);
    expect(
      heard.filter((text) => text.startsWith('end')),
      'the run ends once',
    ).toHaveLength(1);
  });

  test('before the lab is ready starts it', async () => {
    const lab = mount();
    await lab.seek(9);
    expect(lab.currentStep).toBe(9);
  });

  test('to no number is refused', async () => {
    const lab = await mountReady();
    expect((await errorOf(lab.seek(NaN))).code).toBe('bad-argument');
  });

  test('goes on playing when it was playing', async () => {
    const lab = await mountReady({ preset: 'slow' });
    await lab.play();
    await vi.waitFor(() => expect(lab.currentStep).toBeGreaterThan(10));
    await lab.seek(3);
    expect(lab.paused).toBe(false);
    await vi.waitFor(() => expect(lab.currentStep).toBeGreaterThan(20));
  });
});

describe('a later seek', () => {
  test('takes the place of a pending one, which rejects with seek-replaced and makes no noise', async () => {
    const lab = await mountReady();
    await lab.train(50);
    const first = lab.seek(10);
    void lab.seek(20);
    await lab.seek(30);
    expect((await errorOf(first)).code).toBe('seek-replaced');
    expect(lab.currentStep).toBe(30);
  });

  test('ends the training that the first one wanted', async () => {
    const lab = await mountReady({ preset: 'slow' });
    const first = lab.seek(190);
    await vi.waitFor(() => expect(lab.trainedSteps).toBeGreaterThan(10));
    await lab.seek(5);
    expect((await errorOf(first)).code).toBe('seek-replaced');
    await sleep(60);
    const trained = lab.trainedSteps;
    expect(trained).toBeLessThan(150);
    await sleep(100);
    expect(lab.trainedSteps).toBe(trained);
  });

  test('of many, all are coalesced: one picture is under way at most, and the latest wins', async () => {
    const lab = await mountReady();
    lab.configure({ probeMs: 40 });
    await lab.train(60);
    const heard = listen(lab);
    const start = performance.now();
    for (let step = 1; step <= 40; step++) {
      lab.currentStep = step;
      await sleep(5);
    }
    await lab.seek(50);
    const elapsed = performance.now() - start;
    const steps = stepsOf(heard);
    expect(steps.at(-1)).toBe(50);
    expect(steps.length).toBeGreaterThan(1);
    expect(steps.length).toBeLessThanOrEqual(Math.ceil(elapsed / 40));
    expect(heard.filter((text) => text.startsWith('seek'))).toEqual(['seek@50']);
  });
});

describe('given up', () => {
  test('by pause() while training up to it', async () => {
    const lab = await mountReady({ preset: 'slow' });
    const seeking = lab.seek(150);
    await vi.waitFor(() => expect(lab.trainedSteps).toBeGreaterThan(5));
    lab.pause();
    expect((await errorOf(seeking)).code).toBe('interrupted');
  });

  test('by reset()', async () => {
    const lab = await mountReady({ preset: 'slow' });
    await lab.train(5);
    const seeking = lab.seek(150);
    await lab.reset();
    expect((await errorOf(seeking)).code).toBe('interrupted');
    expect(lab.currentStep).toBe(0);
  });
});

test('a lab without a chart has a plain slider for its timeline', async () => {
  const lab = mount();
  lab.plain = true;
  await lab.ready;
  await lab.train(30);
  await lab.updateComplete;
  const slider = lab.renderRoot.querySelector<HTMLInputElement>('[part="timeline"] input[type="range"]')!;
  expect([slider.ariaLabel, slider.getAttribute('aria-valuetext'), slider.max]).toEqual([
    'Step on display',
    'step 30 of 200',
    '200',
  ]);
  slider.value = '12';
  slider.dispatchEvent(new Event('input'));
  await vi.waitFor(() => expect(lab.currentStep).toBe(12));
  slider.value = '13';
  slider.dispatchEvent(new Event('change'));
  await vi.waitFor(() => expect(lab.currentStep).toBe(13));
});
