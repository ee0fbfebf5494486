import type { BrowserContextOptions } from 'playwright';
import { describe, expect, it } from 'vitest';
import { expectQuiet, focusOn, onLab, unfold, visitElsewhere, Visits, type Visited } from './lab-page.ts';
import { axeFindings } from './site.ts';

const site = new Visits();
const withLab = onLab('induction');

/** The article, with its recorded run open and drawn. */
const visitLab = (options?: BrowserContextOptions): Promise<Visited> => site.visitLab('induction', options);

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
