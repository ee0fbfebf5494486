import { describe, expect, test, vi } from 'vitest';
import { LabError } from '../../../core/element/errors.ts';
import { errorOf, listen, mount, mountReady, next, problem, sleep, workers } from './helpers.ts';
import { PRESETS } from './toy-lab.ts';
import { toyParameters } from './toy.ts';

describe('attributes', () => {
  test('are properties with defaults', () => {
    const lab = mount();
    expect(lab.seed).toBe(0);
    expect(lab.preset).toBe('quick');
    expect(lab.backend).toBe('auto');
    expect(lab.src).toBe('');
    expect(lab.autoplay).toBe(false);
    expect(lab.loading).toBe('lazy');
    expect(lab.state).toBe('preset=quick&seed=0');
  });

  test('set the properties, and are set by them', async () => {
    const lab = mount({ seed: '7', preset: 'sparse', backend: 'cpu', autoplay: '', loading: 'eager' });
    expect([lab.seed, lab.preset, lab.backend, lab.autoplay, lab.loading]).toEqual([
      7,
      'sparse',
      'cpu',
      true,
      'eager',
    ]);
    lab.seed = 8;
    lab.preset = 'slow';
    lab.backend = 'wasm';
    lab.autoplay = false;
    await lab.updateComplete;
    expect(['seed', 'preset', 'backend', 'autoplay'].map((name) => lab.getAttribute(name))).toEqual([
      '8',
      'slow',
      'wasm',
      null,
    ]);
  });

  test.each([
    ['seed', '-1', 0],
    ['seed', '1.5', 0],
    ['seed', 'many', 0],
    ['preset', 'huge', 'quick'],
    ['backend', 'quantum', 'auto'],
    ['loading', 'later', 'lazy'],
  ] as const)('%s="%s" falls back to %s and says so once in the console', (name, value, fallback) => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const labs = [mount({ [name]: value }), mount({ [name]: value })];
    const texts = warn.mock.calls
      .map(([text]) => String(text))
      .filter((text) => text.startsWith('<toy-lab>'));
    warn.mockRestore();
    expect(labs.map((lab) => lab[name])).toEqual([fallback, fallback]);
    expect(texts).toHaveLength(1);
    expect(texts[0]).toContain(`${name}="${value}"`);
  });
});

describe('ready', () => {
  test('resolves when the lab can train and seek', async () => {
    const lab = mount();
    expect(lab.activeBackend).toBeNull();
    await lab.ready;
    expect(lab.activeBackend).toBe('wasm');
    expect(lab.backendReason).toBe('the toy likes it');
    await lab.train(3);
    await lab.seek(1);
    expect(lab.currentStep).toBe(1);
  });

  test('rejects with the experiment’s own error, and nobody has to listen', async () => {
    const lab = mount();
    const heard = listen(lab);
    lab.configure({ refuse: true });
    const error = await errorOf(lab.ready);
    expect(error.code).toBe('toy-refused');
    expect(error.message).toBe('The toy was told to refuse. Do not tell it to.');
    expect(lab.error).toBe(error);
    expect(heard).toContain('error@0');
    await lab.updateComplete;
    expect(problem(lab)).toBe(error.message);
  });

  test('is a new promise after a failed start, for the next one', async () => {
    const lab = mount();
    lab.configure({ refuse: true });
    await errorOf(lab.ready);
    lab.configure({ refuse: false });
    await lab.ready;
    expect(lab.error).toBeNull();
  });
});

describe('events', () => {
  test('bubble and are composed, with step and metrics', async () => {
    const host = document.createElement('div');
    document.body.append(host);
    const lab = mount({}, host.attachShadow({ mode: 'open' }));
    const ready = new Promise<CustomEvent>((resolve) => {
      document.addEventListener('lab-ready', resolve, { once: true });
    });
    const { detail } = await ready;
    expect(detail.step).toBe(0);
    expect(detail.metrics).toEqual({ step: 0, loss: lab.history[0].loss });
    const stepped = new Promise<CustomEvent>((resolve) => {
      document.addEventListener('lab-seek', resolve, { once: true });
    });
    await lab.train(5);
    await lab.seek(4);
    expect((await stepped).detail).toEqual({ step: 4, metrics: lab.history[4] });
  });
});

