import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Frame, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InductionLab } from '../../labs/induction/induction-lab.ts';
import { buildProject, install, pack, serveFolders, type Packed } from './consumer.ts';
import { complaintsOf, launchBrowser } from './site.ts';

const FRAMEWORKS = ['react', 'vue', 'svelte'] as const;

let packed: Packed;
let browser: Browser;
let host: Awaited<ReturnType<typeof serveFolders>>;

beforeAll(async () => {
  packed = pack();
  const site = join(packed.workplace, 'site');
  execFileSync('node_modules/.bin/vite', ['build', '--logLevel', 'error', '--outDir', site], {
    stdio: 'pipe',
  });
  const folders: Record<string, string> = {
    '/iframe/': 'examples/iframe/',
    '/iframe/ml-labs/': `${site}/`,
    '/notebook/': 'examples/notebook/',
    '/notebook/notebook/': join(packed.folder, 'dist/notebook/'),
  };
  for (const page of ['html', 'csp']) {
    folders[`/${page}/`] = `examples/${page}/`;
    folders[`/${page}/labs/`] = join(site, 'labs/');
  }
  for (const name of FRAMEWORKS) {
    folders[`/${name}/`] = await buildProject(install(packed, `examples/${name}`));
  }
  host = await serveFolders(folders);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  host?.close();
  if (packed) rmSync(packed.workplace, { recursive: true });
});

/** Does `work` on the example's page, of which the page may not complain. */
async function visit(path: string, work: (page: Page) => Promise<void>): Promise<void> {
  const page = await browser.newPage();
  const complaints = complaintsOf(page, [host.origin]);
  await page.goto(`${host.origin}/${path}/`);
  await work(page);
  expect(complaints.foreign).toEqual([]);
  // A browser asks for an icon that the examples do not have.
  expect(complaints.errors.filter((text) => !text.includes('404')).slice(0, 3)).toEqual([]);
  await page.close();
}

const shown = (page: Page, step: number) =>
  page.waitForFunction(
    (step) => document.querySelector<HTMLOutputElement>('#step')!.value === String(step),
    step,
  );

const withLab = <Value>(page: Page | Frame, work: (lab: InductionLab) => Value): Promise<Value> =>
  page.evaluate(
    `customElements.whenDefined('induction-lab').then(() => (${work.toString()})(document.querySelector('induction-lab')))`,
  ) as Promise<Value>;

describe('the example', () => {
  it('html: trains on a button’s word, and tells step and loss by its events', async () => {
    await visit('html', async (page) => {
      await page.click('#train');
      await shown(page, 5);
      expect(await page.textContent('#loss')).toMatch(/^\d\.\d\d$/);
    });
  });

  it('csp: trains under the strictest policy without a violation, and says what computes', async () => {
    await visit('csp', async (page) => {
      await page.click('#train');
      await shown(page, 5);
      const lab = await withLab(page, (lab) => ({ backend: lab.activeBackend, reason: lab.backendReason }));
      expect(lab.backend).not.toBe('wasm');
      expect(lab.reason).not.toContain('in the page itself');
    });
  });

  for (const name of FRAMEWORKS) {
    it(`${name}: sets properties, hears events, and calls methods`, async () => {
      await visit(name, async (page) => {
        const settings = (lab: InductionLab) => [lab.seed, lab.totalSteps];
        expect(await withLab(page, settings)).toEqual([3, 200]);
        await page.click('#train');
        await shown(page, 5);
        expect(
          await withLab(page, (lab) => [lab.trainedSteps, lab.backendReason.includes('page itself')]),
        ).toEqual([5, false]);
        await page.click('#seed');
        await page.waitForFunction(() => document.querySelector('induction-lab')!.seed === 4);
      });
    });
  }

  it('notebook: a trait moves the lab, and the lab moves the traits', async () => {
    await visit('notebook', async (page) => {
      const traits = async () =>
        JSON.parse((await page.textContent('#traits')) || '{}') as Record<string, unknown>;
      await page.click('#train');
      await shown(page, 5);
      expect(await traits()).toMatchObject({
        seed: 3,
        step: 5,
        trained_steps: 5,
        metrics: { step: 5 },
        error: '',
      });
      await page.click('#ablate');
      await page.waitForFunction(() => document.querySelector('induction-lab')!.ablations.heads.length === 1);
      await withLab(page, (lab) => lab.ablate([[0, 0]], 'mean'));
      await expect.poll(traits).toMatchObject({ ablations: { heads: [[0, 0]], kind: 'mean' } });
    });
  });

  it('iframe: a sandboxed frame shows what its address asks for, as tall as the lab', async () => {
    await visit('iframe', async (page) => {
      const frame = (await (await page.waitForSelector('iframe')).contentFrame())!;
      await frame.waitForFunction(
        () => document.querySelector('induction-lab')?.ablations.heads.length === 1,
      );
      expect(await withLab(frame, (lab) => [lab.seed, lab.currentStep, lab.ablations.heads])).toEqual([
        3,
        5,
        [[1, 0]],
      ]);
      const heights = () =>
        page.evaluate(() => document.querySelector('iframe')!.getBoundingClientRect().height);
      await expect.poll(heights).toBeGreaterThan(700);
    });
  });
});
