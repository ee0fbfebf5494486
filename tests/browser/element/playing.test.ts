import { describe, expect, test, vi } from 'vitest';
import { button, errorOf, listen, mount, mountReady, next, sleep, stepsOf } from './helpers.ts';

/** What a reader does who limits the speed, in steps a second; returns the limit before. */
function limitSpeed(lab: ReturnType<typeof mount>, limit: number): string {
  const select = lab.renderRoot.querySelector<HTMLSelectElement>('.speed select')!;
  const { value } = select;
  select.value = String(limit);
  expect(select.value).toBe(String(limit));
  select.dispatchEvent(new Event('change'));
  return value;
}

describe('play and pause', () => {
  test('play() moves time: training goes on and the display follows', async () => {
    const lab = await mountReady({ preset: 'slow' });
    const heard = listen(lab);
    const playing = lab.play();
    expect(lab.paused).toBe(false);
    expect(heard).toEqual(['play@0']);
    await playing;
    await vi.waitFor(() => expect(lab.currentStep).toBeGreaterThan(20));
    expect(lab.trainedSteps - lab.currentStep).toBeLessThan(60);
    const steps = stepsOf(heard);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
  });

  test('play() before the lab is ready starts it', async () => {
    const lab = mount();
    lab.steps = 50;
    void lab.play();
    expect(lab.paused).toBe(false);
    await next(lab, 'lab-end');
    expect(lab.currentStep).toBe(50);
  });

  test('pause() stops display and worker: no further lab-step, and the worker within 50 ms', async () => {
    const lab = await mountReady({ preset: 'slow' });
    lab.totalSteps = 100_000;
    await lab.play();
    await vi.waitFor(() => expect(lab.currentStep).toBeGreaterThan(10));
    const heard = listen(lab);
    lab.pause();
    expect(lab.paused).toBe(true);
    const shown = lab.currentStep;
    await sleep(50);
    const trained = lab.trainedSteps;
    await sleep(300);
    expect(heard).toEqual([`pause@${shown}`]);
    expect(lab.currentStep).toBe(shown);
    expect(lab.trainedSteps).toBe(trained);
  });

  test('play() after pause() goes on where training stood', async () => {
    const lab = await mountReady({ preset: 'slow' });
    await lab.play();
    await vi.waitFor(() => expect(lab.currentStep).toBeGreaterThan(5));
    lab.pause();
    await sleep(60);
    const trained = lab.trainedSteps;
    await lab.play();
    await vi.waitFor(() => expect(lab.currentStep).toBeGreaterThan(trained));
    expect(lab.history.map(({ step }) => step)).toEqual([...Array(lab.history.length).keys()]);
  });

  test('pause() while paused, and play() while playing, say nothing', async () => {
    const lab = await mountReady({ preset: 'slow' });
    const heard = listen(lab);
    lab.pause();
    expect(heard).toEqual([]);
    await lab.play();
    await lab.play();
    expect(heard.filter((text) => text.startsWith('play'))).toHaveLength(1);
  });

  test('pause() before the lab is ready takes play() back', async () => {
    const lab = mount();
    const playing = lab.play();
    lab.pause();
    expect((await errorOf(playing)).code).toBe('interrupted');
    await lab.ready;
    await sleep(50);
    expect(lab.trainedSteps).toBe(0);
  });

  test('lab-step comes for what is displayed, not for every row', async () => {
    const lab = await mountReady();
    lab.totalSteps = 5000;
    const heard = listen(lab);
    await lab.play();
    await next(lab, 'lab-end');
    expect(lab.history).toHaveLength(5001);
    expect(stepsOf(heard).length).toBeLessThan(500);
    expect(stepsOf(heard).at(-1)).toBe(5000);
  });
});