describe('a new run', () => {
  test.each([
    ['seed', (lab: Awaited<ReturnType<typeof mountReady>>) => (lab.seed = 3)],
    ['preset', (lab: Awaited<ReturnType<typeof mountReady>>) => (lab.preset = 'sparse')],
    ['backend', (lab: Awaited<ReturnType<typeof mountReady>>) => (lab.backend = 'cpu')],
    ['configuration', (lab: Awaited<ReturnType<typeof mountReady>>) => lab.configure({ every: 2 })],
  ])('begins, paused, when the %s changes', async (_name, change) => {
    const lab = await mountReady();
    await lab.train(20);
    void lab.play();
    change(lab);
    expect(lab.paused).toBe(true);
    expect(lab.trainedSteps).toBe(0);
    expect(lab.history).toEqual([]);
    await lab.ready;
    expect(lab.currentStep).toBe(0);
    await lab.train(10);
    expect(lab.shownPicture!.parameters).toEqual([...toyParameters(lab.seed, 10)]);
    expect(workers).toHaveLength(1);
  });

  test('leaves what is set to the same value alone', async () => {
    const lab = await mountReady();
    await lab.train(5);
    lab.seed = 0;
    lab.preset = 'quick';
    lab.backend = 'auto';
    expect(lab.trainedSteps).toBe(5);
  });

  test('shows no picture of the old one, however late that comes', async () => {
    const lab = await mountReady();
    lab.configure({ probeMs: 80 });
    await lab.ready;
    await sleep(20);
    lab.seed = 5;
    await lab.ready;
    await vi.waitFor(() => expect(lab.shownPicture).toBeDefined());
    expect(lab.shownPicture!.seed).toBe(5);
  });

  test('that is a preset’s has its name', async () => {
    const lab = await mountReady();
    lab.config = PRESETS.slow;
    await lab.updateComplete;
    expect([lab.preset, lab.getAttribute('preset')]).toEqual(['slow', 'slow']);
  });

  test('refuses a configuration out of bounds and keeps the present one', async () => {
    const lab = await mountReady();
    await lab.train(5);
    expect(() => lab.configure({ every: 0 })).toThrow('every must be 1 or more');
    expect(lab.trainedSteps).toBe(5);
    expect(lab.shownConfig.every).toBe(1);
  });
});

describe('figures', () => {
  test('history has one row for each recorded step', async () => {
    const lab = await mountReady({ preset: 'sparse' });
    await lab.train(12);
    expect(lab.history.map(({ step }) => step)).toEqual([0, 5, 10, 12]);
    expect(lab.history.every(({ loss }) => loss > 0)).toBe(true);
  });

  test('measure() answers for the step on display, interventions included', async () => {
    const lab = await mountReady();
    await lab.train(10);
    await lab.seek(4);
    const { loss } = lab.history[4];
    expect((await lab.measure()).step).toBe(4);
    expect((await lab.measure()).loss).toBeCloseTo(loss, 6);
    lab.scale = 3;
    expect((await lab.measure()).loss).toBeCloseTo(3 * loss, 6);
    expect((await lab.measure({ scale: 2 })).loss).toBeCloseTo(2 * loss, 6);
  });

  test('measure() rejects with the experiment’s own error and the lab goes on', async () => {
    const lab = await mountReady();
    const error = await errorOf(lab.measure({ scale: -1 }));
    expect(error.code).toBe('bad-scale');
    await lab.train(2);
    expect(lab.currentStep).toBe(2);
  });

  test('the picture follows the reader’s intervention, and only the last of many is asked for', async () => {
    const lab = await mountReady();
    await lab.train(3);
    const heard = listen(lab);
    const { loss } = lab.history[3];
    for (lab.scale = 2; lab.scale < 30; lab.scale++) await lab.updateComplete;
    await vi.waitFor(() => expect(lab.shownPicture!.scaledLoss).toBeCloseTo(30 * loss, 5));
    expect(heard, 'no step was taken').toEqual([]);
  });

  test('an intervention that fails is told, and the next one works', async () => {
    const lab = await mountReady();
    await lab.train(3);
    lab.scale = -1;
    await next(lab, 'lab-error');
    expect(lab.error).toBeInstanceOf(LabError);
    expect(lab.error!.code).toBe('bad-scale');
    lab.scale = 2;
    await vi.waitFor(() => expect(lab.shownPicture!.scaledLoss).toBeCloseTo(2 * lab.history[3].loss, 5));
  });
});
