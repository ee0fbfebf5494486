import type { BrowserContextOptions } from 'playwright';
import { describe, expect, it } from 'vitest';
import { createStopwatch } from '../stopwatch.ts';
import { expectQuiet, focusOn, onLab, unfold, visitElsewhere, Visits, type Visited } from './lab-page.ts';
import { axeFindings } from './site.ts';

const site = new Visits();
const withLab = onLab('induction');

/** The article, with its recorded run open and drawn. */
async function visitLab(options?: BrowserContextOptions): Promise<Visited> {
  const visited = await site.visitLab('induction', options);
  await visited.page.getByRole('gridcell').first().waitFor();
  return visited;
}

describe('the site', () => {
  it('has a front page that leads to every lab, without a word to another host', async () => {
    const { page, complaints } = await site.visit('');
    await page.getByRole('link', { name: /induction heads/i }).click();
    await page.waitForURL(/labs\/induction\/$/);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(/copy/);
    expect(complaints).toEqual({ errors: [], foreign: [] });
    await page.close();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`has nothing for axe-core to find, ${colorScheme}`, async () => {
      const { page } = await site.visit('', { colorScheme });
      expect(await axeFindings(page)).toEqual([]);
      await page.close();
    });
  }
});

describe('the induction page', () => {
  it('opens with the recorded run: scrub and ablate at once, no training needed', async () => {
    const { page, complaints } = await visitLab();
    const seen = await withLab(page, async (lab) => {
      const end = await lab.measure();
      await lab.seek(150);
      const early = await lab.measure();
      await lab.seek(lab.trainedSteps);
      await lab.ablate([[0, 1]], 'zero');
      const ablated = await lab.measure();
      await lab.updateComplete;
      const references = lab
        .shadowRoot!.firstElementChild!.shadowRoot!.querySelector('lab-line-chart')!
        .references.map(({ value }) => value);
      return { trained: lab.trainedSteps, paused: lab.paused, end, early, ablated, references };
    });
    // Chance, and what the exact predictor reaches.
    expect(seen.references).toEqual([Math.log(64), seen.end.exact.inducibleLoss]);
    expect(seen.trained).toBe(1000);
    expect(seen.paused).toBe(true);
    expect(seen.early.inducibleLoss).toBeGreaterThan(3.5);
    expect(seen.end.inducibleLoss).toBeLessThan(1);
    expect(seen.ablated.inducibleLoss).toBeGreaterThan(seen.end.inducibleLoss);
    expect(complaints).toEqual({ errors: [], foreign: [] });
    await page.close();
  });

  it('press play: a fresh run from the seed is visibly under way within 3 s', async () => {
    const { page } = await visitLab();
    const ms = await createStopwatch().time(async () => {
      await page.getByRole('button', { name: /^play/i }).click();
      await page.waitForFunction(() => {
        const lab = document.querySelector('induction-lab')!;
        return !lab.paused && lab.trainedSteps > 2 && lab.trainedSteps < 900 && lab.currentStep > 0;
      });
    });
    expect(ms).toBeLessThan(3000);
    await page.getByRole('button', { name: /^pause/i }).click();
    const stopped = await withLab(page, async (lab) => {
      const { trainedSteps } = lab;
      await new Promise((resolve) => setTimeout(resolve, 500));
      return { paused: lab.paused, more: lab.trainedSteps - trainedSteps };
    });
    expect(stopped.paused).toBe(true);
    // The slice that was under way may still come in.
    expect(stopped.more).toBeLessThanOrEqual(25);
    await page.close();
  });

  it('while training runs, and is watched and touched, no main-thread task takes over 100 ms', async () => {
    const { page } = await visitLab();
    const longest = await withLab(page, async (lab) => {
      await lab.reset();
      await lab.play();
      // Start-up has passed; from here on the page has to stay smooth.
      const tasks = stopwatch.longTasks();
      const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
      for (let i = 0; i < 10; i++) {
        await wait(400);
        await lab.ablate(i % 2 ? [] : [[0, 0]], 'zero');
      }
      return { tasks, trained: lab.trainedSteps };
    });
    expect(longest.trained).toBeGreaterThan(10);
    console.log(`longest main-thread task while training: ${Math.max(0, ...longest.tasks).toFixed(0)} ms`);
    expect(longest.tasks.filter((ms) => ms > 100)).toEqual([]);
    await page.close();
  });

  for (const heads of [[], [[0, 1]]] as const) {
    it(`from seek to displayed picture takes under 50 ms in the median and 100 ms at the 95th percentile, ${heads.length} heads out of action`, async () => {
      const { page } = await visitLab();
      await page.evaluate((out) => Object.assign(window, { out }), heads);
      const times = await withLab(page, async (lab) => {
        const { out } = window as unknown as { out: readonly [number, number][] };
        const drawn: number[] = [];
        const framed: number[] = [];
        await lab.reset();
        await lab.train(120);
        await lab.ablate(out, 'zero');
        for (let i = 0; i < 100; i++) {
          const before = stopwatch.slowdown();
          const start = performance.now();
          await lab.seek((i * 37) % 120);
          await lab.updateComplete;
          // Whatever the parts of the lab still render, and the layout of it all.
          await new Promise((resolve) => {
            const { port1, port2 } = new MessageChannel();
            port1.addEventListener('message', resolve);
            port1.start();
            port2.postMessage(null);
          });
          lab.getBoundingClientRect();
          const picture = performance.now() - start;
          await new Promise(requestAnimationFrame);
          const frame = performance.now() - start;
          const slowdown = (before + stopwatch.slowdown()) / 2;
          drawn.push(picture / slowdown);
          framed.push(frame / slowdown);
        }
        return [drawn, framed].map((each) => each.sort((a, b) => a - b));
      });
      // On a quiet machine the picture is there within the frame; this one may have other work.
      const [drawn, framed] = times.map((each) => ({ median: each[50], p95: each[95] }));
      const text = ({ median, p95 }: typeof drawn) => `${median.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`;
      console.log(`seek to picture: ${text(drawn)}; to the frame that shows it: ${text(framed)}`);
      expect(drawn.median).toBeLessThan(50);
      expect(framed.p95).toBeLessThan(100);
      await page.close();
    });
  }

  it('works by keyboard alone: play, pause, scrub, take a head out, change the kind', async () => {
    const { page } = await visitLab();
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await focusOn(page, /^input range/);
    const before = await withLab(page, (lab) => lab.currentStep);
    await page.keyboard.press('ArrowLeft');
    await page.waitForFunction((step) => document.querySelector('induction-lab')!.currentStep < step, before);
    await focusOn(page, /^button .*play/i);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => !document.querySelector('induction-lab')!.paused);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('induction-lab')!.paused);
    await focusOn(page, /^button .*Head 1\.1/);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.waitForFunction(
      () => JSON.stringify(document.querySelector('induction-lab')!.ablations.heads) === '[[1,0]]',
    );
    await focusOn(page, /^input radio/);
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction(() => document.querySelector('induction-lab')!.ablations.kind === 'mean');
    await page.close();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`at 360 px, ${colorScheme}: nothing overflows, and axe-core finds nothing`, async () => {
      const { page } = await visitLab({ colorScheme, viewport: { width: 360, height: 740 } });
      await withLab(page, (lab) => lab.ablate([[0, 1]], 'zero'));
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
      expect(await axeFindings(page)).toEqual([]);
      await page.close();
    });

    it(`at 1600 px, ${colorScheme}: axe-core finds nothing, with everything unfolded`, async () => {
      const { page } = await visitLab({ colorScheme, viewport: { width: 1600, height: 1000 } });
      await unfold(page);
      expect(await axeFindings(page)).toEqual([]);
      await page.close();
    });
  }
});

describe('on another site’s page', () => {
  it('dist/labs/induction.js needs only its sibling files, from another origin', async () => {
    const { page, complaints, close } = await visitElsewhere(site.browser, 'induction');
    const trained = await withLab(page, async (lab) => {
      await lab.train(5);
      return { step: lab.currentStep, measured: (await lab.measure()).step };
    });
    expect(trained).toEqual({ step: 5, measured: 5 });
    expectQuiet(complaints);
    await close();
  });
});
