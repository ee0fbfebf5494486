import type { BrowserContextOptions } from 'playwright';
import { describe, expect, it } from 'vitest';
import { expectQuiet, focusOn, onLab, unfold, visitElsewhere, Visits, type Visited } from './lab-page.ts';
import { axeFindings } from './site.ts';

const site = new Visits();
const withLab = onLab('diffusion');

/** The article, with its recorded run open and drawn. */
const visitLab = (options?: BrowserContextOptions): Promise<Visited> => site.visitLab('diffusion', options);

describe('the diffusion page', () => {
  it('is reached from the front page, without a word to another host', async () => {
    const { page, complaints } = await site.visit('');
    await page.getByRole('link', { name: /diffusion/i }).click();
    await page.waitForURL(/labs\/diffusion\/$/);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(/noise/);
    expect(complaints).toEqual({ errors: [], foreign: [] });
    await page.close();
  });

  it('opens with the recorded run: scrub, sample and measure at once, no training needed', async () => {
    const { page, complaints } = await visitLab();
    const seen = await withLab(page, async (lab) => {
      const end = await lab.measure();
      await lab.seek(40);
      const early = await lab.measure();
      const { points } = await lab.sample({ steps: 5, count: 100 });
      return { trained: lab.trainedSteps, total: lab.totalSteps, end, early, points: points.length };
    });
    expect(seen.trained).toBe(seen.total);
    expect(seen.end.energyDistance).toBeLessThan(0.02);
    expect(seen.end.highQuality).toBeGreaterThan(0.95);
    expect(seen.end.modes).toBe(8);
    expect(seen.early.energyDistance).toBeGreaterThan(0.05);
    expect(seen.points).toBe(200);
    expect(complaints).toEqual({ errors: [], foreign: [] });
    await page.close();
  });

  it('works by keyboard alone: training time, diffusion time, sampler, drawing', async () => {
    const { page } = await visitLab();
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await focusOn(page, /^input .*Loss over training/);
    const before = await withLab(page, (lab) => lab.currentStep);
    await page.keyboard.press('ArrowLeft');
    await page.waitForFunction((step) => document.querySelector('diffusion-lab')!.currentStep < step, before);
    await focusOn(page, /^summary .*Draw your own/);
    await page.keyboard.press('Enter');
    await focusOn(page, /^div .*Drawing pad/);
    await page.keyboard.press('Space');
    await page.getByText('1 point', { exact: true }).waitFor();
    await focusOn(page, /^input .*Diffusion time/);
    await page.keyboard.press('Home');
    await page.waitForFunction(() => document.querySelector('diffusion-lab')!.time === 1);
    await focusOn(page, /^select sampler/);
    await page.keyboard.press('End');
    await page.waitForFunction(
      () => document.querySelector('diffusion-lab')!.panels[0].sampler === 'dpm-solver++',
    );
    await page.close();
  });

  it('with reduced motion there are steps only', async () => {
    const { page } = await visitLab({ reducedMotion: 'reduce' });
    expect(await page.getByRole('button', { name: /run in reverse/i }).count()).toBe(0);
    await withLab(page, (lab) => (lab.time = 1));
    await page.getByRole('button', { name: /one step on towards the data/i }).click();
    expect(await withLab(page, (lab) => lab.time)).toBeCloseTo(0.98, 2);
    await page.close();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`at 360 px, ${colorScheme}: nothing overflows, and axe-core finds nothing`, async () => {
      const { page } = await visitLab({ colorScheme, viewport: { width: 360, height: 740 } });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
      expect(await axeFindings(page)).toEqual([]);
      await page.close();
    });

    it(`at 1600 px, ${colorScheme}: axe-core finds nothing, with everything unfolded`, async () => {
      const { page } = await visitLab({ colorScheme, viewport: { width: 1600, height: 1000 } });
      await unfold(page);
      await page.getByRole('columnheader', { name: 'true points' }).waitFor();
      expect(await axeFindings(page)).toEqual([]);
      await page.close();
    });
  }
});

describe('on another site’s page', () => {
  it('dist/labs/diffusion.js needs only its sibling files, from another origin', async () => {
    const { page, complaints, origin, close } = await visitElsewhere(site.browser, 'diffusion');
    const trained = await withLab(page, async (lab) => {
      await lab.train(5);
      return { step: lab.currentStep, points: (await lab.sample({ steps: 3, count: 7 })).points.length };
    });
    expect(trained).toEqual({ step: 5, points: 14 });
    // As text: the test's own transform would rewrite the import.
    const terminal = await page.evaluate(`import('${origin}/labs/diffusion-samplers.js').then(
      ({ createSchedule }) => createSchedule({ name: 'linear', steps: 50 }).terminal.alphaBar,
    )`);
    expect(terminal).toBeCloseTo(0.60295, 5);
    expectQuiet(complaints);
    await close();
  });
});
