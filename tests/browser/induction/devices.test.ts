import { afterEach, expect, it, vi } from 'vitest';
import { MOST_DEVICES } from '../../../core/worker/devices.ts';
import { InductionLab } from '../../../labs/induction/induction-lab.ts';
import workerUrl from './counting-worker.ts?worker&url';

/** A small model: the software adapter of a test machine is slow. */
const SMALL = { layers: 1, vocabulary: 16, context: 24, width: 8, heads: 1, batch: 2 } as const;

class CountedLab extends InductionLab {
  protected override createWorkerUrl(): string {
    return new URL(workerUrl, import.meta.url).href;
  }
}
customElements.define('counted-lab', CountedLab);

/** Devices made and freed, over all workers. */
let changes: { at: number; change: number }[] = [];
const channel = new BroadcastChannel('devices');
channel.addEventListener('message', ({ data }) => changes.push(data));

/** How many devices there were at a time. */
function alive(): { most: number; now: number } {
  let now = 0;
  let most = 0;
  for (const { change } of changes.toSorted((a, b) => a.at - b.at || a.change - b.change)) {
    now += change;
    most = Math.max(most, now);
  }
  return { most, now };
}

afterEach(() => document.querySelectorAll('counted-lab').forEach((lab) => lab.remove()));

function mount(seed: number): CountedLab {
  const lab = document.createElement('counted-lab') as CountedLab;
  lab.setAttribute('loading', 'eager');
  lab.setAttribute('backend', 'webgpu');
  lab.seed = seed;
  lab.config = { ...lab.config, ...SMALL };
  document.body.append(lab);
  return lab;
}

it(
  'more labs than devices: never more devices than may be, and every run is as if it were alone',
  { timeout: 180_000 },
  async () => {
    const undisturbed = mount(0);
    await undisturbed.train(20);
    await undisturbed.train(10);
    const expected = await undisturbed.measure();
    const rows = undisturbed.history;
    undisturbed.remove();
    changes = [];

    const labs = Array.from({ length: MOST_DEVICES + 2 }, (_, seed) => mount(seed));
    for (const lab of labs) await lab.train(20);
    const [first] = labs;
    expect(labs.map(({ activeBackend }) => activeBackend)).toEqual(labs.map(() => 'webgpu'));
    // What a worker did is heard a little later than what it answers.
    await vi.waitFor(() => expect(alive()).toEqual({ most: MOST_DEVICES, now: MOST_DEVICES }));

    const errors: unknown[] = [];
    first.addEventListener('lab-error', (event) => errors.push(event));
    await first.train(10);
    expect(first.trainedSteps).toBe(30);
    expect(await first.measure()).toEqual(expected);
    expect(first.history.map(({ step, loss }) => [step, loss])).toEqual(
      rows.map(({ step, loss }) => [step, loss]),
    );
    await first.updateComplete;
    expect(first.shadowRoot!.querySelector('[part=notice]')).toBeNull();
    expect(errors).toEqual([]);
    await vi.waitFor(() => expect(alive()).toEqual({ most: MOST_DEVICES, now: MOST_DEVICES }));
  },
);
