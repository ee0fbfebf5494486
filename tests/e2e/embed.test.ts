import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visits } from './lab-page.ts';
import { axeFindings, startHost } from './site.ts';

const site = new Visits();
let labs: { readonly origin: string; close(): void };

beforeAll(async () => {
  labs = await startHost({});
});

afterAll(() => labs?.close());

const frameOf = (query: string): string => `${labs.origin}/embed.html?${query}`;

describe('embed.html', () => {
  it('opens at the seed, step, preset and ablation of its address', async () => {
    const page = await site.browser.newPage();
    await page.goto(frameOf('lab=induction&seed=3&step=12&ablate=1.0&preset=bare&theme=dark'));
    await page.waitForFunction(() => document.querySelector('induction-lab')?.ablations.heads.length === 1);
    const seen = await page.evaluate(() => {
      const { seed, preset, currentStep, ablations, paused } = document.querySelector('induction-lab')!;
      return { seed, preset, currentStep, heads: ablations.heads, paused };
    });
    expect(seen).toEqual({ seed: 3, preset: 'bare', currentStep: 12, heads: [[1, 0]], paused: true });
    await page.close();
  });

  it('shows what a copied link says, which wins over the rest of its address, and heeds the next one', async () => {
    const page = await site.browser.newPage();
    await page.goto(
      frameOf('lab=induction&seed=3&step=9&ablate=1.0#preset=bare&seed=2&step=4&measures=open'),
    );
    const seen = () =>
      page.evaluate(() => {
        const { seed, preset, currentStep, ablations } = document.querySelector('induction-lab')!;
        return { seed, preset, currentStep, heads: ablations.heads };
      });
    const there = (shown: number) =>
      page.waitForFunction((step) => document.querySelector('induction-lab')?.currentStep === step, shown);
    await there(4);
    await expect.poll(seen).toEqual({ seed: 2, preset: 'bare', currentStep: 4, heads: [[1, 0]] });
    await page.locator('details.measures[open]').waitFor();
    const link = await page.evaluate(() => document.querySelector('induction-lab')!.shareLink());
    expect(link).toBe(
      frameOf('lab=induction&seed=3&step=9&ablate=1.0#preset=bare&seed=2&step=4&ablate=1.0&measures=open'),
    );
    await page.goto(link.replace('step=4&ablate=1.0', 'step=2'));
    await there(2);
    await expect.poll(seen).toEqual({ seed: 2, preset: 'bare', currentStep: 2, heads: [] });
    await page.close();
  });

  it('speaks the language of its address', async () => {
    const page = await site.browser.newPage();
    await page.goto(frameOf('lab=induction&lang=de'));
    await page.getByRole('button', { name: 'Abspielen' }).waitFor();
    await expect.poll(() => page.getByRole('group').first().getAttribute('lang')).toBe('de');
    await page.close();
  });

  for (const [query, message] of [
    ['lab=chess', 'Known values: induction, diffusion, endgame'],
    ['lab=induction&seed=x', 'whole number'],
    ['lab=induction&preset=none', 'Known values: classic'],
    ['lab=induction&ablate=7.0&loading=eager', '7'],
  ] as const) {
    it(`says what is wrong with "${query}"`, async () => {
      const page = await site.browser.newPage();
      await page.goto(frameOf(query));
      await expect.poll(() => page.getByRole('alert').textContent()).toContain(message);
      await page.close();
    });
  }
});

