import { describe, expect, test, vi } from 'vitest';
import { errorOf, listen, mount, mountReady, sleep, workers } from './helpers.ts';
import { toyParameters } from './toy.ts';

/** Puts something tall above what follows, so that it is far out of view. */
function spacer(): HTMLElement {
  const tall = document.createElement('div');
  tall.style.height = '5000px';
  document.body.append(tall);
  return tall;
}

/** Lets the page say that it is in the background, or back. */
async function setHidden(hidden: boolean): Promise<void> {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(hidden ? 'hidden' : 'visible');
  document.dispatchEvent(new Event('visibilitychange'));
}

describe('loading', () => {
  test('lazy starts nothing before the lab is near the viewport: no worker, no file', async () => {
    spacer();
    const fetching = vi.spyOn(globalThis, 'fetch');
    const lab = mount({ src: '/run.safetensors' });
    await sleep(300);
    expect(workers).toHaveLength(0);
    expect(fetching).not.toHaveBeenCalled();
    fetching.mockRestore();
    lab.src = '';
    lab.scrollIntoView();
    await lab.ready;
    expect(workers).toHaveLength(1);
  });

  test('lazy starts when a method asks', async () => {
    spacer();
    const lab = mount();
    await sleep(50);
    expect(workers).toHaveLength(0);
    await lab.train(3);
    expect(workers).toHaveLength(1);
    expect(lab.currentStep).toBe(3);
  });

  test('reading properties starts nothing', async () => {
    spacer();
    const lab = mount();
    void [lab.ready, lab.history, lab.paused, lab.ended, lab.error, lab.totalSteps, lab.trainedSteps];
    lab.pause();
    lab.seed = 4;
    await sleep(100);
    expect(workers).toHaveLength(0);
  });

  test('eager starts at once', async () => {
    spacer();
    const lab = mount({ loading: 'eager' });
    await lab.ready;
    expect(workers).toHaveLength(1);
  });

  test('the poster is shown until the first picture', async () => {
    spacer();
    const lab = mount();
    lab.innerHTML = '<img slot="poster" alt="A trained model">';
    await sleep(50);
    const poster = lab.renderRoot.querySelector<HTMLElement>('[part="poster"]')!;
    expect(poster.offsetHeight).toBeGreaterThan(0);
    lab.scrollIntoView();
    await vi.waitFor(() => expect(lab.shownPicture).toBeDefined());
    await lab.updateComplete;
    expect(poster.offsetHeight).toBe(0);
  });
});

describe('autoplay', () => {
  test('plays once the lab is ready and visible', async () => {
    spacer();
    const lab = mount({ autoplay: '', loading: 'eager', preset: 'slow' });
    await lab.ready;
    await sleep(100);
    expect([lab.paused, lab.trainedSteps]).toEqual([true, 0]);
    lab.scrollIntoView();
    await vi.waitFor(() => expect(lab.paused).toBe(false));
    await vi.waitFor(() => expect(lab.currentStep).toBeGreaterThan(3));
  });

  test('does not play again by itself after reset()', async () => {
    const lab = mount({ autoplay: '', preset: 'slow' });
    await vi.waitFor(() => expect(lab.paused).toBe(false));
    await lab.reset();
    await sleep(100);
    expect(lab.paused).toBe(true);
  });
});

