/** @file Labs that share a page's few devices: the toy takes one, as far as the page knows, when it is asked for webgpu. */

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { MOST_DEVICES } from '../../../core/worker/devices.ts';
import { listen, mount, mountReady, sleep, workers } from './helpers.ts';
import type { ToyLab } from './toy-lab.ts';
import { toyParameters } from './toy.ts';

/** What the page said to workers: kinds of commands, by the number of the worker. */
const sent: { worker: number; type: string }[] = [];
const given = (): number[] => sent.flatMap(({ worker, type }) => (type === 'give-back' ? [worker] : []));

let spy: { mockRestore(): void };
beforeEach(() => {
  sent.length = 0;
  const known: unknown[] = [];
  const { postMessage } = Worker.prototype;
  spy = vi.spyOn(Worker.prototype, 'postMessage').mockImplementation(function (
    this: Worker,
    command: { type: string },
    transfer: unknown,
  ) {
    if (!known.includes(this)) known.push(this);
    sent.push({ worker: known.indexOf(this), type: command.type });
    Reflect.apply(postMessage, this, [command, transfer]);
  });
});
afterEach(() => spy.mockRestore());

const OTHERS = { backend: 'webgpu', preset: 'slow', loading: 'eager' };

test('the lab that has rested longest gives its device back, and goes on as if nothing had happened', async () => {
  const first = await mountReady({ ...OTHERS, seed: '3' });
  await first.train(20);
  const heard = listen(first);
  for (let i = 1; i < MOST_DEVICES; i++) await mountReady(OTHERS);
  await sleep(50);
  expect(given()).toEqual([]);
  await mountReady(OTHERS);
  expect(given()).toEqual([0]);
  expect([first.trainedSteps, first.error, heard]).toEqual([20, null, []]);

  await first.seek(10);
  expect(first.shownPicture!.parameters).toEqual([...toyParameters(3, 10)]);
  expect(given()).toEqual([0, 1]);
  await first.train(5);
  expect(first.shownPicture!.parameters, 'the optimiser’s memory was kept too').toEqual([
    ...toyParameters(3, 25),
  ]);
  expect(first.renderRoot.querySelector('[part=notice]')).toBeNull();
  expect(first.error).toBeNull();
  expect(workers.every(({ terminated }) => !terminated)).toBe(true);
});

test('labs that play keep their devices: the next waits until one of them rests, and starts then', async () => {
  const labs: ToyLab[] = [];
  for (let i = 0; i < MOST_DEVICES; i++) {
    const lab = await mountReady({ ...OTHERS, concurrent: '' });
    // All in view.
    lab.style.cssText = 'display: block; height: 50px; overflow: hidden';
    lab.totalSteps = 100_000;
    await lab.play();
    labs.push(lab);
  }
  const late = mount(OTHERS);
  let ready = false;
  void late.ready.then(() => (ready = true));
  await sleep(300);
  expect([ready, given()]).toEqual([false, []]);
  expect(labs.map(({ paused }) => paused)).toEqual(labs.map(() => false));
  labs[1].pause();
  await late.ready;
  expect(given()).toEqual([1]);
  await late.train(10);
  expect(late.shownPicture!.parameters).toEqual([...toyParameters(0, 10)]);
});

test('a lab that is taken off the page leaves its device to the next', async () => {
  const labs = await Promise.all(Array.from({ length: MOST_DEVICES }, () => mountReady(OTHERS)));
  labs[0].remove();
  await sleep(50);
  await mountReady(OTHERS);
  expect(given()).toEqual([]);
});

test('labs that compute without a device are not counted', async () => {
  for (let i = 0; i < MOST_DEVICES + 2; i++)
    await mountReady({ ...OTHERS, backend: i % 2 ? 'wasm' : 'auto' });
  await sleep(50);
  expect(given()).toEqual([]);
});

test('a dozen asked to train at once all do, a few at a time', async () => {
  const labs = Array.from({ length: 12 }, (_, i) => mount({ ...OTHERS, seed: String(i) }));
  await Promise.all(labs.map((lab) => lab.train(15)));
  expect(labs.map((lab) => lab.shownPicture!.parameters)).toEqual(
    labs.map((_, seed) => [...toyParameters(seed, 15)]),
  );
  expect(labs.map(({ error }) => error)).toEqual(labs.map(() => null));
});
