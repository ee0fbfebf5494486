import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { wasmKernels } from './core/executors/wasm/build-kernels.ts';
import { findBrowser, softwareGpuFlags } from './tests/find-browser.ts';

/** Chromium, with graphics in software. Vitest writes into what it gets. */
const chromium = () => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({
    launchOptions: { executablePath: findBrowser(), args: softwareGpuFlags },
  }),
  instances: [{ browser: 'chromium' as const }],
});

/** Found only when a test imports them, they would reload the page under it. */
const optimizeDeps = { include: ['@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-cpu', 'three'] };

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
          testTimeout: 60_000,
          server: { deps: { inline: [/@tensorflow/] } },
        },
      },
      {
        optimizeDeps,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          testTimeout: 60_000,
          browser: chromium(),
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          environment: 'node',
          testTimeout: 300_000,
          hookTimeout: 120_000,
          // What is waited for has no hurry.
          expect: { poll: { timeout: 15_000 } },
          globalSetup: './tests/e2e/setup.ts',
          fileParallelism: false,
          // Alone, since some of these tests measure times.
          sequence: { groupOrder: 1 },
        },
      },
      {
        optimizeDeps,
        test: {
          name: 'timed',
          include: ['tests/timed/**/*.test.ts'],
          testTimeout: 60_000,
          fileParallelism: false,
          // Alone, since all of these tests do.
          sequence: { groupOrder: 2 },
          browser: chromium(),
        },
      },
    ],
  },
});
