/** @file A day in a background tab: the page and its worker frozen, their clocks a day on, the graphics device lost. */

import { launch, type Browser, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { findBrowser, softwareGpuFlags } from '../find-browser.ts';
import { startHost, startSite, type Site } from './site.ts';

const STEPS = 300;
/** What a software adapter trains in a test's time. */
const SMALL = { vocabulary: 16, context: 24, width: 8, heads: 2, batch: 2 };
const DAY_MS = 24 * 3600 * 1000;

let site: Site;
let host: Awaited<ReturnType<typeof startHost>>;
let browser: Browser;

beforeAll(async () => {
  site = await startSite();
  const html = `<!doctype html><link rel="icon" href="data:," /><title>A page</title>
    <script type="module" src="/labs/induction.js"></script>
    <induction-lab loading="eager" backend="webgpu"></induction-lab>`;
  host = await startHost({ '/': { html } });
  // Not Playwright's: its pages are always in front.
  browser = await launch({ executablePath: findBrowser(), args: softwareGpuFlags });
});

afterAll(async () => {
  await browser?.close();
  host?.close();
  site?.stop();
});

/** A visit to a page with a small lab, and what has been heard of it. */
async function visit(): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(host.origin);
  await page.evaluate(`(async () => {
    await customElements.whenDefined('induction-lab');
    globalThis.lab = document.querySelector('induction-lab');
    lab.config = { ...lab.config, ...${JSON.stringify(SMALL)} };
    lab.totalSteps = ${STEPS};
    globalThis.heard = [];
    for (const name of ['lab-error', 'lab-pause', 'lab-play', 'lab-end']) {
      lab.addEventListener(name, () => heard.push(name));
    }
    for (const name of ['freeze', 'resume']) document.addEventListener(name, () => heard.push(name));
    await lab.ready;
  })()`);
  return page;
}

/** The value of an expression in the page. */
const ask = <Value>(page: Page, expression: string): Promise<Value> =>
  page.evaluate(expression) as Promise<Value>;

/** What a finished run came to. */
const outcome = (page: Page): Promise<unknown> =>
  ask(
    page,
    'lab.measure().then((measures) => ({ measures, losses: lab.history.map(({ step, loss }) => [step, loss]) }))',
  );

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Puts the clocks of the page and of its worker forward. */
async function skipADay(page: Page): Promise<void> {
  const skip = `for (const clock of [performance, Date]) {
    const now = clock.now.bind(clock);
    clock.now = () => now() + ${DAY_MS};
  }`;
  await page.evaluate(`${skip}
    const frame = requestAnimationFrame.bind(window);
    globalThis.requestAnimationFrame = (draw) => frame((time) => draw(time + ${DAY_MS}));`);
  for (const worker of page.workers()) await worker.evaluate(skip);
}

it('a lab is back at the same step with the same weights, and goes on, with one notice', async () => {
  const undisturbed = await visit();
  await undisturbed.evaluate(`lab.train(${STEPS})`);
  const expected = await outcome(undisturbed);
  await undisturbed.close();

  const page = await visit();
  await page.evaluate('lab.play()');
  await page.waitForFunction('lab.trainedSteps > 30 && lab.currentStep > 0');
  const other = await browser.newPage();
  await other.bringToFront();
  const tab = await page.createCDPSession();
  await tab.send('Page.setWebLifecycleState', { state: 'frozen' });
  const standing = '[lab.trainedSteps, lab.currentStep, lab.paused, document.visibilityState]';
  const asleep = await ask<[number, number, boolean, string]>(page, standing);
  expect(asleep.slice(2)).toEqual([true, 'hidden']);
  expect(asleep[0]).toBeLessThan(STEPS);
  const control = await browser.target().createCDPSession();
  await control.send('Browser.crashGpuProcess' as 'Browser.close');
  await skipADay(page);
  await sleep(1000);
  expect(await ask(page, standing)).toEqual(asleep);

  await tab.send('Page.setWebLifecycleState', { state: 'active' });
  await sleep(1000);
  // Out of sight still: what was under way has come in, and no more than that.
  const awake = await ask<[number, number, boolean]>(page, standing);
  expect(awake.slice(1)).toEqual(asleep.slice(1));
  await page.bringToFront();
  await page.waitForFunction('!lab.paused', { polling: 100 });
  expect(await ask<number>(page, 'lab.currentStep')).toBeGreaterThanOrEqual(asleep[1]);
  await page.waitForFunction('lab.ended', { polling: 100, timeout: 120_000 });

  expect(await outcome(page)).toEqual(expected);
  expect(await ask(page, '[lab.activeBackend, lab.currentStep]')).toEqual(['webgpu', STEPS]);
  expect(await ask(page, 'heard')).toEqual([
    'lab-play',
    'lab-pause',
    'freeze',
    'resume',
    'lab-play',
    'lab-pause',
    'lab-end',
  ]);
  await vi.waitFor(async () =>
    expect(
      await ask(
        page,
        `[...lab.shadowRoot.firstElementChild.shadowRoot.querySelectorAll('[part=notice]')].map((notice) => notice.textContent)`,
      ),
    ).toEqual([expect.stringMatching(/went on at step \d+/)]),
  );
});
