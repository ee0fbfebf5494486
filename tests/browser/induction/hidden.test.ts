import { afterEach, expect, it, vi } from 'vitest';
import type { InductionLab } from '../../../labs/induction/induction-lab.ts';
import { mountLab, unmountAll } from './mount.ts';

const SMALL = { vocabulary: 16, context: 24, width: 8, heads: 2, batch: 2 };
const STEPS = 4000;
const HOUR_MS = 3_600_000;

const wait = setTimeout.bind(window);
const frame = requestAnimationFrame.bind(window);
const now = performance.now.bind(performance);
const sleep = (ms: number) => new Promise<void>((resolve) => void wait(resolve, ms));

/**
 * Puts the page to the background, as browsers do with one that stays there: no timer fires, no frame is
 * drawn. The function that it gives brings the page back an hour later, with all that is due at once.
 */
function hide(): () => void {
  const due: ((time: number) => void)[] = [];
  const later = (callback: unknown): number => due.push(callback as (time: number) => void);
  const suspended = [
    vi.spyOn(window, 'setTimeout').mockImplementation(later as never),
    vi.spyOn(window, 'requestAnimationFrame').mockImplementation(later),
  ];
  const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  document.dispatchEvent(new Event('visibilitychange'));
  return () => {
    suspended.forEach((spy) => spy.mockRestore());
    vi.spyOn(performance, 'now').mockImplementation(() => now() + HOUR_MS);
    vi.spyOn(window, 'requestAnimationFrame').mockImplementation((callback) =>
      frame((time) => callback(time + HOUR_MS)),
    );
    visibility.mockRestore();
    document.dispatchEvent(new Event('visibilitychange'));
    for (const callback of due) callback(now() + HOUR_MS);
  };
}

async function mount(): Promise<InductionLab> {
  const lab = await mountLab({ backend: 'wasm' });
  lab.config = { ...lab.config, ...SMALL };
  lab.totalSteps = STEPS;
  await lab.ready;
  return lab;
}

/** Resolves once the lab has trained so many steps, at the very moment. */
const trained = (lab: InductionLab, steps: number) =>
  new Promise<void>((resolve) =>
    lab.addEventListener('lab-step', () => {
      if (lab.trainedSteps > steps) resolve();
    }),
  );

/** Resolves with the steps trained once no more come in, as those of the slice under way still do. */
async function standing(lab: InductionLab): Promise<number> {
  for (let steps = -1; ;) {
    if (lab.trainedSteps === steps) return steps;
    steps = lab.trainedSteps;
    await sleep(300);
  }
}

afterEach(() => {
  vi.restoreAllMocks();
  unmountAll();
});

it('on a page hidden for an hour training stands still, and goes on without loss', async () => {
  const undisturbed = await mount();
  await undisturbed.train(STEPS);
  const expected = undisturbed.history.map(({ step, loss }) => [step, loss]);
  const measured = await undisturbed.measure();
  undisturbed.remove();

  const lab = await mount();
  const heard: string[] = [];
  for (const name of ['lab-error', 'lab-pause', 'lab-play', 'lab-end'] as const) {
    lab.addEventListener(name, () => heard.push(name));
  }
  const underWay = trained(lab, 20);
  await lab.play();
  await underWay;
  const show = hide();
  const stood = await standing(lab);
  expect(stood).toBeLessThan(STEPS);
  expect(lab.paused).toBe(true);
  await sleep(500);
  expect(lab.trainedSteps).toBe(stood);

  show();
  await vi.waitFor(() => expect(lab.ended).toBe(true), { timeout: 30_000 });
  expect(lab.history.map(({ step, loss }) => [step, loss])).toEqual(expected);
  expect(await lab.measure()).toEqual(measured);
  expect(heard).toEqual(['lab-play', 'lab-pause', 'lab-play', 'lab-pause', 'lab-end']);
});
