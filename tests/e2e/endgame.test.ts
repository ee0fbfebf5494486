import type { BrowserContextOptions } from 'playwright';
import { describe, expect, it } from 'vitest';
import type { EndgameLab } from '../../labs/endgame/endgame-lab.ts';
import { expectQuiet, focusOn, onLab, unfold, visitElsewhere, Visits, type Visited } from './lab-page.ts';
import { axeFindings } from './site.ts';

const site = new Visits();
const withLab = onLab('endgame');

/** The article, with its recorded run open and drawn. */
const visitLab = (options?: BrowserContextOptions): Promise<Visited> => site.visitLab('endgame', options);

/** A new run of a few steps: the recorded one cannot be trained on. */
async function trainAfresh(lab: EndgameLab): Promise<void> {
  await lab.reset();
  await lab.train(4);
}

describe('the endgame page', () => {
  it('is led to from the front page', async () => {
    const { page, complaints } = await site.visit('');
    await page.getByRole('link', { name: /chess endgames/i }).click();
    await page.waitForURL(/labs\/endgame\/$/);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(/mate/);
    expect(complaints).toEqual({ errors: [], foreign: [] });
    await page.close();
  });

  it('opens with the recorded run: scrub at once, no training needed', async () => {
    const { page, complaints } = await visitLab();
    const seen = await withLab(page, async (lab) => {
      const end = await lab.evaluate({ games: 20 });
      const { trainedSteps: trained, paused } = lab;
      await lab.seek(0);
      const start = await lab.evaluate({ games: 20 });
      return { trained, paused, end, start };
    });
    expect(seen.trained).toBeGreaterThan(200);
    expect(seen.paused).toBe(true);
    expect(Math.min(...Object.values(seen.end.byDistance))).toBeGreaterThanOrEqual(0.9);
    expect(Math.max(...Object.values(seen.start.byDistance))).toBeLessThan(0.3);
    expect(seen.end.regret).toBeLessThan(seen.start.regret);
    expect(complaints).toEqual({ errors: [], foreign: [] });
    await page.close();
  });

  it('opens the recorded run with the rook from the article', async () => {
    const { page, complaints } = await visitLab();
    await page.getByRole('link', { name: 'Open the recorded run with the rook' }).click();
    await page.waitForFunction(() => document.querySelector('endgame-lab')!.preset === 'rook');
    const seen = await withLab(page, async (lab) => {
      await lab.ready;
      const { byDistance } = await lab.evaluate({ games: 20 });
      return {
        ending: lab.config.ending,
        longest: Object.keys(byDistance).length,
        trained: lab.trainedSteps,
      };
    });
    expect(seen).toEqual({ ending: 'KRK', longest: 16, trained: 288 });
    expect(complaints).toEqual({ errors: [], foreign: [] });
    await page.close();
  });

  it('trains from scratch, and its percentages sharpen as the counter climbs', async () => {
    const { page, complaints } = await visitLab();
    const seen = await withLab(page, async (lab) => {
      const start = '7k/8/5K2/8/8/8/8/1Q6 w - - 0 1';
      await lab.reset();
      const before = await lab.policy(start);
      await lab.train(30);
      const after = await lab.policy(start);
      const { byDistance } = await lab.evaluate({ games: 20 });
      await lab.seek(0);
      return {
        before: before[0].probability,
        after: after[0].probability,
        byDistance,
        again: (await lab.policy(start))[0].probability,
      };
    });
    expect(seen.before).toBeLessThan(0.2);
    expect(seen.after).toBeGreaterThan(0.5);
    expect(seen.again).toBe(seen.before);
    expect(seen.byDistance[1]).toBeGreaterThan(0.8);
    expect(complaints).toEqual({ errors: [], foreign: [] });
    await page.close();
  });

  it('works by keyboard alone: step through the phases, take the lone king, move it', async () => {
    const { page } = await visitLab();
    await withLab(page, trainAfresh);
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await focusOn(page, /^button .*Next$/);
    await page.keyboard.press('Enter');
    await page
      .getByText(/The game is the judge/)
      .first()
      .waitFor();
    await focusOn(page, /^input radio .*\blook\b/);
    await page.keyboard.press('ArrowDown');
    // The policy moves first; then the king has marked squares around it.
    await page
      .getByRole('gridcell', { name: /can be chosen/ })
      .first()
      .waitFor();
    await focusOn(page, /gridcell .*black king/);
    const key = await page.evaluate(() => {
      let active: Element | null = document.activeElement;
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      const cells = [...active!.closest('[role=grid]')!.querySelectorAll('[role=gridcell]')];
      const at = cells.indexOf(active!);
      const free = (step: number) => cells[at + step]?.getAttribute('aria-label')?.includes('can be chosen');
      return [
        ['ArrowUp', -8],
        ['ArrowDown', 8],
        ['ArrowLeft', -1],
        ['ArrowRight', 1],
      ].find(([, step]) => free(Number(step)))?.[0];
    });
    await page.keyboard.press(String(key));
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Take back' }).waitFor();
    await page.waitForFunction(() => {
      const rows = document
        .querySelector('endgame-lab')!
        .shadowRoot!.firstElementChild!.shadowRoot!.querySelector('endgame-position')!
        .shadowRoot!.querySelectorAll('table:last-of-type tbody tr');
      return rows.length >= 2;
    });
    await page.close();
  });

  it('says why there is no 3-D scene where WebGL is missing or runs in software, and loads none of it', async () => {
    const page = await site.browser.newPage();
    const loaded: string[] = [];
    page.on('request', (request) => loaded.push(request.url()));
    await page.goto(site.address('labs/endgame/'));
    await page.locator('endgame-lab').scrollIntoViewIfNeeded();
    await withLab(page, async (lab) => {
      await customElements.whenDefined('endgame-lab');
      await lab.ready;
      await lab.reset();
      await lab.train(2);
    });
    await page.locator('endgame-scene-stage').evaluate((stage) => stage.scrollIntoView());
    await page.getByRole('button', { name: 'Watch in 3-D' }).click();
    await page.getByText(/Everything it shows stands on this page/).waitFor();
    expect(loaded.filter((url) => /endgame-scene|three|\/stage-[\w-]+\.js$/.test(url))).toEqual([]);
    await page.close();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`at 360 px, ${colorScheme}: nothing overflows, and axe-core finds nothing`, async () => {
      const { page } = await visitLab({ colorScheme, viewport: { width: 360, height: 740 } });
      await withLab(page, trainAfresh);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
      expect(await axeFindings(page)).toEqual([]);
      await page.close();
    });

    it(`at 1600 px, ${colorScheme}: axe-core finds nothing, with everything unfolded`, async () => {
      const { page } = await visitLab({ colorScheme, viewport: { width: 1600, height: 1000 } });
      await withLab(page, trainAfresh);
      await unfold(page);
      expect(await axeFindings(page)).toEqual([]);
      await page.close();
    });
  }
});

describe('on another site’s page', () => {
  it('dist/labs/endgame.js needs only its sibling files, from another origin', async () => {
    const { page, complaints, close } = await visitElsewhere(site.browser, 'endgame');
    const trained = await withLab(page, async (lab) => {
      await lab.train(3);
      return { step: lab.currentStep, measured: (await lab.measure()).step };
    });
    expect(trained).toEqual({ step: 3, measured: 3 });
    expectQuiet(complaints);
    await close();
  });
});
