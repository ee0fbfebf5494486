import { describe, expect, test, vi } from 'vitest';
import { readRunFile, writeRunFile, type RunFile } from '../../../core/training/run-file.ts';
import { button, errorOf, listen, mount, mountReady, next, problem, sleep } from './helpers.ts';
import { toyParameters } from './toy.ts';

async function contents(file: File): Promise<RunFile> {
  return readRunFile(new Uint8Array(await file.arrayBuffer()));
}

/** A run file as another program might have made it. */
async function altered(file: File, change: Partial<RunFile>): Promise<File> {
  return new File([writeRunFile({ ...(await contents(file)), ...change }, { trajectory: 'F32' })], file.name);
}

async function recorded(steps: number, attributes: Record<string, string> = {}): Promise<File> {
  const lab = await mountReady(attributes);
  await lab.train(steps);
  const file = await lab.exportRun();
  lab.remove();
  await sleep(5);
  return file;
}

describe('exportRun()', () => {
  test('gives a file with a good name, the record, and the optimiser’s memory', async () => {
    const lab = await mountReady({ seed: '5', preset: 'sparse' });
    await lab.train(42);
    const file = await lab.exportRun();
    expect(file.name).toBe('toy-seed-5-step-42.safetensors');
    const run = await contents(file);
    expect([run.lab, run.seed, run.totalSteps, run.backend]).toEqual(['toy', 5, 200, 'wasm']);
    expect(run.rows).toEqual(lab.history);
    expect(run.checkpoints.map(({ step }) => step)).toEqual([0, 5, 10, 15, 20, 25, 30, 35, 40, 42]);
    expect(run.checkpoints.at(-1)!.tensors.get('weights')!.values).toEqual(toyParameters(5, 42));
    expect(run.optimizer).toBeDefined();
  });

  test('while playing gives a whole file, and playing goes on', async () => {
    const lab = await mountReady({ preset: 'slow' });
    lab.totalSteps = 100_000;
    await lab.play();
    await vi.waitFor(() => expect(lab.trainedSteps).toBeGreaterThan(20));
    const run = await contents(await lab.exportRun());
    expect(run.optimizer).toBeDefined();
    const { step, tensors } = run.checkpoints.at(-1)!;
    expect(tensors.get('weights')!.values).toEqual(toyParameters(0, step));
    expect(lab.paused).toBe(false);
  });

  test('before anything is recorded says so', async () => {
    expect((await errorOf(mount().exportRun())).code).toBe('nothing-recorded');
  });

  test('is what the button does', async () => {
    const lab = await mountReady();
    await lab.train(3);
    await lab.updateComplete;
    const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
    button(lab, 'Save run').click();
    await vi.waitFor(() => expect(clicked).toHaveBeenCalled());
    expect((clicked.mock.instances[0] as unknown as HTMLAnchorElement).download).toBe(
      'toy-seed-0-step-3.safetensors',
    );
    clicked.mockRestore();
  });
});