describe('a frame’s height', () => {
  /** A page with a frame and the parent's script; resolves when the frame has taken another height. */
  async function framed(sandbox: string): Promise<{ page: Page; height: number; close(): void }> {
    const host = await startHost({
      '/': {
        html: `<!doctype html><meta charset="utf-8"><title>A page</title>
          <script type="module" src="${labs.origin}/embed-parent.js"></script>
          <iframe title="A lab" width="800" height="123" ${sandbox} src="${frameOf('lab=induction&loading=eager')}"></iframe>`,
      },
    });
    const page = await site.browser.newPage();
    await page.goto(host.origin);
    await page.waitForFunction(() => document.querySelector('iframe')!.offsetHeight > 400);
    // The first picture makes the lab taller.
    await page.frames()[1].waitForFunction(() => document.querySelector('induction-lab')!.history.length > 0);
    await page.waitForTimeout(1000);
    const height = await page.evaluate(() => document.querySelector('iframe')!.offsetHeight);
    return { page, height, close: () => host.close() };
  }

  for (const sandbox of ['', 'sandbox="allow-scripts"']) {
    it(`follows its content ${sandbox && 'when sandboxed'}`, async () => {
      const { page, close } = await framed(sandbox);
      const frame = page.frames()[1];
      await frame.evaluate(() => {
        document.body.append(Object.assign(document.createElement('div'), { id: 'more' }));
        document.getElementById('more')!.style.height = '333px';
      });
      const inner = (): Promise<number> =>
        frame.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height));
      // The frame's border is the page's: two pixels above and below.
      await expect
        .poll(
          async () =>
            (await page.evaluate(() => document.querySelector('iframe')!.clientHeight)) - (await inner()),
        )
        .toBe(0);
      await page.close();
      close();
    });
  }

  it('is not set by anybody else, nor to nonsense', async () => {
    const { page, height, close } = await framed('');
    const after = await page.evaluate(async () => {
      const frame = document.querySelector('iframe')!;
      // The page itself, and a frame of another kind, say it.
      postMessage({ type: 'ml-labs:height', height: 4000 }, '*');
      const other = document.createElement('iframe');
      other.srcdoc = `<script>parent.postMessage({ type: 'ml-labs:height', height: 4001 }, '*')</script>`;
      document.body.append(other);
      await new Promise((resolve) => setTimeout(resolve, 300));
      return [frame.offsetHeight, other.offsetHeight];
    });
    expect(after[0]).toBe(height);
    expect(after[1]).toBeLessThan(400);
    await page.frames()[1].evaluate(() => parent.postMessage({ type: 'ml-labs:height', height: 'NaN' }, '*'));
    await page.frames()[1].evaluate(() => parent.postMessage({ type: 'ml-labs:height', height: 1e9 }, '*'));
    await page.waitForFunction(() => document.querySelector('iframe')!.offsetHeight > 4900);
    expect(await page.evaluate(() => document.querySelector('iframe')!.style.height)).toBe('5000px');
    await page.close();
    close();
  });
});

describe('oEmbed', () => {
  for (const lab of ['induction', 'diffusion', 'endgame']) {
    it(`has an answer for ${lab}, which its page leads to`, async () => {
      const { page } = await site.visit(`labs/${lab}/`);
      const href = await page.evaluate(
        () => document.querySelector<HTMLLinkElement>('link[type="application/json+oembed"]')!.href,
      );
      const answer = JSON.parse(await (await fetch(href)).text()) as {
        type: string;
        html: string;
        title: string;
      };
      expect(answer.type).toBe('rich');
      expect(answer.title).toBe(await page.title());
      expect(answer.html).toContain(`embed.html?lab=${lab}`);
      await page.close();
    });
  }
});

describe('the page “Embed”', () => {
  it('builds what is chosen, and shows it in a frame', async () => {
    const { page, complaints } = await site.visit('');
    await page.getByRole('link', { name: 'Embed' }).click();
    await page.getByLabel('Preset').locator('option[value="bare"]').waitFor({ state: 'attached' });
    await page.getByLabel('Preset').selectOption('bare');
    await page.getByLabel('Seed').fill('3');
    await page.getByLabel('Iframe').check();
    const text = await page.locator('#snippet').textContent();
    expect(text).toContain('embed.html?lab=induction&amp;preset=bare&amp;seed=3');
    await page.locator('#preview').scrollIntoViewIfNeeded();
    const frame = page.frameLocator('#preview');
    await frame.getByRole('button', { name: /^play/i }).waitFor();
    await page.locator('select[name=lab]').selectOption('diffusion');
    await page.getByLabel('Preset').locator('option[value="bare"]').waitFor({ state: 'detached' });
    expect(await page.locator('#snippet').textContent()).toContain('lab=diffusion&amp;seed=3');
    expect(complaints).toEqual({ errors: [], foreign: [] });
    await page.close();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`has nothing for axe-core to find, and fits 360 px, ${colorScheme}`, async () => {
      const { page } = await site.visit('labs/embed/', {
        colorScheme,
        viewport: { width: 360, height: 740 },
      });
      await page.getByText('embed.html?lab').first().waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
      expect(await axeFindings(page)).toEqual([]);
      await page.close();
    });
  }

  it('documents messages as the frame sends them', () => {
    const text = readFileSync('labs/embed/index.html', 'utf8');
    for (const type of ['ml-labs:ready', 'ml-labs:hello', 'ml-labs:height']) {
      expect(text).toContain(type);
      expect(readFileSync('labs/embed/height.ts', 'utf8')).toContain(type);
      expect(readFileSync('public/embed-parent.js', 'utf8')).toContain(type);
    }
  });
});

