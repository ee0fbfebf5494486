import { afterEach, describe, expect, test, vi } from 'vitest';
import { PARTS } from '../../../core/element/shell-contract.ts';
import { defineShell } from '../../../core/element/shell.ts';
import labElementSource from '../../../core/element/lab-element.ts?raw';
import { errorOf, listen, next, sleep } from './helpers.ts';
import { ToyLab } from './toy-lab.ts';

/** The toy lab behind a shell of its own, whose files come when the test lets them. */
class ShelledToy extends ToyLab {}

const network = { requests: 0, fails: false, gate: Promise.resolve() };
const Shell = defineShell({
  lab: 'shelled',
  presets: ['quick', 'slow', 'sparse'],
  methods: ['twice'],
  load: async () => {
    network.requests++;
    await network.gate;
    if (network.fails) throw new TypeError('Failed to fetch');
    return ShelledToy;
  },
});

afterEach(() => {
  network.requests = 0;
  network.fails = false;
  network.gate = Promise.resolve();
});

/** The shell, as a page sees it: the lab's members by the lab's name. */
type ShelledLab = ToyLab;

function shell(attributes: Record<string, string> = {}): ShelledLab {
  const lab = document.createElement('shelled-lab') as HTMLElement as ShelledLab;
  for (const [name, value] of Object.entries(attributes)) lab.setAttribute(name, value);
  return lab;
}

function mount(attributes: Record<string, string> = {}): ShelledLab {
  const lab = shell(attributes);
  document.body.append(lab);
  return lab;
}

/** A shell far below what the reader sees. */
function mountFarBelow(): ShelledLab {
  const gap = document.createElement('div');
  gap.style.height = '5000px';
  document.body.append(gap);
  return mount();
}

const inside = (lab: ShelledLab): ToyLab | null => lab.shadowRoot!.querySelector('shelled-lab-inside');

describe('before the reader comes near', () => {
  test('there is a poster, and nothing is fetched', async () => {
    const lab = mountFarBelow();
    await sleep(100);
    expect(network.requests).toBe(0);
    expect(inside(lab)).toBeNull();
    expect(lab.shadowRoot!.textContent).toContain('The lab starts when it comes into view.');
    expect(lab.offsetHeight, 'it keeps room').toBeGreaterThan(100);

    lab.scrollIntoView();
    await lab.ready;
    expect(network.requests).toBe(1);
    expect(inside(lab)).not.toBeNull();
  });

  test('members are those of a medium of which nothing is known', () => {
    const lab = mountFarBelow();
    expect([lab.paused, lab.ended, lab.error, lab.activeBackend]).toEqual([true, false, null, null]);
    expect([lab.currentStep, lab.trainedSteps, lab.totalSteps, lab.history]).toEqual([0, 0, NaN, []]);
    expect([lab.seed, lab.preset, lab.backend, lab.loading, lab.autoplay, lab.src]).toEqual([
      0,
      'quick',
      'auto',
      'lazy',
      false,
      '',
    ]);
    expect(lab.lab).toBe('shelled');
    expect(lab.presets.map(({ name }) => name)).toEqual(['quick', 'slow', 'sparse']);
    expect(lab.state).toBe('preset=quick&seed=0');
    expect(lab.shareLink('https://host/page')).toBe('https://host/page#preset=quick&seed=0');
    lab.pause();
    expect(network.requests).toBe(0);
  });

  test('settings are attributes; what is unknown falls back', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const lab = mountFarBelow();
    lab.seed = 7;
    lab.preset = 'sparse';
    lab.autoplay = true;
    lab.workerUrl = '/worker.js';
    expect(['seed', 'preset', 'autoplay', 'worker-url'].map((name) => lab.getAttribute(name))).toEqual([
      '7',
      'sparse',
      '',
      '/worker.js',
    ]);
    lab.autoplay = false;
    expect(lab.hasAttribute('autoplay')).toBe(false);
    lab.setAttribute('preset', 'huge');
    expect(lab.preset).toBe('quick');
    expect(warn.mock.calls.flat().join()).toContain('<shelled-lab>: preset="huge" is not known');
    warn.mockRestore();
  });

  test('`loading="eager"` fetches at once, at first and later', async () => {
    const lab = mountFarBelow();
    lab.loading = 'eager';
    await lab.ready;
    expect(network.requests).toBe(1);
  });
});

