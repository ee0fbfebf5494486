import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { wasmKernels } from './core/executors/wasm/build-kernels.ts';
import { findBrowser, softwareGpuFlags, softwareWebgpuFlags } from './tests/find-browser.ts';

/** Chromium. Vitest writes into what it gets. */
const chromium = (args: string[]) => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({
    launchOptions: { executablePath: findBrowser(), args },
  }),
  instances: [{ browser: 'chromium' as const }],
});

/** Found only when a test imports them, they would reload the page under it. */
const optimizeDeps = {
  include: ['@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-cpu', 'lit/static-html.js', 'three'],
};

/** What is waited for has no hurry: the machine may have other work. */
const patient = {
  setupFiles: './tests/patience.ts',
  expect: { poll: { timeout: 15_000 } },
};

/**
 * What waits for a browser gets a second try: on two cores that work on other tests too, a frame or a timer now and
 * then comes later than any person would see it. The reporter names who needed it. Tests of times have one try.
 */
const SECOND_TRY = { retry: 1 };

/** Tests of what runs in a page. */
const elements = { testTimeout: 60_000, ...patient };

/** Those of them that keep a GPU busy, here a rasteriser. */
const GRAPHICS = [
  'tests/browser/webgpu/**/*.test.ts',
  'tests/browser/endgame-scene/**/*.test.ts',
  'tests/browser/induction/devices.test.ts',
] as const;

/** Tests of whole pages, as a site and its visitors have them. */
const pages = {
  environment: 'node',
  testTimeout: 300_000,
  hookTimeout: 120_000,
  ...patient,
  globalSetup: './tests/e2e/setup.ts',
};

export default defineConfig({
  plugins: [wasmKernels()],
  test: {
    reporters: ['default', './tests/closing-line.ts'],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          environment: 'node',
          // One process for all files: none leaves anything behind, and modules are loaded once.
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          server: { deps: { inline: [/@tensorflow/] } },
        },
      },
      // Two browsers at once: one of them draws its pages as a reader's does, which is cheap.
      {
        optimizeDeps,
        test: {
          ...elements,
          ...SECOND_TRY,
          name: 'elements',
          include: ['tests/browser/**/*.test.ts'],
          exclude: [...GRAPHICS],
          browser: chromium(softwareWebgpuFlags),
        },
      },
      {
        optimizeDeps,
        test: {
          ...elements,
          ...SECOND_TRY,
          name: 'graphics',
          include: [...GRAPHICS],
          browser: chromium(softwareGpuFlags),
        },
      },
      {
        test: {
          ...pages,
          ...SECOND_TRY,
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      // What measures times runs by itself.
      {
        test: {
          ...pages,
          name: 'timed pages',
          include: ['tests/timed/pages/**/*.test.ts'],
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
      {
        optimizeDeps,
        test: {
          ...elements,
          name: 'timed elements',
          include: ['tests/timed/elements/**/*.test.ts'],
          fileParallelism: false,
          sequence: { groupOrder: 3 },
          browser: chromium(softwareWebgpuFlags),
        },
      },
    ],
  },
});