describe('out of sight', () => {
  test('scrolled away it pauses, and goes on when it is back', async () => {
    const lab = await mountReady({ preset: 'slow' });
    lab.totalSteps = 100_000;
    spacer();
    await lab.play();
    const heard = listen(lab);
    scrollTo(0, 4000);
    await vi.waitFor(() => expect(lab.paused).toBe(true));
    await sleep(60);
    const trained = lab.trainedSteps;
    await sleep(150);
    expect(lab.trainedSteps).toBe(trained);
    scrollTo(0, 0);
    await vi.waitFor(() => expect(lab.paused).toBe(false));
    await vi.waitFor(() => expect(lab.trainedSteps).toBeGreaterThan(trained));
    expect(heard.filter((text) => /^(pause|play)/.test(text)).map((text) => text.split('@')[0])).toEqual([
      'pause',
      'play',
    ]);
  });

  test('on a page in the background it pauses, and goes on when the page is back', async () => {
    const lab = await mountReady({ preset: 'slow' });
    lab.totalSteps = 100_000;
    await lab.play();
    await setHidden(true);
    expect(lab.paused).toBe(true);
    await sleep(60);
    const trained = lab.trainedSteps;
    await sleep(150);
    expect(lab.trainedSteps).toBe(trained);
    await setHidden(false);
    expect(lab.paused).toBe(false);
    await vi.waitFor(() => expect(lab.trainedSteps).toBeGreaterThan(trained));
    vi.restoreAllMocks();
  });

  test('it does not go on when it was paused before it went', async () => {
    const lab = await mountReady({ preset: 'slow' });
    await lab.play();
    lab.pause();
    await setHidden(true);
    await setHidden(false);
    expect(lab.paused).toBe(true);
    vi.restoreAllMocks();
  });

  test('it does not go on when it was paused while it was away', async () => {
    const lab = await mountReady({ preset: 'slow' });
    await lab.play();
    await setHidden(true);
    lab.pause();
    await setHidden(false);
    expect(lab.paused).toBe(true);
    vi.restoreAllMocks();
  });

  test('what a method asked for is done all the same', async () => {
    spacer();
    const lab = mount();
    await lab.train(20);
    await lab.seek(4);
    expect([lab.trainedSteps, lab.currentStep]).toEqual([20, 4]);
  });
});

describe('removal', () => {
  test('ends the worker and gives up what was waited for', async () => {
    const lab = await mountReady({ preset: 'slow' });
    const training = lab.train(190);
    await lab.play();
    lab.remove();
    expect((await errorOf(training)).code).toBe('interrupted');
    expect(workers[0].terminated).toBe(true);
    expect(lab.paused).toBe(true);
  });

  test('and insertion within the same task is a move: the run goes on', async () => {
    const lab = await mountReady({ preset: 'slow' });
    lab.totalSteps = 100_000;
    await lab.play();
    await vi.waitFor(() => expect(lab.currentStep).toBeGreaterThan(5));
    const elsewhere = document.createElement('section');
    document.body.append(elsewhere);
    lab.remove();
    elsewhere.append(lab);
    document.body.append(lab);
    const trained = lab.trainedSteps;
    await vi.waitFor(() => expect(lab.trainedSteps).toBeGreaterThan(trained + 5));
    expect(lab.paused).toBe(false);
    expect(workers).toEqual([{ terminated: false }]);
  });

  test('and insertion later: the record is kept, and a new worker goes on from it', async () => {
    const lab = await mountReady({ seed: '6' });
    await lab.train(30);
    await lab.seek(12);
    lab.remove();
    await sleep(50);
    expect(workers[0].terminated).toBe(true);
    expect(lab.activeBackend).toBeNull();
    expect(lab.history).toHaveLength(31);
    document.body.append(lab);
    await lab.ready;
    expect([lab.trainedSteps, lab.currentStep, lab.paused]).toEqual([30, 12, true]);
    await lab.train(5);
    expect(lab.shownPicture!.parameters).toEqual([...toyParameters(6, 35)]);
    expect(workers).toHaveLength(2);
  });

  test('before it ever started leaves nothing behind', async () => {
    const lab = mount();
    lab.remove();
    await sleep(100);
    expect(workers).toHaveLength(0);
  });

  test('while it starts ends the start', async () => {
    const lab = mount({ loading: 'eager' });
    lab.remove();
    await sleep(300);
    expect(workers.every(({ terminated }) => terminated)).toBe(true);
    expect(lab.trainedSteps).toBe(0);
  });
});

test('labs on one page have a worker each and do not disturb each other', async () => {
  const labs = await Promise.all(
    [1, 2, 3].map((seed) => mountReady({ seed: String(seed), loading: 'eager' })),
  );
  await Promise.all(labs.map((lab) => lab.train(20)));
  expect(workers).toHaveLength(3);
  expect(labs.map((lab) => lab.shownPicture!.parameters)).toEqual(
    [1, 2, 3].map((seed) => [...toyParameters(seed, 20)]),
  );
  labs[0].remove();
  await sleep(30);
  expect(workers.map(({ terminated }) => terminated)).toEqual([true, false, false]);
});
