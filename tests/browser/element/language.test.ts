import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LabElement } from '../../../core/element/lab-element.ts';
import type { Language } from '../../../core/element/language.ts';
import type { LabLineChart } from '../../../core/plot/line-chart.ts';
import { errorOf, mount, mountReady, problem, said, sleep } from './helpers.ts';
import { ToyLab } from './toy-lab.ts';
// There when they are asked for: how long a test server takes is no matter of these tests.
import '../../../core/element/speech.ts';
import '../../../core/element/strings.de.ts';

/** A language of these tests' own, fetched when the test lets it come. */
const LOW_GERMAN: Language = {
  locale: 'de',
  tables: {
    core: {
      play: 'Speel',
      position: (step: number, total: number) => `Stapp ${step} vun ${total}`,
      status: { paused: (step: number) => `Höllt bi ${step}` },
    },
    chart: { step: 'Stapp' },
  },
};
let arrive: (language: Language) => void;
let fail: (error: Error) => void;
let fetches = 0;

beforeEach(() => {
  fetches = 0;
  const coming = new Promise<Language>((resolve, reject) => {
    arrive = resolve;
    fail = reject;
  });
  ToyLab.translations = {
    nds: () => {
      fetches++;
      return coming;
    },
  };
});

afterEach(() => {
  ToyLab.translations = LabElement.translations;
  vi.restoreAllMocks();
});

const play = (lab: ToyLab): string | undefined =>
  lab.renderRoot.querySelector('.toggle')?.textContent!.trim();

async function playAfterUpdate(lab: ToyLab): Promise<string | undefined> {
  await lab.updateComplete;
  return play(lab);
}

test('a lab speaks the language of the nearest lang: its own, an ancestor’s, a shadow host’s', async () => {
  arrive(LOW_GERMAN);
  const around = document.createElement('div');
  const host = document.createElement('div');
  around.lang = 'nds-DE';
  around.append(host);
  document.body.append(around);
  const lab = mount({}, host.attachShadow({ mode: 'open' }));
  expect(await playAfterUpdate(lab)).toBe('Speel');
  lab.lang = 'en';
  expect(await playAfterUpdate(lab), 'its own lang is heeded at once').toBe('Play');
  lab.lang = 'NDS';
  expect(await playAfterUpdate(lab)).toBe('Speel');
  lab.removeAttribute('lang');
  host.lang = 'en';
  expect(await playAfterUpdate(lab), 'an ancestor’s when the lab is asked to update').toBe('Play');
  host.removeAttribute('lang');
  around.append(lab);
  expect(await playAfterUpdate(lab), 'or comes to another place').toBe('Speel');
  expect(fetches, 'one fetch will do').toBe(1);
});

test('an unknown language is English, without a word in the console and without a fetch', async () => {
  const warn = vi.spyOn(console, 'warn');
  const lab = mount({ lang: 'tlh' });
  expect(await playAfterUpdate(lab)).toBe('Play');
  expect(fetches).toBe(0);
  expect(warn).not.toHaveBeenCalled();
});

test('the first picture waits a moment for its words, and not longer', async () => {
  const lab = mount({ lang: 'nds' });
  await sleep(100);
  expect(play(lab), 'nothing is shown that is about to change').toBe(undefined);
  await vi.waitFor(() => expect(play(lab)).toBe('Play'));
  arrive(LOW_GERMAN);
  await vi.waitFor(() => expect(play(lab)).toBe('Speel'));
});

test('a lab that changes its language keeps what it shows until the words are there', async () => {
  const lab = mount();
  expect(await playAfterUpdate(lab)).toBe('Play');
  lab.lang = 'nds';
  lab.scale = 2;
  await sleep(100);
  expect(play(lab)).toBe('Play');
  arrive(LOW_GERMAN);
  expect(await playAfterUpdate(lab), 'the update is complete when they are shown').toBe('Speel');
});

test('what is asked for last is what a lab speaks, even where other words were on their way', async () => {
  const labs = [mount({ lang: 'nds' }), mount()];
  expect(await playAfterUpdate(labs[1])).toBe('Play');
  labs[1].lang = 'nds';
  await sleep(50);
  labs[0].lang = 'en';
  labs[1].strings = { core: { play: 'Los' } };
  arrive(LOW_GERMAN);
  expect(await playAfterUpdate(labs[0])).toBe('Play');
  expect(await playAfterUpdate(labs[1])).toBe('Los');
  expect(labs[1].renderRoot.querySelector('.position')!.textContent).toContain('Stapp 0');
});

test('a lab that is taken away and put back has kept its language', async () => {
  arrive(LOW_GERMAN);
  const around = document.createElement('div');
  around.lang = 'nds';
  document.body.append(around);
  const lab = mount({}, around);
  expect(await playAfterUpdate(lab)).toBe('Speel');
  lab.remove();
  lab.scale = 2;
  expect(await playAfterUpdate(lab)).toBe('Speel');
  around.append(lab);
  expect(play(lab), 'nothing flashes up').toBe('Speel');
  expect(await playAfterUpdate(lab)).toBe('Speel');
});

test('words that cannot be fetched leave the lab English, with one warning', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  fail(new Error('404'));
  const labs = [mount({ lang: 'nds' }), mount({ lang: 'nds' })];
  for (const lab of labs) expect(await playAfterUpdate(lab)).toBe('Play');
  labs[0].requestUpdate();
  expect(await playAfterUpdate(labs[0])).toBe('Play');
  expect(warn).toHaveBeenCalledTimes(1);
  expect(warn.mock.calls[0][0]).toContain('could not be fetched');
});

