/** @file A host that serves a part of the folder that a lab's script lies in. */

import { chromium, type Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findBrowser, softwareGpuFlags } from '../find-browser.ts';
import { startHost } from './site.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: findBrowser(), args: softwareGpuFlags });
});

afterAll(() => browser?.close());

/** Somebody's page with a lab, where the files that match are not there; with the addresses that were missed. */
async function without(missing: RegExp, lab: string, backend: string) {
  const host = await startHost({
    '/': {
      html: `<!doctype html><meta charset="utf-8"><title>A page</title><link rel="icon" href="data:,">
        <script type="module" src="/labs/${lab}.js"></script>
        <${lab}-lab loading="eager" backend="${backend}"></${lab}-lab>`,
    },
  });
  const page = await browser.newPage();
  const missed: string[] = [];
  await page.route(missing, (route) => {
    missed.push(route.request().url());
    return route.fulfill({ status: 404 });
  });
  await page.goto(host.origin);
  const close = async (): Promise<void> => {
    await page.close();
    host.close();
  };
  return { page, missed, close };
}

it.each(['transformer', 'common-flat'])(
  'without the %s kernels, a lab that should compute on WebGPU trains on WebAssembly, and says why',
  async (name) => {
    const { page, missed, close } = await without(
      new RegExp(`/${name}-[\\w-]{8}\\.js$`),
      'induction',
      'webgpu',
    );
    const seen = await page.evaluate(async () => {
      await customElements.whenDefined('induction-lab');
      const lab = document.querySelector('induction-lab')!;
      await lab.train(3);
      return { backend: lab.activeBackend, reason: lab.backendReason, step: lab.currentStep };
    });
    expect(missed.length).toBeGreaterThan(0);
    expect(seen).toEqual({
      backend: 'wasm',
      reason: expect.stringMatching(/webgpu has failed here/),
      step: 3,
    });
    await close();
  },
);

it('without the wasm kernels, a lab computes with something else, and says why', async () => {
  const missing = /\/common-(?:plain|relaxed)\.generated-[\w-]{8}\.js$/;
  const { page, missed, close } = await without(missing, 'induction', 'wasm');
  const seen = await page.evaluate(async () => {
    await customElements.whenDefined('induction-lab');
    const lab = document.querySelector('induction-lab')!;
    await lab.ready;
    lab.config = { ...lab.config, vocabulary: 16, context: 24, width: 16, batch: 2 };
    await lab.train(1);
    return { backend: lab.activeBackend, reason: lab.backendReason, step: lab.currentStep };
  });
  expect(missed.length).toBeGreaterThan(0);
  expect(seen).toEqual({
    backend: expect.stringMatching(/^(?:cpu|webgl)$/),
    reason: expect.stringMatching(/wasm did not start/),
    step: 1,
  });
  await close();
});

it.each([
  ['diffusion', 'full-measures', { width: 16, batch: 32 }],
  ['induction', 'weight-measures', { vocabulary: 16, context: 24, width: 16, batch: 2 }],
])(
  'without a file of its measures, the %s lab says what is missing, and goes on',
  async (name, file, small) => {
    const missing = new RegExp(`/${file}-[\\w-]{8}\\.js$`);
    const { page, missed, close } = await without(missing, name, 'wasm');
    const seen = await page.evaluate(
      async ([tag, config]) => {
        await customElements.whenDefined(tag);
        const lab = document.querySelector<HTMLElementTagNameMap['induction-lab']>(tag)!;
        await lab.ready;
        lab.config = { ...lab.config, ...config };
        await lab.train(2);
        const { code, message } = await lab.measure().then(
          () => ({ code: 'none', message: '' }),
          (error: Error & { code: string }) => error,
        );
        await lab.train(2);
        return { code, message, step: lab.currentStep, error: lab.error };
      },
      [`${name}-lab`, small] as const,
    );
    expect(missed.length).toBeGreaterThan(0);
    expect(seen).toEqual({
      code: 'lab-not-loaded',
      message: expect.stringMatching(/could not be fetched .* lie beside its script/),
      step: 4,
      error: null,
    });
    await close();
  },
);

it('without the circuit’s figures, the circuit waits, and the rest is as ever', async () => {
  const { page, missed, close } = await without(/\/weight-measures-[\w-]{8}\.js$/, 'induction', 'wasm');
  await page.evaluate(async () => {
    await customElements.whenDefined('induction-lab');
    const lab = document.querySelector('induction-lab')!;
    await lab.ready;
    lab.config = { ...lab.config, vocabulary: 16, context: 24, width: 16, batch: 2 };
    await lab.train(3);
  });
  await page.keyboard.press('Tab');
  await expect.poll(() => missed.length).toBeGreaterThan(0);
  const seen = await page.evaluate(async () => {
    const lab = document.querySelector('induction-lab')!;
    await lab.seek(1);
    await lab.ablate([[0, 1]], 'zero');
    const { currentStep: step, ablations, error } = lab;
    return { step, heads: ablations.heads, error };
  });
  expect(seen).toEqual({ step: 1, heads: [[0, 1]], error: null });
  expect(await page.getByRole('heading', { name: 'The circuit' }).count()).toBe(1);
  await close();
});

it('a part that lies far down is in the list of headings before it is fetched, and where it cannot be', async () => {
  const { page, missed, close } = await without(/\/circuit-diagram-[\w-]{8}\.js$/, 'induction', 'wasm');
  const heading = page.getByRole('heading', { name: 'The circuit' });
  await heading.waitFor();
  expect(await heading.count()).toBe(1);
  await page.keyboard.press('Tab');
  await expect.poll(() => missed.length).toBe(1);
  expect(await heading.count()).toBe(1);
  // The other part came with the same key, and has its own heading now.
  await page.waitForFunction(() => customElements.get('induction-sequence'));
  await expect.poll(() => page.getByRole('heading', { name: 'Your own sequence' }).count()).toBe(1);
  await close();
});
