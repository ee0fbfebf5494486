import axe from 'axe-core';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { button, errorOf, listen, mount, mountReady, said, sleep, workers } from './helpers.ts';
import type { ToyLab } from './toy-lab.ts';
import { toyParameters } from './toy.ts';

afterEach(() => vi.restoreAllMocks());

/** What is on display. */
const shown = (lab: ToyLab) => ({
  preset: lab.preset,
  seed: lab.seed,
  step: lab.currentStep,
  scale: lab.scale,
  parameters: lab.shownPicture?.parameters,
});

const arrived = (lab: ToyLab, step: number): Promise<void> =>
  vi.waitFor(() => expect(lab.shownPicture?.step).toBe(step));

async function recorded(attributes: Record<string, string>, steps: number): Promise<string> {
  const lab = await mountReady(attributes);
  await lab.train(steps);
  const url = URL.createObjectURL(await lab.exportRun());
  lab.remove();
  return url;
}

describe('state', () => {
  test('says preset, seed, step and interventions', async () => {
    const lab = await mountReady({ preset: 'sparse', seed: '3' });
    await lab.train(20);
    await lab.seek(15);
    lab.scale = 2;
    expect(lab.state).toBe('preset=sparse&seed=3&step=15&scale=2');
  });

  test('says how the configuration differs from its preset', async () => {
    const lab = mount();
    lab.configure({ every: 3, probeMs: 1 });
    expect(lab.state).toBe('preset=quick&every=3&probeMs=1&seed=0');
  });

  test('set in another lab shows the same, training up to it, and says the same', async () => {
    const [one, other] = [await mountReady({ preset: 'sparse', seed: '3' }), await mountReady()];
    one.configure({ ...one.shownConfig, probeMs: 1 });
    one.scale = 2;
    await one.train(60);
    await one.seek(35);
    await other.train(7);
    await other.restore(one.state);
    expect(shown(other)).toEqual(shown(one));
    expect(shown(other).parameters).toEqual([...toyParameters(3, 35)]);
    expect(other.state).toBe(one.state);
    expect(other.trainedSteps, 'no further than asked').toBe(35);
    expect((await other.measure()).loss).toBe((await one.measure()).loss);
  });

  test('of the run that is there leaves it alone', async () => {
    const lab = await mountReady();
    await lab.train(20);
    const rows = lab.history;
    await lab.restore('preset=quick&seed=0&step=5&scale=4');
    expect(shown(lab)).toMatchObject({ step: 5, scale: 4 });
    expect(lab.history).toBe(rows);
    expect(workers).toHaveLength(1);
  });

  test('puts back what it does not name, besides preset, seed and step', async () => {
    const lab = await mountReady({ seed: '3' });
    await lab.train(9);
    lab.scale = 5;
    await lab.restore('step=4');
    expect(shown(lab)).toMatchObject({ seed: 3, step: 4, scale: 1 });
    await lab.restore('scale=2');
    expect(shown(lab)).toMatchObject({ seed: 3, step: 4, scale: 2 });
  });

  test('as an attribute waits until the lab starts, and wins over preset and seed', async () => {
    const spacer = document.createElement('div');
    spacer.style.height = '5000px';
    document.body.append(spacer);
    const state = 'preset=sparse&seed=7&step=12&scale=2';
    const lab = mount({ state, preset: 'slow', seed: '1' });
    await sleep(50);
    expect([workers.length, lab.currentStep, lab.state]).toEqual([0, 0, state]);
    const heard = listen(lab);
    lab.scrollIntoView();
    await arrived(lab, 12);
    await vi.waitFor(() => expect(heard).toContain('seek@12'));
    expect(shown(lab)).toEqual({
      preset: 'sparse',
      seed: 7,
      step: 12,
      scale: 2,
      parameters: [...toyParameters(7, 12)],
    });
    expect(
      heard.filter((text) => text.startsWith('ready')),
      'one start',
    ).toHaveLength(1);
    expect(lab.state).toBe(state);
  });

  test('of a recorded run is shown from the recording', async () => {
    const src = await recorded({ seed: '5', preset: 'sparse' }, 40);
    const lab = mount({ src, state: 'preset=sparse&seed=5&step=15' });
    await arrived(lab, 15);
    expect([lab.trainedSteps, lab.history.length]).toEqual([40, 9]);
    expect(lab.shownPicture!.parameters).toEqual([...toyParameters(5, 15)]);
  });

  test.each([
    ['a step that the recording lacks', 'preset=sparse&seed=5&step=17', 5, 17],
    ['a seed that is not the recording’s', 'preset=sparse&seed=6&step=15', 6, 15],
  ])('with %s is trained afresh', async (_name, state, seed, step) => {
    const src = await recorded({ seed: '5', preset: 'sparse' }, 40);
    const lab = mount({ src, state });
    await arrived(lab, step);
    expect(lab.shownPicture!.parameters).toEqual([...toyParameters(seed, step)]);
    expect([lab.trainedSteps, lab.state]).toEqual([step, state]);
  });

  test('beyond the run’s end is trained up to all the same', async () => {
    const lab = await mountReady();
    await lab.restore('step=230');
    expect([lab.currentStep, lab.totalSteps]).toEqual([230, 230]);
  });

  test('pauses what plays, and autoplay goes on from the state', async () => {
    const playing = await mountReady({ preset: 'slow' });
    await playing.play();
    await playing.restore('preset=slow&seed=0&step=3');
    expect([playing.paused, playing.currentStep]).toEqual([true, 3]);
    const lab = mount({ preset: 'slow', autoplay: '', state: 'step=30' });
    const heard = listen(lab);
    await vi.waitFor(() => expect(lab.paused).toBe(false));
    expect(heard.indexOf('seek@30')).toBeGreaterThanOrEqual(0);
    expect(heard.indexOf('seek@30')).toBeLessThan(heard.indexOf('play@30'));
  });

  test('gives way to what the reader does meanwhile', async () => {
    const lab = await mountReady({ preset: 'slow' });
    const restored = errorOf(lab.restore('preset=slow&seed=0&step=150'));
    await vi.waitFor(() => expect(lab.trainedSteps).toBeGreaterThan(3));
    lab.pause();
    expect((await restored).code).toBe('interrupted');
    expect(lab.state).toBe(`preset=slow&seed=0&step=${lab.currentStep}`);
    const other = errorOf(lab.restore('seed=9&step=150'));
    await vi.waitFor(() => expect([lab.seed, lab.trainedSteps > 0]).toEqual([9, true]));
    lab.seed = 2;
    expect((await other).code).toBe('interrupted');
    await lab.ready;
    expect([lab.seed, lab.trainedSteps]).toEqual([2, 0]);
  });

  test('the last of two is the one that is shown', async () => {
    const lab = await mountReady();
    const first = lab.restore('seed=1&step=90').catch((error: unknown) => error);
    await lab.restore('seed=2&step=10');
    await first;
    expect(shown(lab)).toMatchObject({ seed: 2, step: 10 });
    expect(lab.state).toBe('preset=quick&seed=2&step=10');
  });

  test.each([
    'preset=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E',
    'seed=many',
    'step=-4',
    'step=1e99',
    'every=0',
    'every=<script>',
    'colour=red',
    '__proto__=1',
    '%',
    '&&==&',
    'constructor',
  ])('%s is left out with one warning, and the rest is applied', async (bad) => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const lab = await mountReady();
    await lab.train(9);
    await lab.restore(`${bad}&step=4&scale=3`.replace(/^step=(.*)&step=4/, 'step=$1'));
    expect(shown(lab)).toMatchObject({ preset: 'quick', seed: 0, scale: 3 });
    if (!bad.startsWith('step')) expect(lab.currentStep).toBe(4);
    const texts = warn.mock.calls
      .map(([text]) => String(text))
      .filter((text) => text.startsWith('<toy-lab>'));
    expect(texts).toHaveLength(1);
    expect([lab.error, document.querySelector('img, script[onerror]')]).toEqual([null, null]);
  });
});

