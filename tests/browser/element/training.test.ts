import { describe, expect, test, vi } from 'vitest';
import { errorOf, listen, mount, mountReady, sleep, stepsOf } from './helpers.ts';
import { toyParameters } from './toy.ts';

describe('train(n)', () => {
  test('trains exactly n more steps and resolves when the last one is on display', async () => {
    const lab = await mountReady({ preset: 'sparse', seed: '1' });
    await lab.train(13);
    expect([lab.trainedSteps, lab.currentStep]).toEqual([13, 13]);
    expect(lab.shownPicture!.parameters).toEqual([...toyParameters(1, 13)]);
    await lab.train(1);
    expect([lab.trainedSteps, lab.currentStep]).toEqual([14, 14]);
    expect(lab.shownPicture!.parameters).toEqual([...toyParameters(1, 14)]);
  });

  test('starts the lab', async () => {
    const lab = mount();
    await lab.train(6);
    expect(lab.currentStep).toBe(6);
  });

  test('leaves the lab paused', async () => {
    const lab = await mountReady({ preset: 'slow' });
    const training = lab.train(30);
    expect(lab.paused).toBe(true);
    await training;
    expect(lab.paused).toBe(true);
  });

  test('extends totalSteps when needed', async () => {
    const lab = await mountReady();
    lab.totalSteps = 10;
    await lab.train(4);
    expect(lab.totalSteps).toBe(10);
    await lab.train(11);
    expect([lab.totalSteps, lab.trainedSteps, lab.ended]).toEqual([15, 15, true]);
    await lab.reset();
    expect(lab.totalSteps, 'for that run only').toBe(10);
  });

  test('ends the run when it reaches totalSteps', async () => {
    const lab = await mountReady();
    lab.totalSteps = 10;
    const heard = listen(lab);
    await lab.train(10);
    expect(heard).toEqual(expect.arrayContaining(['step@10', 'end@10']));
    expect(heard.indexOf('end@10')).toBeGreaterThan(heard.indexOf('step@10'));
  });

  test('twice at once trains the sum', async () => {
    const lab = await mountReady({ preset: 'slow' });
    await Promise.all([lab.train(10), lab.train(15)]);
    expect(lab.trainedSteps).toBe(25);
  });

  test('of no steps shows the newest', async () => {
    const lab = await mountReady();
    await lab.train(8);
    await lab.seek(2);
    await lab.train(0);
    expect(lab.currentStep).toBe(8);
  });

  test('while playing is done first, and playing goes on', async () => {
    const lab = await mountReady({ preset: 'slow' });
    lab.totalSteps = 100_000;
    await lab.play();
    await lab.train(40);
    expect(lab.paused).toBe(false);
    const trained = lab.trainedSteps;
    await vi.waitFor(() => expect(lab.trainedSteps).toBeGreaterThan(trained + 10));
  });

  test('refreshes the display only now and then', async () => {
    const lab = await mountReady({ preset: 'slow' });
    const heard = listen(lab);
    await lab.train(180);
    expect(stepsOf(heard).length).toBeLessThan(10);
  });

  test.each([-1, 1.5, NaN, Infinity])('refuses %d', async (count) => {
    const lab = await mountReady();
    expect((await errorOf(lab.train(count))).code).toBe('bad-argument');
  });

  test('is interrupted by pause(), and the worker stops within 50 ms', async () => {
    const lab = await mountReady({ preset: 'slow' });
    const training = lab.train(190);
    await vi.waitFor(() => expect(lab.trainedSteps).toBeGreaterThan(5));
    lab.pause();
    expect((await errorOf(training)).code).toBe('interrupted');
    await sleep(50);
    const trained = lab.trainedSteps;
    await sleep(150);
    expect(lab.trainedSteps).toBe(trained);
  });

  test('is interrupted by pause() even before the lab is ready', async () => {
    const lab = mount();
    const training = lab.train(20);
    lab.pause();
    expect((await errorOf(training)).code).toBe('interrupted');
    await lab.ready;
    await sleep(50);
    expect(lab.trainedSteps).toBe(0);
  });
});

test('the same seed gives the same run, in one go or in pieces, seen or not', async () => {
  const one = await mountReady({ seed: '9' });
  const other = await mountReady({ seed: '9' });
  await one.train(30);
  await other.train(4);
  await other.seek(2);
  await other.train(11);
  await other.measure();
  await other.train(15);
  expect(other.history).toEqual(one.history);
});
