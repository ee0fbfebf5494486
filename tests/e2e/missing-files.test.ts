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

it.each(['transformer', 'common-flat'])(
  'without the %s kernels, a lab that should compute on WebGPU trains on WebAssembly, and says why',
  async (name) => {
    const host = await startHost({
      '/': {
        html: `<!doctype html><meta charset="utf-8"><title>A page</title><link rel="icon" href="data:,">
          <script type="module" src="/labs/induction.js"></script>
          <induction-lab loading="eager" backend="webgpu"></induction-lab>`,
      },
    });
    const page = await browser.newPage();
    const missed: string[] = [];
    await page.route(new RegExp(`/${name}-[\\w-]{8}\\.js$`), (route) => {
      missed.push(route.request().url());
      return route.fulfill({ status: 404 });
    });
    await page.goto(host.origin);
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
    await page.close();
    host.close();
  },
);

it('without the full measures, the diffusion lab says what is missing, and goes on', async () => {
  const host = await startHost({
    '/': {
      html: `<!doctype html><meta charset="utf-8"><title>A page</title><link rel="icon" href="data:,">
        <script type="module" src="/labs/diffusion.js"></script>
        <diffusion-lab loading="eager" backend="wasm"></diffusion-lab>`,
    },
  });
  const page = await browser.newPage();
  await page.route(/\/full-measures-[\w-]{8}\.js$/, (route) => route.fulfill({ status: 404 }));
  await page.goto(host.origin);
  const seen = await page.evaluate(async () => {
    await customElements.whenDefined('diffusion-lab');
    const lab = document.querySelector('diffusion-lab')!;
    await lab.ready;
    lab.config = { ...lab.config, width: 16, batch: 32 };
    await lab.train(2);
    const { code, message } = await lab.measure().then(
      () => ({ code: 'none', message: '' }),
      (error: Error & { code: string }) => error,
    );
    await lab.train(2);
    return { code, message, step: lab.currentStep, error: lab.error };
  });
  expect(seen).toEqual({
    code: 'lab-not-loaded',
    message: expect.stringMatching(/could not be fetched .* lie beside its script/),
    step: 4,
    error: null,
  });
  await page.close();
  host.close();
});
