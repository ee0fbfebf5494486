import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { Visits } from './lab-page.ts';
import { axeFindings } from './site.ts';

/** What the front page may weigh before a lab starts, in bytes, gzipped file by file. */
const FRONT_BYTES = 100_000;

const LABS = ['induction', 'diffusion', 'endgame'] as const;

const site = new Visits();

describe('every page', () => {
  for (const path of ['', 'labs/embed/', 'labs/api/', 'labs/bench/', ...LABS.map((lab) => `labs/${lab}/`)]) {
    it(`/${path} leads to the ways to embed, the API and the figures`, async () => {
      const { page } = await site.visit(path);
      const header = page.locator('.site-header');
      const hrefs = await header
        .locator('a')
        .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
      const pages = ['', 'labs/embed/', 'labs/api/', 'labs/bench/'].filter((other) => other !== path);
      expect(hrefs).toEqual(expect.arrayContaining(pages.map((other) => site.address(other))));
      await page.close();
    });
  }
});

describe('the front page', () => {
  it('weighs under 100 kB, with all that it fetches', async () => {
    const page = await site.browser.newPage();
    const bodies: Promise<Buffer>[] = [];
    page.on('response', (response) => bodies.push(response.body()));
    await page.goto(site.address(''), { waitUntil: 'networkidle' });
    const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body, { level: 9 }).length);
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    console.log(`front page: ${bytes} bytes gzipped, in ${sizes.length} files`);
    // The page and its style sheet, at least.
    expect(sizes.length).toBeGreaterThan(1);
    expect(bytes).toBeLessThan(FRONT_BYTES);
    await page.close();
  });
});

for (const [path, heading] of [
  ['labs/api/', /ask of a lab/],
  ['labs/bench/', /training step/],
] as const) {
  describe(`/${path}`, () => {
    it('is there without scripts, and without a word to another host', async () => {
      const { page, complaints } = await site.visit(path, { javaScriptEnabled: false });
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(heading);
      expect(await page.locator('script').count()).toBe(0);
      const text = await page.locator('main').textContent();
      expect(text).toMatch(/importRun|jax-js/);
      expect(complaints).toEqual({ errors: [], foreign: [] });
      await page.close();
    });

    for (const colorScheme of ['light', 'dark'] as const) {
      it(`at 360 px, ${colorScheme}: nothing overflows, and axe-core finds nothing`, async () => {
        const { page } = await site.visit(path, { colorScheme, viewport: { width: 360, height: 740 } });
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
        expect(await axeFindings(page)).toEqual([]);
        await page.close();
      });
    }
  });
}

describe('with forced colours', () => {
  for (const lab of LABS) {
    it(`axe-core finds nothing on the ${lab} page, with its recorded run open`, async () => {
      const { page } = await site.visit(`labs/${lab}/`, { forcedColors: 'active' });
      await page.locator(`${lab}-lab`).scrollIntoViewIfNeeded();
      await page.locator(`${lab}-lab`).evaluate(async (element) => {
        await customElements.whenDefined(element.localName);
        await (element as HTMLElement & { ready: Promise<void> }).ready;
      });
      await page.locator(`${lab}-lab`).locator('.picture canvas').first().waitFor();
      expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true);
      expect(await axeFindings(page)).toEqual([]);
      await page.close();
    });
  }

  for (const path of ['', 'labs/api/', 'labs/bench/']) {
    it(`axe-core finds nothing on /${path}`, async () => {
      const { page } = await site.visit(path, { forcedColors: 'active' });
      expect(await axeFindings(page)).toEqual([]);
      await page.close();
    });
  }
});
