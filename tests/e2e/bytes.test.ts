import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, startHost, startSite, type Site } from './site.ts';

/** What the induction lab may weigh, in bytes, gzipped file by file. */
const USED_BYTES = 103_700;
/** With what only some visits fetch: run files, all figures, the configuration, the reader's own sequence. */
const EVERYTHING_BYTES = 122_000;

let site: Site;
let browser: Browser;

beforeAll(async () => {
  // Builds what is measured.
  [site, browser] = await Promise.all([startSite(), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  site?.stop();
});

/** Visits a page that holds nothing but the lab; resolves with the lab's files that it fetched. */
async function fetched(backend: string, use: (page: Page) => Promise<void>): Promise<ReadonlySet<string>> {
  const host = await startHost({
    '/': {
      html: `<!doctype html><title>A page</title>
        <script type="module" src="/labs/induction.js"></script>
        <induction-lab loading="eager" backend="${backend}"></induction-lab>`,
    },
  });
  const page = await browser.newPage();
  await page.goto(host.origin);
  await page.evaluate(async () => {
    await customElements.whenDefined('induction-lab');
    const lab = document.querySelector('induction-lab')!;
    await lab.train(20);
    await lab.seek(10);
    await lab.ablate([[0, 1]], 'zero');
  });
  await use(page);
  await page.close();
  host.close();
  return host.served;
}

async function gzipped(paths: Iterable<string>): Promise<number> {
  const sizes = [...paths].map(
    async (path) => gzipSync(await readFile(join('dist', path)), { level: 9 }).length,
  );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

/** Everything that a reader can unfold, scroll to, save and open. */
async function useEverything(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const lab = document.querySelector('induction-lab')!;
    await lab.importRun(await lab.exportRun());
    await lab.seek(0);
    await lab.updateComplete;
    for (const details of lab.shadowRoot!.querySelectorAll('details')) details.open = true;
    lab.shadowRoot!.querySelector('.sequence')!.scrollIntoView();
    await Promise.all(
      ['induction-advanced', 'induction-measures', 'induction-sequence'].map((name) =>
        customElements.whenDefined(name),
      ),
    );
  });
}

it('the lab, trained, scrubbed and ablated on wasm, and with the webgpu executor, is small', async () => {
  const wasm = await fetched('wasm', async () => {});
  // There is no adapter here, but its executor is fetched to find out.
  const webgpu = await fetched('webgpu', async () => {});
  const everything = await fetched('wasm', useEverything);
  const used = new Set([...wasm, ...webgpu]);
  const sizes = {
    wasm: await gzipped(wasm),
    used: await gzipped(used),
    everything: await gzipped(new Set([...used, ...everything])),
  };
  console.log(
    `gzipped bytes: ${sizes.wasm} on wasm, ${sizes.used} with webgpu, ${sizes.everything} with all parts`,
  );
  expect(used.size, 'the webgpu executor was fetched too').toBe(wasm.size + 1);
  expect(everything.size, 'run files, configuration, figures, sequence').toBe(wasm.size + 4);
  expect(sizes.used).toBeLessThan(USED_BYTES);
  expect(sizes.everything).toBeLessThan(EVERYTHING_BYTES);
});
