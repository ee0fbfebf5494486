import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { browserFlags, findBrowser } from '../find-browser.ts';
import { startHost, startSite, type Site } from './site.ts';

type LabName = 'induction' | 'diffusion' | 'endgame';

/** What a lab may weigh, in bytes, gzipped file by file: trained, scrubbed and asked, on wasm and webgpu. */
const USED_BYTES: Readonly<Record<LabName, number>> = {
  induction: 104_700,
  diffusion: 111_700,
  // Without the scene.
  endgame: 107_200,
};
/** With what only some visits of the induction lab fetch: run files, all figures, configuration, own sequence. */
const EVERYTHING_BYTES = 122_800;

let site: Site;
let browser: Browser;

beforeAll(async () => {
  // Builds what is measured.
  [site, browser] = await Promise.all([
    startSite(),
    chromium.launch({
      executablePath: findBrowser(),
      args: [...browserFlags, '--enable-unsafe-swiftshader'],
    }),
  ]);
});

afterAll(async () => {
  await browser?.close();
  site?.stop();
});

/** Visits a page that holds nothing but the lab; resolves with the lab's files that it fetched. */
async function fetched(
  lab: LabName,
  backend: string,
  use: (page: Page) => Promise<void>,
): Promise<ReadonlySet<string>> {
  const host = await startHost({
    '/': {
      html: `<!doctype html><title>A page</title>
        <script type="module" src="/labs/${lab}.js"></script>
        <${lab}-lab loading="eager" backend="${backend}"></${lab}-lab>`,
    },
  });
  const page = await browser.newPage();
  await page.goto(host.origin);
  await page.evaluate((tag) => customElements.whenDefined(tag), `${lab}-lab`);
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

/** What a reader does with each lab, and a page: train it, go back, and ask what only this lab can answer. */
const use: Readonly<Record<LabName, (page: Page) => Promise<void>>> = {
  induction: (page) =>
    page.evaluate(async () => {
      const lab = document.querySelector('induction-lab')!;
      await lab.train(20);
      await lab.seek(10);
      await lab.ablate([[0, 1]], 'zero');
    }),
  diffusion: (page) =>
    page.evaluate(async () => {
      const lab = document.querySelector('diffusion-lab')!;
      await lab.train(20);
      await lab.seek(10);
      await lab.sample({ count: 64 });
    }),
  endgame: (page) =>
    page.evaluate(async () => {
      const lab = document.querySelector('endgame-lab')!;
      await lab.train(3);
      await lab.seek(1);
      await lab.policy(lab.position);
    }),
};

/** Everything that a reader can unfold, scroll to, save and open. */
async function useEverything(page: Page): Promise<void> {
  await use.induction(page);
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

for (const lab of ['induction', 'diffusion', 'endgame'] as const) {
  it(`the ${lab} lab, trained, scrubbed and asked on wasm, and with the webgpu executor, is small`, async () => {
    const wasm = await fetched(lab, 'wasm', use[lab]);
    // There is no adapter here, but its executor is fetched to find out.
    const webgpu = await fetched(lab, 'webgpu', use[lab]);
    const used = new Set([...wasm, ...webgpu]);
    const sizes = { wasm: await gzipped(wasm), used: await gzipped(used) };
    console.log(`${lab}, gzipped bytes: ${sizes.wasm} on wasm, ${sizes.used} with webgpu`);
    expect(used.size, 'the webgpu executor was fetched too').toBe(wasm.size + 1);
    expect(sizes.used).toBeLessThan(USED_BYTES[lab]);
  });
}

it('the induction lab is small with all that a reader can unfold, scroll to, save and open', async () => {
  const [wasm, webgpu] = [
    await fetched('induction', 'wasm', use.induction),
    await fetched('induction', 'webgpu', use.induction),
  ];
  const everything = await fetched('induction', 'wasm', useEverything);
  const bytes = await gzipped(new Set([...wasm, ...webgpu, ...everything]));
  console.log(`induction, gzipped bytes: ${bytes} with all parts`);
  expect(everything.size, 'run files, configuration, the form of all labs, figures, sequence').toBe(
    wasm.size + 5,
  );
  expect(bytes).toBeLessThan(EVERYTHING_BYTES);
});

it('three.js comes with the endgame lab’s scene, and not before', async () => {
  const three = (text: string): boolean => text.includes('WebGLRenderer');
  const without = await fetched('endgame', 'wasm', use.endgame);
  for (const path of without) expect(three(await readFile(join('dist', path), 'latin1')), path).toBe(false);

  const watched = await fetched('endgame', 'wasm', async (page) => {
    await use.endgame(page);
    // There is no graphics card here; the lab is to take the rasteriser for one.
    await page.evaluate(() => {
      const { getContext } = HTMLCanvasElement.prototype;
      HTMLCanvasElement.prototype.getContext = function (
        this: HTMLCanvasElement,
        kind: string,
        options?: object,
      ) {
        return Reflect.apply(getContext, this, [kind, { ...options, failIfMajorPerformanceCaveat: false }]);
      } as typeof getContext;
      WebGL2RenderingContext.prototype.getParameter = () => 'A graphics card';
    });
    const library = page.waitForResponse(async (response) =>
      three((await response.body()).toString('latin1')),
    );
    await page.getByRole('button', { name: 'Watch in 3-D' }).click();
    await library;
  });
  const added = [...watched].filter((path) => !without.has(path));
  const libraries = [];
  for (const path of added) if (three(await readFile(join('dist', path), 'latin1'))) libraries.push(path);
  console.log(`endgame, gzipped bytes: ${await gzipped(added)} more with the scene`);
  expect(libraries.length).toBe(1);
});