describe('two versions of a lab on one page', () => {
  it('the first stays, nothing breaks, and the console says so once', async () => {
    const other = await startHost({});
    const host = await startHost({
      '/': {
        html: `<!doctype html><meta charset="utf-8"><title>A page</title><link rel="icon" href="data:,">
          <script type="module" src="${labs.origin}/labs/induction.js"></script>
          <script type="module" src="${other.origin}/labs/induction.js"></script>
          <script type="module" src="${other.origin}/labs/diffusion.js"></script>
          <induction-lab loading="eager"></induction-lab>`,
      },
    });
    const page = await site.browser.newPage();
    const warnings: string[] = [];
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'warning' && message.text().includes('ml-labs')) warnings.push(message.text());
    });
    await page.goto(host.origin);
    const step = await page.evaluate(async () => {
      await customElements.whenDefined('diffusion-lab');
      const lab = document.querySelector('induction-lab')!;
      await lab.train(3);
      return lab.currentStep;
    });
    expect([step, errors, warnings.length]).toEqual([3, [], 1]);
    await page.close();
    other.close();
    host.close();
  });
});

describe('twelve labs on one page', () => {
  it('start as they come near, play one at a time, and leave nothing behind', async () => {
    const host = await startHost({
      '/': {
        html: `<!doctype html><meta charset="utf-8"><title>A page</title><link rel="icon" href="data:,">
          <script type="module" src="${labs.origin}/labs/induction.js"></script>
          ${'<induction-lab autoplay></induction-lab>'.repeat(12)}`,
      },
    });
    const page = await site.browser.newPage();
    await page.goto(host.origin);
    const playing = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('induction-lab')].map((lab) => !lab.paused).indexOf(true),
      );
    await page.waitForFunction(() =>
      [...document.querySelectorAll('induction-lab')].some((lab) => !lab.paused),
    );
    await expect.poll(() => page.workers().length).toBeLessThan(5);
    const heap = async (): Promise<number> => {
      const session = await page.context().newCDPSession(page);
      await session.send('HeapProfiler.collectGarbage');
      await session.send('HeapProfiler.collectGarbage');
      const { usedSize } = await session.send('Runtime.getHeapUsage');
      await session.detach();
      return usedSize;
    };
    for (const i of [3, 6, 9, 11]) {
      await page.evaluate((at) => document.querySelectorAll('induction-lab')[at].scrollIntoView(), i);
      await expect.poll(playing).toBeGreaterThan(i - 2);
      const count = await page.evaluate(
        () => [...document.querySelectorAll('induction-lab')].filter((lab) => !lab.paused).length,
      );
      expect(count).toBe(1);
    }
    /** Puts twelve labs on the page, trains each a little, and takes all away again. */
    const round = async (): Promise<number> => {
      await page.evaluate(async () => {
        const labs = Array.from({ length: 12 }, () => document.createElement('induction-lab'));
        document.body.replaceChildren(...labs);
        await Promise.all(labs.map((lab) => lab.train(5)));
        document.body.replaceChildren();
      });
      await page.waitForTimeout(500);
      return heap();
    };
    await round();
    const before = await round();
    const after = await round();
    console.log(`heap after removal of twelve labs: ${before} bytes, and after twelve more ${after}`);
    expect(page.workers()).toHaveLength(0);
    expect(after / before).toBeLessThan(1.05);
    await page.close();
    host.close();
  });
});