describe('behind the head of training', () => {
  test('it plays forward through the record until it has caught up, then follows', async () => {
    const lab = await mountReady({ preset: 'slow' });
    lab.totalSteps = 1000;
    await lab.train(120);
    await lab.seek(20);
    // So slow that a busy machine shows some of it, too: 60 steps a second, after 30 that are trained.
    limitSpeed(lab, 30);
    const heard = listen(lab);
    await lab.play();
    await vi.waitFor(() => expect(lab.currentStep).toBeGreaterThan(140));
    const steps = stepsOf(heard);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(steps.filter((step) => step > 20 && step < 120).length).toBeGreaterThan(3);
    await vi.waitFor(() => expect(lab.trainedSteps - lab.currentStep).toBeLessThan(60));
  });

  test('it stays where the reader holds the playhead, and training goes on', async () => {
    const lab = await mountReady({ preset: 'slow' });
    lab.totalSteps = 5000;
    await lab.train(30);
    await lab.play();
    const chart = lab.renderRoot.querySelector('lab-line-chart')!;
    const scrub = (step: number, done: boolean): boolean =>
      chart.dispatchEvent(new CustomEvent('lab-scrub', { detail: { step, done }, bubbles: true }));
    scrub(10, false);
    await vi.waitFor(() => expect(lab.currentStep).toBe(10));
    const trained = lab.trainedSteps;
    await sleep(250);
    expect(lab.currentStep).toBe(10);
    expect(lab.trainedSteps).toBeGreaterThan(trained);
    expect(lab.paused).toBe(false);
    scrub(12, true);
    await vi.waitFor(() => expect(lab.currentStep).toBeGreaterThan(12));
  });
});

describe('the end', () => {
  test('comes when trainedSteps reaches totalSteps: paused, ended, and the last step on display', async () => {
    const lab = await mountReady();
    lab.totalSteps = 40;
    const heard = listen(lab);
    await lab.play();
    await next(lab, 'lab-end');
    expect(heard.slice(-3)).toEqual(['step@40', 'pause@40', 'end@40']);
    expect([lab.ended, lab.paused, lab.currentStep, lab.trainedSteps]).toEqual([true, true, 40, 40]);
    await sleep(100);
    expect(heard.filter((text) => text.startsWith('end'))).toHaveLength(1);
  });

  test('play() then replays the record from 0, without training anything', async () => {
    const lab = await mountReady();
    lab.totalSteps = 40;
    await lab.train(40);
    expect(lab.ended).toBe(true);
    const rows = lab.history;
    const heard = listen(lab);
    lab.totalSteps = 40;
    await lab.play();
    expect(lab.ended).toBe(false);
    await vi.waitFor(() => expect(stepsOf(heard)).toContain(2));
    expect(stepsOf(heard)[0]).toBe(0);
    button(lab, 'Pause').click();
    expect(lab.paused).toBe(true);
    expect(lab.history).toBe(rows);
  });

  test('play() after seeking back plays from there to the end again', async () => {
    const lab = await mountReady();
    lab.totalSteps = 40;
    await lab.train(40);
    await lab.seek(35);
    const heard = listen(lab);
    await lab.play();
    await next(lab, 'lab-end');
    expect(stepsOf(heard)[0]).toBeGreaterThan(35);
    expect(lab.currentStep).toBe(40);
  });

  test('totalSteps moves it: play() goes on when it is raised', async () => {
    const lab = await mountReady();
    lab.totalSteps = 10;
    await lab.play();
    await next(lab, 'lab-end');
    lab.totalSteps = 15;
    expect(lab.ended).toBe(false);
    await lab.play();
    await next(lab, 'lab-end');
    expect(lab.trainedSteps).toBe(15);
    lab.totalSteps = 5;
    expect(lab.totalSteps, 'never before what is trained').toBe(15);
    expect(() => (lab.totalSteps = 2.5)).toThrow('whole number');
  });
});

test('the reader’s speed limit caps the rate of training', async () => {
  const lab = await mountReady();
  lab.totalSteps = 10_000;
  expect(limitSpeed(lab, 30)).toBe('Infinity');
  await lab.play();
  const start = performance.now();
  await sleep(1500);
  lab.pause();
  const seconds = (performance.now() - start) / 1000;
  await sleep(60);
  expect(lab.trainedSteps).toBeGreaterThan(10);
  expect(lab.trainedSteps).toBeLessThanOrEqual(30 * seconds + 8);
});

test('reset() starts the run over, paused, with the same seed and the same numbers', async () => {
  const lab = await mountReady({ seed: '4' });
  await lab.train(20);
  const before = lab.history;
  await lab.play();
  const resetting = lab.reset();
  expect(lab.paused).toBe(true);
  await resetting;
  expect([lab.currentStep, lab.trainedSteps]).toEqual([0, 0]);
  await lab.train(20);
  expect(lab.history).toEqual(before);
});
