import { describe, expect, test, vi } from 'vitest';
import { customElement } from '../../../core/element/custom-element.ts';
import { writeRunFile } from '../../../core/training/run-file.ts';
import { errorOf, mount, mountReady, next, problem, sleep, workers } from './helpers.ts';
import { ToyLab } from './toy-lab.ts';
import { toyParameters } from './toy.ts';

/** A lab that began with a bad `src`: what it says, and that it works all the same. */
async function afterOpening(
  answer: () => Response | Promise<Response>,
): Promise<{ code: string; text: string }> {
  const fetching = vi.spyOn(globalThis, 'fetch').mockImplementation(async () => answer());
  const lab = mount({ src: '/some/run.safetensors', seed: '2' });
  await lab.ready;
  fetching.mockRestore();
  await lab.updateComplete;
  const text = problem(lab)!;
  const { code } = lab.error!;
  await lab.train(8);
  expect(lab.shownPicture!.parameters, 'nothing is lost').toEqual([...toyParameters(2, 8)]);
  return { code, text };
}

describe('a `src` that is', () => {
  test('not there', async () => {
    const { code, text } = await afterOpening(() => new Response('gone', { status: 404 }));
    expect(code).toBe('run-not-found');
    expect(text).toContain('/some/run.safetensors answered 404');
  });

  test('a page of HTML', async () => {
    const { code, text } = await afterOpening(() => new Response('<!doctype html><title>Sign in</title>'));
    expect(code).toBe('file-is-html');
    expect(text).toMatch(/web page|HTML/i);
  });

  test('2 GB long, and says so: not a byte of it is read', async () => {
    let asked = 0;
    const body = new ReadableStream({ pull: () => void asked++ }, { highWaterMark: 0 });
    const headers = { 'content-length': String(2 * 2 ** 30) };
    const { code, text } = await afterOpening(() => new Response(body, { headers }));
    expect(code).toBe('run-too-large');
    expect(text).toContain('64 MB');
    expect(asked).toBe(0);
  });

  test('without an end, and does not say so: it is left at 64 MB', async () => {
    let megabytes = 0;
    let cancelled = false;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        megabytes++;
        controller.enqueue(new Uint8Array(2 ** 20));
      },
      cancel: () => void (cancelled = true),
    });
    const { code } = await afterOpening(() => new Response(body));
    expect(code).toBe('run-too-large');
    expect(megabytes).toBeLessThan(70);
    expect(cancelled).toBe(true);
  });

  test('a run of another lab', async () => {
    const foreign = writeRunFile(
      {
        lab: 'induction',
        formatVersion: 1,
        config: {},
        seed: 0,
        totalSteps: 1,
        rows: [{ step: 0 }],
        checkpoints: [
          { step: 0, tensors: new Map([['weights', { shape: [1], values: new Float32Array(1) }]]) },
        ],
      },
      { trajectory: 'F32' },
    );
    const { code, text } = await afterOpening(() => new Response(foreign as Uint8Array<ArrayBuffer>));
    expect(code).toBe('run-of-another-lab');
    expect(text).toContain('induction');
  });
});

test('unknown attributes, and values of known ones, leave a working lab', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const holder = document.createElement('div');
  document.body.append(holder);
  holder.innerHTML =
    '<toy-lab seed="minus one" preset="none" backend="abacus" loading="later" data-x="1" onclick="" sead="4" class="a b"></toy-lab>';
  const lab = holder.querySelector('toy-lab')!;
  await lab.train(3);
  expect([lab.seed, lab.preset, lab.backend, lab.loading]).toEqual([0, 'quick', 'auto', 'lazy']);
  expect(warn.mock.calls.map(([text]) => String(text).match(/(\w+)="/)![1]).sort()).toEqual([
    'backend',
    'loading',
    'preset',
    'seed',
  ]);
  warn.mockRestore();
});

test('made by innerHTML, and made again by it, a lab works and the old one is gone', async () => {
  const holder = document.createElement('div');
  document.body.append(holder);
  for (const seed of [3, 4]) {
    holder.innerHTML = `<toy-lab loading="eager" seed="${seed}"><p slot="caption">A caption</p></toy-lab>`;
    const lab = holder.querySelector('toy-lab')!;
    await lab.train(5);
    expect(lab.shownPicture!.parameters).toEqual([...toyParameters(seed, 5)]);
  }
  await sleep(20);
  expect(workers.map(({ terminated }) => terminated)).toEqual([true, false]);
});

test('moved into the document of a frame, and back, the run goes on and looks as it did', async () => {
  const frame = document.createElement('iframe');
  frame.style.cssText = 'width: 700px; height: 600px';
  document.body.append(frame);
  const lab = await mountReady({ seed: '5' });
  await lab.train(10);
  const looks = (): string[] =>
    [lab, lab.renderRoot.querySelector('lab-line-chart')!].map((element) => {
      const part = element.shadowRoot!.querySelector('button, .lab, input')!;
      const { display, fontSize, appearance } = part.ownerDocument.defaultView!.getComputedStyle(part);
      return [element.shadowRoot!.adoptedStyleSheets.length, display, fontSize, appearance].join(' ');
    });
  const before = looks();
  frame.contentDocument!.body.append(lab);
  expect(lab.ownerDocument).toBe(frame.contentDocument);
  await lab.train(10);
  // What is rendered for the first time over there has to be dressed there.
  lab.plain = true;
  lab.requestUpdate();
  await lab.updateComplete;
  lab.plain = false;
  lab.requestUpdate();
  await lab.updateComplete;
  expect(lab.shownPicture!.parameters).toEqual([...toyParameters(5, 20)]);
  expect(looks()).toEqual(before);
  document.body.append(lab);
  await lab.train(1);
  expect(looks()).toEqual(before);
  expect(lab.shownPicture!.parameters).toEqual([...toyParameters(5, 21)]);
  expect(workers).toEqual([{ terminated: false }]);
});

test('removed while it trains: who waits is told, and the record is kept', async () => {
  const lab = await mountReady({ preset: 'slow' });
  const training = lab.train(190);
  await vi.waitFor(() => expect(lab.trainedSteps).toBeGreaterThan(5));
  const failed = errorOf(training);
  lab.remove();
  expect((await failed).code).toBe('interrupted');
  expect(lab.history.length).toBeGreaterThan(5);
  expect(workers).toEqual([{ terminated: true }]);
  document.body.append(lab);
  await next(lab, 'lab-ready');
  await lab.train(1);
  expect(lab.trainedSteps).toBeGreaterThan(5);
});

test('registered twice: the first stays, and the console says so once', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  class Newer extends HTMLElement {}
  customElement('toy-lab')(Newer);
  customElement('lab-line-chart')(class extends HTMLElement {});
  expect(customElements.get('toy-lab')).toBe(ToyLab);
  expect(warn.mock.calls).toHaveLength(1);
  expect(warn.mock.calls[0][0]).toMatch(/<toy-lab> was registered before .* same place and version/);
  warn.mockRestore();
  const lab = await mountReady();
  await lab.train(2);
  expect(lab.trainedSteps).toBe(2);
});