describe('shareLink()', () => {
  test('is the page’s address with the state as its fragment', async () => {
    const lab = await mountReady({ seed: '3' });
    const link = new URL(lab.shareLink());
    expect(link.href.split('#')[0]).toBe(document.URL.split('#')[0]);
    expect(link.hash).toBe('#preset=quick&seed=3&step=0');
    expect(lab.shareLink('https://host.example/page?x=1#there')).toBe(
      'https://host.example/page?x=1#preset=quick&seed=3&step=0',
    );
  });

  test('names a lab that has an id, for pages with several; the lab takes its own link back', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const lab = await mountReady({ seed: '3', id: 'the second' });
    expect(new URL(lab.shareLink()).hash).toBe('#lab=the+second&preset=quick&seed=3&step=0');
    await lab.restore(new URL(lab.shareLink()).hash);
    expect(lab.state).toBe('preset=quick&seed=3&step=0');
    expect(warn).not.toHaveBeenCalled();
  });

  test('is not read by the lab itself: a page’s address is the page’s own', async () => {
    const before = location.href;
    history.replaceState(null, '', '#seed=8&step=3');
    const lab = await mountReady();
    expect([lab.seed, lab.currentStep]).toEqual([0, 0]);
    history.replaceState(null, '', before);
  });
});

describe('“Copy link”', () => {
  const answer = (lab: ToyLab): string => lab.renderRoot.querySelector('.link p')!.textContent!;

  test('by keyboard puts the link on the clipboard and says so', async () => {
    const lab = await mountReady({ seed: '3' });
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    expect(answer(lab)).toBe('');
    button(lab, 'Copy link').focus();
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(answer(lab)).toBe('Link copied.'));
    expect(said(lab)).toBe('Link copied.');
    expect(write).toHaveBeenCalledWith(lab.shareLink());
    expect(lab.renderRoot.querySelector('.link input')).toBeNull();
  });

  test('where the clipboard is refused shows the link, selected, and axe finds nothing', async () => {
    const lab = await mountReady({ seed: '3' });
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'));
    button(lab, 'Copy link').click();
    await vi.waitFor(() => expect(answer(lab)).toMatch(/by hand/));
    const field = lab.renderRoot.querySelector<HTMLInputElement>('.link input')!;
    await vi.waitFor(() => expect(lab.shadowRoot!.activeElement).toBe(field));
    expect([field.readOnly, field.value]).toEqual([true, lab.shareLink()]);
    expect([field.selectionStart, field.selectionEnd]).toEqual([0, field.value.length]);
    const { violations } = await axe.run(lab, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  test('before it is pressed takes no room', async () => {
    const lab = await mountReady();
    expect(lab.renderRoot.querySelector('.link p')!.getBoundingClientRect().height).toBe(0);
  });
});