describe('what is asked before the lab is there', () => {
  test('is done in its order, from far below as well, and fetches the lab once', async () => {
    const lab = mountFarBelow();
    const steps: number[] = [];
    await Promise.all([6, 3].map((count) => lab.train(count).then(() => steps.push(lab.trainedSteps))));
    expect(steps.at(-1)).toBe(9);
    expect(lab.currentStep).toBe(9);
    expect(await lab.measure()).toMatchObject({ step: 9 });
    expect(network.requests).toBe(1);
  });

  test('a pause after play leaves it paused', async () => {
    const lab = mountFarBelow();
    const played = lab.play();
    lab.pause();
    await errorOf(played);
    expect(lab.paused).toBe(true);
  });

  test('what is set is kept: settings, members of this lab alone, the step', async () => {
    const lab = mountFarBelow();
    lab.seed = 3;
    lab.scale = 5;
    lab.totalSteps = 40;
    expect(lab.totalSteps).toBe(40);
    await lab.train(1);
    expect([lab.scale, lab.totalSteps, lab.seed]).toEqual([5, 40, 3]);
    expect(inside(lab)!.scale).toBe(5);
  });

  test.each(['attribute', 'property'] as const)('a state set as %s is restored', async (kind) => {
    const lab = mountFarBelow();
    const state = 'preset=sparse&seed=4&step=5&scale=3';
    if (kind === 'attribute') lab.setAttribute('state', state);
    else lab.state = state;
    expect(lab.state).toBe(state);
    lab.loading = 'eager';
    await next(lab, 'lab-seek');
    expect([lab.preset, lab.seed, lab.scale, lab.currentStep]).toEqual(['sparse', 4, 3, 5]);
  });

  test('setting the step asks for the lab', async () => {
    const lab = mountFarBelow();
    lab.currentStep = 3;
    await next(lab, 'lab-seek');
    expect(lab.currentStep).toBe(3);
  });

  test('a member set out of bounds is reported, and the lab comes all the same', async () => {
    const reported = vi.fn((event: ErrorEvent) => event.preventDefault());
    addEventListener('error', reported);
    const lab = mountFarBelow();
    lab.totalSteps = -1;
    await lab.train(1);
    removeEventListener('error', reported);
    expect(reported).toHaveBeenCalledOnce();
    expect(lab.totalSteps).toBe(200);
  });

  test('an element that is on no page can be asked, and put on a page later', async () => {
    const lab = shell();
    await lab.train(2);
    document.body.append(lab);
    await vi.waitFor(() => expect(lab.shadowRoot!.textContent).not.toContain('comes into view'));
    expect(inside(lab)!.parentNode).toBe(lab.shadowRoot);
    await lab.seek(1);
    expect(lab.currentStep).toBe(1);
  });

  test('properties of an element that was there before its script are taken over', async () => {
    const early = document.createElement('early-lab') as unknown as ShelledLab;
    document.body.append(early);
    early.seed = 9;
    early.scale = 3;
    early.totalSteps = 30;
    defineShell({
      lab: 'early',
      presets: ['quick'],
      methods: [],
      load: async () => class extends ToyLab {},
    });
    expect(early.getAttribute('seed')).toBe('9');
    await early.train(1);
    const [toy] = early.shadowRoot!.children as unknown as ToyLab[];
    expect([toy.seed, toy.scale, toy.totalSteps]).toEqual([9, 3, 30]);
  });
});

