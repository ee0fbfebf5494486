import { expect, test, vi } from 'vitest';
import { mount, mountReady, sleep, workers } from './helpers.ts';
import type { ToyLab } from './toy-lab.ts';

/** Labs that never come to their end within a test, all in view. */
async function mountLong(count: number, attributes: Record<string, string> = {}): Promise<ToyLab[]> {
  const grid = document.createElement('div');
  grid.style.cssText =
    'display: grid; grid-template-columns: repeat(4, 1fr); height: 200px; overflow: hidden';
  document.body.append(grid);
  const labs = Array.from({ length: count }, () => mount({ preset: 'slow', ...attributes }, grid));
  for (const lab of labs) lab.totalSteps = 100_000;
  await Promise.all(labs.map((lab) => lab.ready));
  return labs;
}

const playing = (labs: readonly ToyLab[]): number[] => labs.flatMap((lab, i) => (lab.paused ? [] : [i]));

test('one lab plays at a time: playing another pauses the one that played', async () => {
  const labs = await mountLong(3);
  await labs[0].play();
  await labs[1].play();
  expect(playing(labs)).toEqual([1]);
  await labs[0].play();
  expect(playing(labs)).toEqual([0]);
});

test('of labs that play by themselves one does; the next when that one pauses, ends, or goes', async () => {
  const labs = await mountLong(4, { autoplay: '' });
  await vi.waitFor(() => expect(playing(labs)).toHaveLength(1));
  const [first] = playing(labs);
  await sleep(100);
  expect(playing(labs)).toEqual([first]);
  labs[first].pause();
  await vi.waitFor(() => expect(playing(labs)).toHaveLength(1));
  const [second] = playing(labs);
  expect(second).not.toBe(first);
  labs[second].remove();
  await vi.waitFor(() => {
    const now = playing(labs);
    expect(now).toHaveLength(1);
    expect([first, second]).not.toContain(now[0]);
  });
});

test('with `concurrent` labs play together', async () => {
  const labs = await mountLong(3, { concurrent: '' });
  await Promise.all(labs.map((lab) => lab.play()));
  expect(playing(labs)).toEqual([0, 1, 2]);
  await vi.waitFor(() => expect(labs.map((lab) => lab.trainedSteps > 5)).toEqual([true, true, true]));
});

test('a lab that is back in view waits while another plays, and goes on after it', async () => {
  const [first, second] = await mountLong(2);
  const away = document.createElement('div');
  away.style.cssText = 'height: 5000px';
  document.body.prepend(away);
  away.hidden = true;
  await first.play();
  const grid = first.parentElement!;
  grid.prepend(second);
  first.style.marginBlockStart = '6000px';
  await vi.waitFor(() => expect(first.paused).toBe(true));
  await second.play();
  first.style.marginBlockStart = '';
  await sleep(100);
  expect(playing([first, second])).toEqual([1]);
  second.pause();
  await vi.waitFor(() => expect(playing([first, second])).toEqual([0]));
});

test('train(n) needs no turn: what a page asks for is done', async () => {
  const [first, second] = await mountLong(2);
  await first.play();
  await second.train(10);
  expect(second.trainedSteps).toBe(10);
  expect(first.paused).toBe(false);
});

test('a turn that fails to begin is passed on', async () => {
  const [broken, sound] = await mountLong(2);
  broken.configure({ refuse: true });
  await broken.play().catch(() => {});
  sound.autoplay = true;
  await sound.play();
  expect(playing([broken, sound])).toEqual([1]);
});

test('twelve labs down a page: only those near the viewport have workers, and all are gone with them', async () => {
  const labs = Array.from({ length: 12 }, () => {
    const lab = mount({ preset: 'slow', autoplay: '' });
    lab.style.cssText = 'display: block; height: 900px; overflow: hidden';
    return lab;
  });
  await labs[0].ready;
  await sleep(100);
  const begun = workers.length;
  expect(begun).toBeLessThan(6);
  scrollTo(0, document.body.scrollHeight);
  await labs[11].ready;
  await vi.waitFor(() => expect(labs[11].paused).toBe(false));
  expect(playing(labs)).toEqual([11]);
  for (const lab of labs) lab.remove();
  await sleep(50);
  expect(workers.length).toBeGreaterThan(begun);
  expect(workers.filter(({ terminated }) => !terminated)).toEqual([]);
});

test('a long time in the background: nothing runs, and the run goes on where it was', async () => {
  const lab = await mountReady({ preset: 'slow' });
  lab.totalSteps = 100_000;
  await lab.play();
  await vi.waitFor(() => expect(lab.trainedSteps).toBeGreaterThan(10));
  const hidden = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  document.dispatchEvent(new Event('visibilitychange'));
  // Browsers give a page in the background no frames, and its timers later and later.
  const frames = vi.spyOn(globalThis, 'requestAnimationFrame').mockReturnValue(0);
  await sleep(60);
  const { trainedSteps, history } = lab;
  const later = performance.now() + 24 * 3600 * 1000;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => later);
  await sleep(200);
  expect([lab.trainedSteps, lab.history.length]).toEqual([trainedSteps, history.length]);
  frames.mockRestore();
  clock.mockRestore();
  hidden.mockRestore();
  document.dispatchEvent(new Event('visibilitychange'));
  await vi.waitFor(() => expect(lab.trainedSteps).toBeGreaterThan(trainedSteps + 5));
  expect(lab.error).toBeNull();
});