test('what is on display follows a change of language: chart, status, numbers', async () => {
  arrive(LOW_GERMAN);
  const lab = await mountReady();
  await lab.train(4);
  await lab.seek(2);
  await vi.waitFor(() => expect(said(lab)).toMatch(/^Paused at step \d$/));
  const step = said(lab).at(-1);
  lab.lang = 'nds';
  await vi.waitFor(() => expect(said(lab)).toBe(`Höllt bi ${step}`));
  const chart: LabLineChart = lab.renderRoot.querySelector('lab-line-chart')!;
  await vi.waitFor(() => expect(chart.renderRoot.querySelector('.x-label')!.textContent).toBe('Stapp'));
  expect(lab.renderRoot.querySelector('.position')!.textContent).toContain('Stapp 2 vun 200');
  const values = [...chart.renderRoot.querySelectorAll('.readout b')].map((value) => value.textContent);
  expect(values.at(-1)).toMatch(/^\d+,\d+$/);
});

test('a page’s own words take the place of the lab’s, over those of its language', async () => {
  const warn = vi.spyOn(console, 'warn');
  arrive(LOW_GERMAN);
  const lab = mount({ lang: 'nds' });
  lab.strings = {
    core: { pause: 'Holt an', position: (step) => `bi ${step}`, status: { training: 'Lehrt' } },
    chart: { logX: 'log Stapp' },
  };
  expect(await playAfterUpdate(lab), 'what the page leaves out stays').toBe('Speel');
  expect(lab.renderRoot.querySelector('.position')!.textContent).toContain('bi 0');
  const chart: LabLineChart = lab.renderRoot.querySelector('lab-line-chart')!;
  await chart.updateComplete;
  expect(chart.renderRoot.textContent).toContain('log Stapp');
  lab.strings = { core: { play: 'Los' } };
  expect(await playAfterUpdate(lab)).toBe('Los');
  await chart.updateComplete;
  expect(chart.renderRoot.textContent).not.toContain('log Stapp');
  lab.strings = {};
  expect(await playAfterUpdate(lab)).toBe('Speel');
  expect(warn).not.toHaveBeenCalled();
});

test('one lab’s words are not another’s', async () => {
  arrive(LOW_GERMAN);
  const labs = [mount({ lang: 'nds' }), mount(), mount()];
  labs[2].strings = { core: { play: 'Train' } };
  const shown = [];
  for (const lab of labs) shown.push(await playAfterUpdate(lab));
  expect(shown).toEqual(['Speel', 'Play', 'Train']);
});

test('words of the wrong name or kind are left out, with one warning that says what to do', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const lab = mount();
  const wrong = { core: { play: 'Los', plya: 'Los', pause: 3, position: 'here', status: 'x', speeds: {} } };
  lab.strings = wrong as unknown as ToyLab['strings'];
  expect(await playAfterUpdate(lab)).toBe('Los');
  expect(lab.renderRoot.querySelector('.position')!.textContent).toContain('step 0');
  expect(warn).toHaveBeenCalledTimes(1);
  expect(warn.mock.calls[0][0]).toBe(
    '<toy-lab>: strings: core.plya, core.pause, core.position, core.status, core.speeds are left out. Give words ' +
      'under the names that the lab has for them: a text for a text, a function for a function, a list for a list.',
  );
  lab.strings = { kore: {} } as unknown as ToyLab['strings'];
  expect(await playAfterUpdate(lab)).toBe('Play');
  expect(warn.mock.calls[1][0]).toContain('<toy-lab>: strings: kore is left out.');
  lab.strings = null as unknown as ToyLab['strings'];
  expect(await playAfterUpdate(lab), 'none at all').toBe('Play');
  expect(warn).toHaveBeenCalledTimes(2);
});

test('a lab with no words of its own in a language still has core’s', async () => {
  ToyLab.translations = LabElement.translations;
  const lab = mount({ lang: 'de-CH' });
  expect(await playAfterUpdate(lab)).toBe('Abspielen');
  expect(lab.renderRoot.querySelector('.lab')!.getAttribute('lang'), 'what it speaks is marked').toBe('de');
  lab.lang = 'fr';
  expect(await playAfterUpdate(lab)).toBe('Play');
  expect(lab.renderRoot.querySelector('.lab')!.getAttribute('lang')).toBe('en');
  lab.strings = { core: { play: 'Jouer' } };
  expect(await playAfterUpdate(lab)).toBe('Jouer');
  expect(lab.renderRoot.querySelector('.lab')!.hasAttribute('lang'), 'the page knows best').toBe(false);
});

test('an error is told in the lab’s language, and thrown in English', async () => {
  ToyLab.translations = LabElement.translations;
  const lab = await mountReady({ lang: 'de' });
  for (const [source, code, message, told] of [
    [
      new File(['<!doctype html>'], 'run.safetensors'),
      'file-is-html',
      'This is a web page',
      'Das ist eine Webseite',
    ],
    [
      '/nowhere.safetensors?',
      'run-not-found',
      'could not be fetched',
      'Die Datei des Laufs war nicht zu holen.',
    ],
  ] as const) {
    // The test server answers any address; not this one.
    const fetch = vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response('', { status: 404 }));
    const error = await errorOf(lab.importRun(source));
    fetch.mockRestore();
    expect([error.code, error.message]).toEqual([code, expect.stringContaining(message)]);
    await vi.waitFor(() => expect(problem(lab)).toContain(told));
    expect(said(lab), 'the next error too').toContain(told);
    expect(problem(lab)).not.toContain(message);
  }
});