describe('with the lab inside', () => {
  test('a state that is asked for again is brought back again', async () => {
    const lab = mount({ state: 'step=3' });
    await next(lab, 'lab-seek');
    await lab.seek(1);
    const sought = next(lab, 'lab-seek');
    lab.setAttribute('state', 'step=3');
    await sought;
    expect(lab.currentStep).toBe(3);
  });

  test('settings go both ways, and mean the same', async () => {
    const lab = mount({ seed: '2' });
    await lab.ready;
    expect(inside(lab)!.seed).toBe(2);
    lab.setAttribute('seed', '5');
    expect(inside(lab)!.seed).toBe(5);
    lab.preset = 'sparse';
    expect(inside(lab)!.preset).toBe('sparse');
    await vi.waitFor(() => expect(lab.getAttribute('preset')).toBe('sparse'));
    // What the reader changes inside.
    inside(lab)!.seed = 8;
    await vi.waitFor(() => expect(lab.getAttribute('seed')).toBe('8'));
    expect(lab.seed).toBe(8);
    lab.setAttribute('theme', 'dark');
    expect(inside(lab)!.getAttribute('theme')).toBe('dark');
  });

  test('a link names the lab that has an id, before and after', async () => {
    const lab = mountFarBelow();
    lab.id = 'second';
    const link = 'https://host/page#lab=second&preset=quick&seed=0';
    expect(lab.shareLink('https://host/page')).toBe(link);
    await lab.train(2);
    expect(lab.shareLink('https://host/page')).toBe(`${link}&step=2`);
  });

  test('events come out as the shell’s, each once', async () => {
    const lab = mount();
    const heard = listen(lab);
    const targets = new Set<EventTarget | null>();
    document.body.addEventListener('lab-step', ({ target }) => targets.add(target), { once: true });
    await lab.train(2);
    await lab.seek(0);
    expect(heard.filter((text) => text.startsWith('ready'))).toHaveLength(1);
    expect(heard.at(-1)).toBe('seek@0');
    expect([...targets]).toEqual([lab]);
  });

  test('every member that the lab has can be used: accessors, methods, fields of the contract', async () => {
    const lab = mount();
    await lab.ready;
    expect(lab.presets).toEqual(inside(lab)!.presets);
    await lab.train(3);
    expect(lab.history).toBe(inside(lab)!.history);
    lab.configure({ every: 2 });
    expect(lab.shownConfig.every).toBe(2);
    expect(lab.validateConfig({ every: 7 }).every).toBe(7);
    const file = await (await lab.train(4), lab.exportRun());
    await lab.reset();
    await lab.importRun(file);
    expect(lab.trainedSteps).toBe(4);
  });

  test('the page’s poster and caption show, also those added later', async () => {
    network.gate = sleep(50);
    const lab = shell();
    lab.innerHTML = '<p slot="poster">Press play</p>';
    document.body.append(lab);
    const [poster] = lab.children as unknown as HTMLElement[];
    await lab.updateComplete;
    expect(poster.checkVisibility(), 'before the lab').toBe(true);
    const caption = document.createElement('p');
    caption.slot = 'caption';
    caption.textContent = 'A caption';
    await lab.ready;
    lab.append(caption);
    await vi.waitFor(() => expect(caption.checkVisibility()).toBe(true));
    const poster2 = inside(lab)!.shadowRoot!.querySelector('slot[name="poster"]') as HTMLSlotElement;
    expect(poster2.assignedNodes({ flatten: true })).toContain(poster);
  });

  test('a page without a poster sees the lab’s own', async () => {
    const lab = mount();
    await lab.ready;
    const slot = inside(lab)!.shadowRoot!.querySelector<HTMLSlotElement>('slot[name="poster"]')!;
    expect(slot.assignedNodes()).toEqual([]);
  });

  test('a page’s style sheet reaches its parts', async () => {
    const style = document.createElement('style');
    style.textContent = 'shelled-lab::part(play-button) { letter-spacing: 7px }';
    document.body.append(style);
    const lab = mount();
    await lab.ready;
    const button = inside(lab)!.shadowRoot!.querySelector('[part~="play-button"]')!;
    expect(getComputedStyle(button).letterSpacing).toBe('7px');
  });

  test('moved and removed, the lab inside is too', async () => {
    const lab = mount();
    await lab.train(3);
    const other = document.createElement('div');
    document.body.append(other);
    other.append(lab);
    await sleep(20);
    expect(lab.trainedSteps).toBe(3);
    await lab.train(1);
    expect(lab.trainedSteps).toBe(4);
    lab.remove();
    await sleep(20);
    document.body.append(lab);
    await lab.train(1);
    expect(lab.trainedSteps).toBe(5);
  });

  test('removed while it is fetched, it starts nothing', async () => {
    network.gate = sleep(30);
    const lab = mount({ loading: 'eager' });
    lab.remove();
    await sleep(80);
    expect(lab.activeBackend).toBeNull();
  });
});

describe('files that do not come', () => {
  test('are told on the page, to those who wait and in an event; asked again, the lab comes', async () => {
    network.fails = true;
    const lab = mountFarBelow();
    const heard = listen(lab);
    const ready = errorOf(lab.ready);
    const error = await errorOf(lab.train(1));
    expect(error.code).toBe('lab-not-loaded');
    expect(error.message).toContain('Failed to fetch. Check that all files of the lab lie beside its script');
    expect(await ready).toBe(error);
    expect(lab.error).toBe(error);
    expect(heard).toEqual(['error@0']);
    await lab.updateComplete;
    expect(lab.shadowRoot!.querySelector('[role="alert"]')!.textContent).toBe(error.message);

    network.fails = false;
    await lab.train(1);
    expect([lab.trainedSteps, lab.error]).toEqual([1, null]);
    await lab.ready;
  });
});

test('two scripts that bring the same lab leave the first, and say so', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const Second = defineShell({ lab: 'shelled', presets: ['quick'], methods: [], load: async () => ToyLab });
  expect(customElements.get('shelled-lab')).toBe(Shell);
  expect(Second).not.toBe(Shell);
  warn.mockRestore();
});

test('every documented part is handed out', () => {
  const documented = [...labElementSource.matchAll(/@csspart (\S+)/g)].map(([, name]) => name);
  expect([...PARTS].sort()).toEqual(documented.sort());
});