describe('importRun()', () => {
  test('opens the record at its end, with the seed and the configuration of the file', async () => {
    const file = await recorded(42, { seed: '5', preset: 'sparse' });
    const lab = await mountReady();
    await lab.importRun(file);
    expect([lab.seed, lab.preset, lab.trainedSteps, lab.currentStep, lab.paused]).toEqual([
      5,
      'sparse',
      42,
      42,
      true,
    ]);
    expect(lab.history.map(({ step }) => step)).toEqual([0, 5, 10, 15, 20, 25, 30, 35, 40, 42]);
    await lab.seek(20);
    expect(lab.shownPicture!.parameters).toEqual([...toyParameters(5, 20)]);
    expect((await lab.measure()).loss).toBeCloseTo(lab.history[4].loss, 6);
  });

  test('of an unfinished run goes on with it, to the same numbers', async () => {
    const file = await recorded(42, { seed: '5', preset: 'sparse' });
    const lab = await mountReady();
    await lab.importRun(file);
    await lab.play();
    await next(lab, 'lab-end');
    expect(lab.trainedSteps).toBe(200);
    expect(lab.shownPicture!.parameters).toEqual([...toyParameters(5, 200)]);
    expect(lab.history[1].step, 'the record of the file is part of the run').toBe(5);
  });

  test('train(n) goes on with it too', async () => {
    const file = await recorded(10);
    const lab = await mountReady();
    await lab.importRun(file);
    await lab.train(5);
    expect(lab.shownPicture!.parameters).toEqual([...toyParameters(0, 15)]);
  });

  test('of a finished run: play() starts a fresh one from its seed', async () => {
    const file = await recorded(200, { seed: '5' });
    const lab = await mountReady();
    await lab.importRun(file);
    expect([lab.ended, lab.currentStep]).toEqual([true, 200]);
    await lab.updateComplete;
    expect(button(lab, 'Play a new run')).toBeDefined();
    const heard = listen(lab);
    await lab.play();
    expect(lab.paused).toBe(false);
    expect(heard.filter((text) => text.startsWith('pause'))).toEqual([]);
    await next(lab, 'lab-end');
    expect(lab.seed).toBe(5);
    expect(lab.shownPicture!.parameters).toEqual([...toyParameters(5, 200)]);
    // Now the run is this page's own, and is replayed.
    const rows = lab.history;
    await lab.play();
    await vi.waitFor(() => expect(lab.currentStep).toBeLessThan(10));
    expect(lab.history).toBe(rows);
  });

  test('of a run without the optimiser’s memory: it can be seen, and play() starts afresh', async () => {
    const file = await altered(await recorded(30, { seed: '5' }), { optimizer: undefined });
    const lab = await mountReady();
    await lab.importRun(file);
    await lab.seek(12);
    expect(lab.shownPicture!.parameters).toEqual([...toyParameters(5, 12)]);
    expect((await errorOf(lab.train(5))).code).toBe('cannot-continue');
    expect((await errorOf(lab.seek(40))).code).toBe('cannot-continue');
    expect(lab.trainedSteps).toBe(30);
    await lab.play();
    await next(lab, 'lab-end');
    expect(lab.shownPicture!.parameters).toEqual([...toyParameters(5, 200)]);
  });

  test('reset() then starts over from the file’s seed', async () => {
    const lab = await mountReady();
    await lab.importRun(await recorded(30, { seed: '5' }));
    await lab.reset();
    expect([lab.seed, lab.trainedSteps, lab.history.length]).toEqual([5, 0, 1]);
  });

  test('of what a round trip has been through is the same run', async () => {
    const file = await recorded(42, { seed: '5', preset: 'sparse' });
    const lab = await mountReady();
    await lab.importRun(file);
    expect(await contents(await lab.exportRun())).toEqual(await contents(file));
  });
});

describe('a file that is no run', () => {
  const html = '<!doctype html><title>Not found</title>';
  test.each([
    ['garbage', async () => new Blob([crypto.getRandomValues(new Uint8Array(2000))]), /^(header|file)-/],
    ['an empty file', async () => new Blob([]), /^file-empty$/],
    ['a web page', async () => new Blob([html]), /^file-is-html$/],
    [
      'a run of another lab',
      async () => altered(await recorded(3), { lab: 'diffusion' }),
      /^run-of-another-lab$/,
    ],
    [
      'a run with a configuration out of bounds',
      async () => altered(await recorded(3), { config: { every: 0 } }),
      /^bad-config$/,
    ],
    [
      'a run with other tensors',
      async () => {
        const tensors = new Map([['bias', { shape: [1], values: new Float32Array(1) }]]);
        return altered(await recorded(3), { checkpoints: [{ step: 3, tensors }], optimizer: undefined });
      },
      /^run-unreadable$/,
    ],
    ['an address with nothing behind it', async () => 'data:,', /^file-empty$/],
  ])('%s is refused in clear words, and the run stays', async (_name, make, code) => {
    const bad = await make();
    const lab = await mountReady();
    await lab.train(12);
    const heard = listen(lab);
    const error = await errorOf(lab.importRun(bad));
    expect(error.code).toMatch(code);
    expect(error.message.length).toBeGreaterThan(20);
    expect(heard).toEqual(['error@12']);
    await lab.updateComplete;
    expect(problem(lab)).toBe(error.message);
    expect([lab.trainedSteps, lab.currentStep]).toEqual([12, 12]);
    button(lab, 'Dismiss').click();
    await lab.updateComplete;
    expect(problem(lab)).toBeNull();
    await lab.train(3);
    expect(lab.shownPicture!.parameters).toEqual([...toyParameters(0, 15)]);
  });

  test.each([
    ['answers 404', () => new Response('gone', { status: 404 }), 'run-not-found'],
    [
      'announces too much',
      () => new Response('x', { headers: { 'content-length': String(65 * 2 ** 20) } }),
      'run-too-large',
    ],
    [
      'sends too much',
      () => {
        const chunk = new Uint8Array(8 * 2 ** 20);
        return new Response(new ReadableStream({ pull: (controller) => controller.enqueue(chunk) }));
      },
      'run-too-large',
    ],
    ['is out of reach', () => Promise.reject(new TypeError('Failed to fetch')), 'run-not-found'],
  ])('an address that %s', async (_name, answer, code) => {
    const lab = await mountReady();
    const fetching = vi.spyOn(globalThis, 'fetch').mockImplementation(async () => answer());
    const error = await errorOf(lab.importRun('https://host.example/run.safetensors'));
    fetching.mockRestore();
    expect(error.code).toBe(code);
  });
});

