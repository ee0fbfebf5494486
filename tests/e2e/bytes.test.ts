import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findBrowser, softwareWebgpuFlags } from '../find-browser.ts';
import { startHost } from './site.ts';

type LabName = 'induction' | 'diffusion' | 'endgame';

/** What a lab may weigh, in bytes, gzipped file by file: trained, scrubbed and asked on wasm. */
const WASM_BYTES: Readonly<Record<LabName, number>> = {
  induction: 83_100,
  diffusion: 86_800,
  // Without the scene.
  endgame: 89_500,
};
/** The same with what a GPU takes besides. */
const USED_BYTES: Readonly<Record<LabName, number>> = {
  induction: 95_200,
  diffusion: 96_000,
  endgame: 99_900,
};
/** What a lab may weigh before the reader comes near: its shell. */
const SHELL_BYTES = 15_000;
/** With what only some visits of the induction lab fetch: run files, circuit, all figures, configuration, own sequence. */
const EVERYTHING_BYTES = 124_200;

let browser: Browser;

beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: findBrowser(),
    args: softwareWebgpuFlags,
  });
});

afterAll(async () => {
  await browser?.close();
});

/** What the usual visits fetched, once they are made. */
const visits = new Map<string, Promise<ReadonlySet<string>>>();

/** What the usual visit to a lab fetches. */
function visited(lab: LabName, backend: 'wasm' | 'webgpu'): Promise<ReadonlySet<string>> {
  const key = `${lab} ${backend}`;
  const visit = visits.get(key) ?? fetched(lab, backend, use[lab]);
  visits.set(key, visit);
  return visit;
}

/** Visits a page that holds the lab, `above` it what keeps it from view; resolves with the lab's files that it fetched. */
async function fetched(
  lab: LabName,
  backend: string,
  use: (page: Page) => Promise<void>,
  above = '',
): Promise<ReadonlySet<string>> {
  const host = await startHost({
    '/': {
      html: `<!doctype html><title>A page</title>
        <script type="module" src="/labs/${lab}.js"></script>
        ${above}<${lab}-lab loading="${above ? 'lazy' : 'eager'}" backend="${backend}"></${lab}-lab>`,
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

/** What webgpu brings besides its executor: the kernels that a lab's programs have, as a software adapter takes them. */
const KERNELS: Readonly<Record<LabName, readonly string[]>> = {
  induction: ['common-flat', 'transformer', 'transformer-flat'],
  diffusion: ['common-flat'],
  endgame: ['common-flat', 'policy', 'policy-flat'],
};

/** The name of a module whose file has it before a hash. */
const nameOf = (path: string): string => basename(path).replace(/-[\w-]{8}\.js$/, '');

/** The files that a GPU takes, given those that a software adapter does: the other variant of the kernels. */
function onGpu(paths: Iterable<string>): Promise<string[]> {
  return Promise.all(
    Array.from(paths, async (path) => {
      const name = nameOf(path);
      if (!name.endsWith('-flat')) return path;
      const files = await readdir(join('dist', dirname(path)));
      return join(
        dirname(path),
        files.find((file) => nameOf(file) === name.replace(/flat$/, 'tiled'))!,
      );
    }),
  );
}

/** What a reader does with each lab, and a page: train it, go back, and ask what only this lab can answer. */
const use: Readonly<Record<LabName, (page: Page) => Promise<void>>> = {
  induction: (page) =>
    page.evaluate(async () => {
      const lab = document.querySelector('induction-lab')!;
      await lab.train(4);
      await lab.seek(2);
      await lab.ablate([[0, 1]], 'zero');
    }),
  diffusion: (page) =>
    page.evaluate(async () => {
      const lab = document.querySelector('diffusion-lab')!;
      await lab.ready;
      // Small, for a software adapter.
      lab.config = { ...lab.config, width: 16, batch: 32 };
      await lab.train(4);
      await lab.seek(2);
      await lab.sample({ count: 64 });
    }),
  endgame: (page) =>
    page.evaluate(async () => {
      const lab = document.querySelector('endgame-lab')!;
      await lab.ready;
      lab.config = { ...lab.config, width: 16, group: 4, startsPerStep: 4 };
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
    // The element is the lab's shell; the lab is inside.
    const inside = lab.shadowRoot!.firstElementChild!.shadowRoot!;
    for (const details of inside.querySelectorAll('details')) details.open = true;
    for (const name of ['induction-circuit', 'induction-sequence']) {
      inside.querySelector(name)!.scrollIntoView();
      await customElements.whenDefined(name);
    }
    await Promise.all(
      ['induction-advanced', 'induction-measures'].map((name) => customElements.whenDefined(name)),
    );
  });
}

for (const lab of ['induction', 'diffusion', 'endgame'] as const) {
  it(`the ${lab} lab is a shell of 15 kB until the reader comes near`, async () => {
    const shell = await fetched(
      lab,
      'auto',
      async (page) => {
        await page.waitForTimeout(500);
        expect(await page.getByText('The lab starts when it comes into view.').isVisible()).toBe(true);
      },
      '<p style="height: 5000px">An article</p>',
    );
    const bytes = await gzipped(shell);
    console.log(`${lab}, gzipped bytes: ${bytes} of shell`);
    expect(bytes).toBeLessThan(SHELL_BYTES);
  });

  it(`the ${lab} lab, trained, scrubbed and asked on wasm, and with the webgpu executor, is small`, async () => {
    const wasm = await visited(lab, 'wasm');
    const webgpu = await visited(lab, 'webgpu');
    const used = new Set([...wasm, ...(await onGpu(webgpu))]);
    const sizes = { wasm: await gzipped(wasm), used: await gzipped(used) };
    console.log(`${lab}, gzipped bytes: ${sizes.wasm} on wasm, ${sizes.used} with webgpu`);
    const added = [...webgpu].filter((path) => !wasm.has(path)).map(nameOf);
    expect(added.toSorted(), 'one variant of the kernels that the lab needs').toEqual(
      ['executor', ...KERNELS[lab]].toSorted(),
    );
    expect(sizes.wasm).toBeLessThan(WASM_BYTES[lab]);
    expect(sizes.used).toBeLessThan(USED_BYTES[lab]);
  });
}

it('the induction lab is small with all that a reader can unfold, scroll to, save and open', async () => {
  const [wasm, webgpu] = [await visited('induction', 'wasm'), await visited('induction', 'webgpu')];
  const everything = await fetched('induction', 'wasm', useEverything);
  const bytes = await gzipped(new Set([...wasm, ...(await onGpu(webgpu)), ...everything]));
  console.log(`induction, gzipped bytes: ${bytes} with all parts`);
  expect(
    everything.size,
    'run files and their tensors, form and refusals of configurations, circuit and its figures, measures, tables, sequence and its reading',
  ).toBe(wasm.size + 11);
  expect(bytes).toBeLessThan(EVERYTHING_BYTES);
});

it('three.js comes with the endgame lab’s scene, and not before', async () => {
  const three = (text: string): boolean => text.includes('WebGLRenderer');
  const without = await visited('endgame', 'wasm');
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
    await page.locator('endgame-scene-stage').evaluate((stage) => stage.scrollIntoView());
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
