import type { BrowserContext, Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import type { InductionLab } from '../../labs/induction/induction-lab.ts';
import { onLab, showLab, Visits } from './lab-page.ts';
import { axeFindings, complaintsOf } from './site.ts';

const site = new Visits();

const LABS = ['induction', 'diffusion', 'endgame'] as const;

/** A lab's article, with the lab in view and its recorded run open. */
async function visit(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(address);
  await showLab(page);
  return page;
}

const withLab = onLab('induction');

/** What a reader sees of it. */
const shown = (page: Page) =>
  withLab(page, async (lab) => ({
    preset: lab.preset,
    seed: lab.seed,
    step: lab.currentStep,
    ablations: lab.ablations,
    sequence: lab.sequence,
    state: lab.state,
    measures: await lab.measure(),
  }));

describe('a link copied on the induction page', () => {
  const cases = [
    { what: 'of the page’s recorded run', prepare: (lab: InductionLab) => lab.seek(300) },
    {
      what: 'of a run that has to be trained again',
      prepare: (lab: InductionLab) => {
        lab.preset = 'bare';
        lab.seed = 3;
        return lab.seek(7);
      },
    },
  ];
  for (const { what, prepare } of cases) {
    it(`opened in a new page shows the same step, heads and figures, ${what}`, async () => {
      const context = await site.browser.newContext();
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      const address = site.address('labs/induction/');
      const page = await visit(context, address);
      await withLab(page, prepare);
      await withLab(page, (lab) => lab.ablate([[0, 0]], 'mean'));
      await page.getByRole('button', { name: 'Copy link' }).click();
      await page.getByText('Link copied.').first().waitFor();
      const link = await page.evaluate(() => navigator.clipboard.readText());
      const meant = await shown(page);
      expect(meant.step).toBeGreaterThan(0);
      expect(link).toBe(`${address}#${meant.state}`);

      const other = await context.newPage();
      const complaints = complaintsOf(other, [site.origin]);
      await other.goto(link);
      const { step } = meant;
      await other.waitForFunction((to) => document.querySelector('induction-lab')?.currentStep === to, step);
      await withLab(other, (lab) => lab.updateComplete);
      expect(await shown(other)).toEqual(meant);
      const pressed = (where: Page) => where.getByRole('button', { pressed: true }).allTextContents();
      expect(await pressed(other)).toEqual(await pressed(page));
      expect((await pressed(other)).length, 'the head is seen to be out of action').toBeGreaterThan(0);
      expect(complaints).toEqual({ errors: [], foreign: [] });
      await context.close();
    });
  }

  it('by keyboard; where the clipboard is refused, as a text to be copied, with nothing for axe-core', async () => {
    const context = await site.browser.newContext();
    const page = await visit(context, site.address('labs/induction/'));
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined });
    });
    await page.getByRole('button', { name: 'Copy link' }).focus();
    await page.keyboard.press('Enter');
    const field = page.getByRole('textbox', { name: 'Link' });
    await field.waitFor();
    const { link, selected } = await withLab(page, (lab) => {
      const input = lab.shadowRoot!.firstElementChild!.shadowRoot!.activeElement as HTMLInputElement;
      return {
        link: lab.shareLink(),
        selected: input.value.slice(input.selectionStart!, input.selectionEnd!),
      };
    });
    expect(selected).toBe(link);
    expect(await axeFindings(page)).toEqual([]);
    await context.close();
  });

  it('a second link, followed on the same page, is heeded too, and a place on the page is no link', async () => {
    const context = await site.browser.newContext();
    const page = await visit(context, site.address('labs/induction/#preset=bare&seed=2&step=4'));
    await page.waitForFunction(() => document.querySelector('induction-lab')!.currentStep === 4);
    await page.evaluate(() => (location.hash = 'somewhere'));
    await page.evaluate(() => (location.hash = 'preset=bare&seed=2&step=2&ablate=1.0'));
    await page.waitForFunction(() => document.querySelector('induction-lab')!.currentStep === 2);
    expect(await withLab(page, (lab) => [lab.state, lab.ablations.heads])).toEqual([
      'preset=bare&seed=2&step=2&ablate=1.0',
      [[1, 0]],
    ]);
    await context.close();
  });
});

describe('nothing is stored', () => {
  for (const name of LABS) {
    it(`by a visit to the ${name} page: trained, scrubbed, saved, shared`, async () => {
      const context = await site.browser.newContext();
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      const page = await visit(context, site.address(`labs/${name}/`));
      await onLab(name)(page, async (lab) => {
        await lab.reset();
        await lab.train(4);
        await lab.seek(2);
        await lab.importRun(await lab.exportRun());
      });
      await page.getByRole('button', { name: 'Copy link' }).click();
      const stored = await page.evaluate(async () => {
        const files: string[] = [];
        for await (const name of (await navigator.storage.getDirectory()).keys()) files.push(name);
        return {
          local: Object.keys(localStorage),
          session: Object.keys(sessionStorage),
          databases: (await indexedDB.databases()).map(({ name }) => name),
          files,
          caches: await caches.keys(),
          cookies: document.cookie,
          workers: (await navigator.serviceWorker.getRegistrations()).length,
        };
      });
      const nothing = {
        local: [],
        session: [],
        databases: [],
        files: [],
        caches: [],
        cookies: '',
        workers: 0,
      };
      expect(stored).toEqual(nothing);
      expect(await context.cookies()).toEqual([]);
      await context.close();
    });
  }
});