describe('src', () => {
  test('opens a run file as the timeline to begin with: ready, at its end', async () => {
    const url = URL.createObjectURL(await recorded(30, { seed: '5' }));
    const lab = mount({ src: url });
    await lab.ready;
    expect([lab.seed, lab.trainedSteps, lab.currentStep]).toEqual([5, 30, 30]);
    await vi.waitFor(() => expect(lab.shownPicture?.step).toBe(30));
    expect(lab.shownPicture!.parameters).toEqual([...toyParameters(5, 30)]);
  });

  test('that cannot be opened is told, and the lab works from scratch', async () => {
    const lab = mount({ src: URL.createObjectURL(new Blob(['no run at all'])), seed: '2' });
    await lab.ready;
    await lab.updateComplete;
    expect(lab.error).not.toBeNull();
    expect(problem(lab)).toBe(lab.error!.message);
    await lab.train(7);
    expect(lab.shownPicture!.parameters).toEqual([...toyParameters(2, 7)]);
  });

  test('set later opens that file', async () => {
    const url = URL.createObjectURL(await recorded(30, { seed: '5' }));
    const lab = await mountReady();
    await lab.train(3);
    lab.src = url;
    await vi.waitFor(() => expect(lab.trainedSteps).toBe(30));
    await lab.ready;
    expect(lab.currentStep).toBe(30);
  });

  test('gives way to a seed that is set while it loads', async () => {
    const lab = mount({ src: URL.createObjectURL(await recorded(30, { seed: '5' })), loading: 'eager' });
    lab.seed = 8;
    await lab.ready;
    expect([lab.seed, lab.trainedSteps]).toEqual([8, 0]);
  });
});

describe('by hand', () => {
  test('a run file dropped on the lab is opened', async () => {
    const file = await recorded(30);
    const lab = await mountReady();
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(file);
    const target = lab.renderRoot.querySelector('.stage')!;
    const drag = (type: string): DragEvent =>
      new DragEvent(type, { dataTransfer, bubbles: true, composed: true, cancelable: true });
    const over = drag('dragover');
    target.dispatchEvent(over);
    expect(over.defaultPrevented, 'the lab takes files').toBe(true);
    await lab.updateComplete;
    expect(lab.renderRoot.querySelector('.drop')).not.toBeNull();
    target.dispatchEvent(drag('drop'));
    await vi.waitFor(() => expect(lab.trainedSteps).toBe(30));
    await lab.updateComplete;
    expect(lab.renderRoot.querySelector('.drop')).toBeNull();
  });

  test('text dragged over the lab is none of its business', async () => {
    const lab = await mountReady();
    const dataTransfer = new DataTransfer();
    dataTransfer.setData('text/plain', 'hello');
    const over = new DragEvent('dragover', { dataTransfer, bubbles: true, cancelable: true });
    lab.dispatchEvent(over);
    expect(over.defaultPrevented).toBe(false);
  });

  test('the file picker opens a run, and the same one again', async () => {
    const file = await recorded(30);
    const lab = await mountReady();
    const input = lab.renderRoot.querySelector<HTMLInputElement>('input[type="file"]')!;
    for (let time = 0; time < 2; time++) {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(file);
      input.files = dataTransfer.files;
      input.dispatchEvent(new Event('change'));
      await vi.waitFor(() => expect(lab.trainedSteps).toBe(30));
      await lab.reset();
    }
  });
});
