import { afterEach, describe, expect, it } from 'vitest';
import { InductionLab } from '../../../labs/induction/induction-lab.ts';
import { calmest, type Round } from '../../calmest.ts';
import { createStopwatch } from '../../stopwatch.ts';
import workerUrl from './losable-worker.ts?worker&url';

/** A small model: the software adapter of a test machine is slow. */
const SMALL = { layers: 1, vocabulary: 16, context: 24, width: 8, heads: 2, batch: 2 } as const;

/** Workers made, so that a test can speak to the lab's. */
const workers: Worker[] = [];
const PlainWorker = Worker;
globalThis.Worker = class extends PlainWorker {
  constructor(url: string | URL, options?: WorkerOptions) {
    super(url, options);
    workers.push(this);
  }
};

class LosableLab extends InductionLab {
  protected override createWorkerUrl(): string {
    return new URL(workerUrl, import.meta.url).href;
  }
}
customElements.define('losable-lab', LosableLab);

afterEach(() => document.querySelectorAll('losable-lab').forEach((lab) => lab.remove()));

async function mount(): Promise<LosableLab> {
  const lab = document.createElement('losable-lab') as LosableLab;
  lab.setAttribute('loading', 'eager');
  lab.setAttribute('backend', 'webgpu');
  lab.config = { ...lab.config, ...SMALL };
  document.body.append(lab);
  await lab.ready;
  return lab;
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('losing the graphics device', () => {
  it(
    'in mid-training leaves the run unharmed: same steps, same weights, one notice',
    { timeout: 120_000 },
    async () => {
      const undisturbed = await mount();
      expect(undisturbed.activeBackend).toBe('webgpu');
      await undisturbed.train(60);
      const expected = await undisturbed.measure();

      const lab = await mount();
      const errors: unknown[] = [];
      lab.addEventListener('lab-error', (event) => errors.push(event));
      const training = lab.train(60);
      while (lab.trainedSteps < 10) await wait(5);
      workers.at(-1)!.postMessage('lose the device');
      await training;
      expect(lab.trainedSteps).toBe(60);
      expect(lab.activeBackend).toBe('webgpu');
      expect(await lab.measure()).toEqual(expected);
      expect(lab.history.map((row) => row.loss)).toEqual(undisturbed.history.map((row) => row.loss));
      expect(errors).toEqual([]);
      await lab.updateComplete;
      const notices = [...lab.shadowRoot!.querySelectorAll('[part=notice]')];
      expect(notices.map((notice) => notice.textContent)).toEqual([
        expect.stringMatching(/went on at step \d+/),
      ]);
    },
  );

  it(
    'at rest, the lab is back at the same step with the same weights within 2 s',
    { timeout: 120_000 },
    async () => {
      const stopwatch = createStopwatch();
      const round = async (): Promise<Round> => {
        const lab = await mount();
        await lab.train(20);
        const before = await lab.measure();
        const ms = await stopwatch.time(async () => {
          workers.at(-1)!.postMessage('lose the device');
          while (!lab.shadowRoot!.querySelector('[part=notice]')) await wait(10);
        });
        expect(lab.activeBackend).toBe('webgpu');
        expect(lab.currentStep).toBe(20);
        expect(await lab.measure()).toEqual(before);
        await lab.train(1);
        expect(lab.trainedSteps).toBe(21);
        lab.remove();
        return { times: [ms], roundTrips: [await stopwatch.roundTrip()] };
      };
      expect(await calmest('back on another device', 50, 2000, round)).toBeLessThan(2000);
    },
  );
});
